"""What a confidant told of themself: on applying, changed later by the coordinator or by the
confidant. Communities only with their explicit yes, and gone the moment it is taken back (H-10)."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from zorgvuldig.drafts import actions as drafts
from zorgvuldig.helpline.models import Confidant
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.recording.once import store_once
from zorgvuldig.recording.refusals import NotNow, hold
from zorgvuldig.rules import gates
from zorgvuldig.vault import ledger
from zorgvuldig.vault.models import DataKey, Reason

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

COMMUNITIES = "communities"  # in the erasure ledger
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
        last_step_on=today,
        communities_agreed_on=_agreed_on(None, words, communities_agreed, today),
        **{name: codes[name] for name in CODES if name in codes},
    )
    store_once(confidant, once, key=key)
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
    if set(before.get("communities", ())) - set({**before, **words}.get("communities", ())):
        _tell_ledger(confidant, today)
    confidant.communities_agreed_on = _agreed_on(
        (confidant, before), words, communities_agreed, today
    )
    confidant.sealed = confidant.key.seal({**before, **words}, confidant.pk)
    for name in CODES:
        if name in codes:
            setattr(confidant, name, codes[name])
    confidant.last_step_on = today
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
    if hold_file(confidant).words().get("communities"):
        _tell_ledger(confidant, timezone.localdate())
    _drop_communities(confidant)
    _log("confidant.communities_withdrawn", confidant, actor, policy)


def forget_communities(number: UUID, on: date) -> int:
    """After a backup was put back: a yes of that day or before was taken back, and its communities
    go again. A yes given on a later day stands."""
    rows = Confidant.unscoped.select_for_update(of=("self",)).select_related("key")
    held = rows.filter(pk=number, communities_agreed_on__lte=on).first()
    if held is None:
        return 0
    _drop_communities(held)
    return 1


def _drop_communities(confidant: Confidant) -> None:
    """The words, the yes, and what somebody may have begun to type of them."""
    confidant.sealed = confidant.key.seal({**confidant.words(), "communities": []}, confidant.pk)
    confidant.communities_agreed_on = None
    confidant.save(update_fields=["sealed", "communities_agreed_on"])
    drafts.discard_about(confidant.organisation_id, {str(confidant.pk)})
    if confidant.membership_id:
        drafts.discard_own(confidant.membership_id, reverse("helpline:own_serves"))


def _tell_ledger(confidant: Confidant, today: date) -> None:
    """Communities that somebody took back do not come back with a backup: no yes until yesterday
    stands, so that a yes of today to what is left does. Of a yes of today itself, none stands."""
    on = max(confidant.communities_agreed_on or today, today - timedelta(days=1))
    ledger.write(
        organisation=confidant.organisation_id,
        object_type=COMMUNITIES,
        object_id=confidant.pk,
        on=on,
        reason=Reason.CONSENT_WITHDRAWN,
    )


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
    confidant.last_step_on = timezone.localdate()
    confidant.save(update_fields=["away_from", "away_until", "last_step_on"])
    _log("confidant.away", confidant, actor, policy)


def _log(event: str, confidant: Confidant, actor: "Actor", policy: str) -> None:
    record(event, actor=actor, action=Action.UPDATE, about=confidant, client_ref=confidant.pk,
           policy=policy)  # fmt: skip
