"""Every entry is made here: sealed, stored once, and logged, or not at all."""

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from zorgvuldig.dossiers.models import Dossier, Entry
from zorgvuldig.handbook import EDITION
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.recording.once import store_once
from zorgvuldig.recording.refusals import NotNow, hold
from zorgvuldig.rules import gates

NOT_VALID = (
    "Dit formulier is niet meer geldig. Kopieer uw tekst, open de pagina opnieuw en leg het daar "
    "vast."
)

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor


def add_entry(
    *,
    dossier: Dossier,
    actor: "Actor",
    kind: str,
    once: UUID,
    happened_on: date,
    words: dict[str, Any],
    policy: str = "keeper",
    purpose: str = "",
    after_closing: bool = False,
) -> Entry:
    """One line of the timeline with its words sealed, and one log line.

    `once` is the number the form carried: sent twice, it is stored once (`AlreadyRecorded`).
    A closed dossier takes no entries (`NotNow`) but `after_closing`, what somebody adds by right;
    a volunteer makes none (G19). `policy` says why the actor may write, `purpose` what for if the
    logbook asks that. Call it in a transaction.
    """
    hold(gates.only_hands_over(actor.membership.roles if actor.membership else ()))
    lock(dossier) if after_closing else lock_open(dossier)
    entry = _entry(dossier, actor, once, kind=kind, happened_on=happened_on, words=words)
    same = {"pk": entry.pk, "dossier": entry.dossier_id, "author": entry.author_id}
    store_once(entry, entry.pk, same=same, otherwise=NOT_VALID)
    record(
        f"{kind.lower()}.recorded",
        actor=actor,
        action=Action.CREATE,
        about=entry,
        client_ref=dossier.pk,
        policy=policy,
        purpose=purpose,
    )
    return entry


def _entry(
    dossier: Dossier, actor: "Actor", once: UUID, *, words: dict[str, Any], **known: Any
) -> Entry:
    return Entry(
        id=once,
        organisation_id=dossier.organisation_id,
        dossier=dossier,
        author=actor.person,
        sealed=dossier.key.seal(words, once),
        edition=EDITION,
        **known,
    )


def lock_open(dossier: Dossier) -> Dossier:
    """Hold the dossier until this transaction ends, and make sure it is still open."""
    if lock(dossier).closed_on is not None:
        raise NotNow("Dit dossier is afgesloten. Heropen het om iets toe te voegen.", mend="reopen")
    return dossier


def lock(dossier: Dossier) -> Dossier:
    """Hold the dossier until this transaction ends, open or closed.

    `dossier` itself is brought up to date: what was read before the wait is never decided upon.
    """
    held = Dossier.unscoped.select_for_update(of=("self",)).get(pk=dossier.pk)
    for field in Dossier._meta.concrete_fields:
        setattr(dossier, field.attname, getattr(held, field.attname))
    dossier.__dict__.pop("_client", None)
    return dossier


def codes_of(entry: Entry) -> dict[str, Any]:
    """What every row beside an entry carries."""
    return {
        "entry": entry,
        "organisation_id": entry.organisation_id,
        "dossier_id": entry.dossier_id,
    }
