"""Closing: what changed, what the client was told, how long it is kept, and no label left."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction

from zorgvuldig.dossiers.access import acute, afterwards, sharing
from zorgvuldig.dossiers.actions.correcting import CORRECT_FIRST
from zorgvuldig.dossiers.actions.entries import add_entry, lock_open
from zorgvuldig.dossiers.actions.planning import end_with_dossier
from zorgvuldig.dossiers.actions.terms import last_change, term_of
from zorgvuldig.dossiers.codes import EntryKind
from zorgvuldig.dossiers.models import Dossier, Entry
from zorgvuldig.handbook.wording import label_words, no_stamp
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.recording.refusals import NotNow, hold
from zorgvuldig.rules import gates

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

FINISH_FIRST = (
    "Na het bellen bij direct gevaar moet nog iets gebeuren. Bij ‘Wat nu’ ziet u wat. Daarna kan "
    "het dossier dicht."
)


@transaction.atomic
def close(
    *,
    dossier: Dossier,
    actor: "Actor",
    outcome: str,
    help_relation: bool,
    today: date,
    **entry: Any,
) -> None:
    """Close with an outcome and the day until which the file is kept.

    How pressing the situation once seemed is wiped, in the dossier and in its first entry; what
    happened stays (method.md S9: no label survives closing; a lost note hides a danger). Not while
    the client does not know what was shared or said in danger (G16), nor while somebody holds what
    proved wrong (AVG art. 19), nor before what had to wait for a call was done (G04, G13).
    """
    held = lock_open(dossier)
    _refuse_unless_done(dossier, today)
    _refuse_labels(entry["words"])
    add_entry(dossier=dossier, actor=actor, kind=EntryKind.CLOSING, **entry)
    end_with_dossier(dossier=dossier, actor=actor, today=today)
    _wipe_triage(dossier)
    since = last_change(held, outcome, help_relation, today)
    Dossier.unscoped.filter(pk=held.pk).update(
        closed_on=today,
        outcome=outcome,
        triage="",
        triaged_on=None,
        review_on=None,
        help_relation=help_relation,
        **term_of(held, outcome, help_relation, since),
    )
    record(
        "dossier.closed",
        actor=actor,
        action=Action.UPDATE,
        about=dossier,
        client_ref=dossier.pk,
        policy="keeper",
    )


def _refuse_unless_done(dossier: Dossier, today: date) -> None:
    hold(gates.told_before_closing(sharing.not_told(dossier)), mend="now")
    hold(gates.told_whom(afterwards.told_nobody_knows().filter(dossier=dossier)), mend="now")
    if afterwards.waiting_corrections().filter(dossier=dossier).exists():
        raise NotNow(CORRECT_FIRST, mend="now")
    if any(acute.open_after(call, today) for call in acute.calls().filter(dossier=dossier)):
        raise NotNow(FINISH_FIRST, mend="now")


def _refuse_labels(words: dict[str, str]) -> None:
    if found := label_words(" ".join(words.values())):
        raise NotNow(no_stamp(found))


def _wipe_triage(dossier: Dossier) -> None:
    for first in Entry.unscoped.filter(dossier=dossier, kind=EntryKind.TRIAGE):
        words = first.words(dossier.key)
        kept = {name: words[name] for name in words if name not in ("triage", "reason")}
        first.sealed = dossier.key.seal(kept, first.id)
        first.save(update_fields=["sealed"])
