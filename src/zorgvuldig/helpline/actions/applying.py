"""What a confidant told of themself: on applying, changed later by the coordinator or by the
confidant. Communities only with their explicit yes, and gone the moment it is taken back (H-10)."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import IntegrityError, transaction

from zorgvuldig.helpline.models import Confidant
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.recording.refusals import AlreadyRecorded, NotNow, hold
from zorgvuldig.rules import gates
from zorgvuldig.vault.models import DataKey

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

CODES = ("languages", "gender", "most_matches")
GONE = "Deze gegevens van een vertrouwenspersoon zijn gewist."


def hold_file(confidant: Confidant) -> Confidant:
    """Hold the file until this transaction ends; `confidant` itself is brought up to date."""
    rows = Confidant.unscoped.select_for_update(of=("self",)).filter(pk=confidant.pk)
    held = rows.first()
    if held is None:
        raise NotNow(GONE)
    for field in Confidant._meta.concrete_fields:
        setattr(confidant, field.attname, getattr(held, field.attname))
    return confidant


@transaction.atomic
def apply(
    *, actor: "Actor", once: UUID, today: date, codes: Mapping[str, Any], words: Mapping[str, Any],
    communities_agreed: bool,
) -> Confidant:  # fmt: skip
    """A new file: somebody wants to be a confidant. Sent twice it is there once."""
    hold(gates.communities_agreed(words.get("communities", ()), communities_agreed))
    key = DataKey.make(actor.organisation.pk)
    confidant = Confidant(
        id=once,
        organisation=actor.organisation,
        key=key,
        sealed=key.seal(dict(words), once),
        applied_on=today,
        communities_agreed_on=_agreed_on(None, words, communities_agreed, today),
        **{name: codes[name] for name in CODES if name in codes},
    )
    try:
        with transaction.atomic():
            confidant.save(force_insert=True)
    except IntegrityError as fault:
        key.delete()
        raise AlreadyRecorded(once) from fault
    record("confidant.applied", actor=actor, action=Action.CREATE, about=confidant,
           client_ref=confidant.pk)  # fmt: skip
    return confidant


@transaction.atomic
def change(
    *, confidant: Confidant, actor: "Actor", today: date, codes: Mapping[str, Any],
    words: Mapping[str, Any], communities_agreed: bool, policy: str,
) -> None:  # fmt: skip
    """Keep these of what somebody told, and leave the rest as it was. A yes for communities is of
    today when other communities are named than before."""
    hold(gates.communities_agreed(words.get("communities", ()), communities_agreed))
    before = hold_file(confidant).words()
    confidant.communities_agreed_on = _agreed_on(
        (confidant, before), words, communities_agreed, today
    )
    confidant.sealed = confidant.key.seal({**before, **words}, confidant.pk)
    for name in CODES:
        if name in codes:
            setattr(confidant, name, codes[name])
    confidant.save()
    _log("confidant.changed", confidant, actor, policy)


def _agreed_on(
    before: "tuple[Confidant, dict[str, Any]] | None",
    words: Mapping[str, Any],
    agreed: bool,
    today: date,
) -> date | None:
    """The day of the yes that holds for these communities; none when none are named."""
    if not agreed or not words.get("communities"):
        return None
    if before is None or before[1].get("communities") != words["communities"]:
        return today
    return before[0].communities_agreed_on or today


@transaction.atomic
def withdraw_communities(*, confidant: Confidant, actor: "Actor", policy: str) -> None:
    """The yes is taken back: the communities are gone at once, and nobody is searched by them."""
    words = hold_file(confidant).words()
    confidant.sealed = confidant.key.seal({**words, "communities": []}, confidant.pk)
    confidant.communities_agreed_on = None
    confidant.save(update_fields=["sealed", "communities_agreed_on"])
    _log("confidant.communities_withdrawn", confidant, actor, policy)


@transaction.atomic
def be_away(
    *, confidant: Confidant, actor: "Actor", away_from: date | None, away_until: date | None,
    policy: str,
) -> None:  # fmt: skip
    """From when until when nobody is proposed to this confidant; without a first day they are
    there. Running matches stay: the coordinator arranges what goes on meanwhile."""
    if away_from is None and away_until is not None:
        raise NotNow("Vul ook de eerste dag in, of haal de laatste dag weg.")
    if away_from and away_until and away_until < away_from:
        raise NotNow("De laatste dag ligt voor de eerste. Kijk de data na.")
    hold_file(confidant)
    confidant.away_from, confidant.away_until = away_from, away_until
    confidant.save(update_fields=["away_from", "away_until"])
    _log("confidant.away", confidant, actor, policy)


def _log(event: str, confidant: Confidant, actor: "Actor", policy: str) -> None:
    record(event, actor=actor, action=Action.UPDATE, about=confidant, client_ref=confidant.pk,
           policy=policy)  # fmt: skip
