"""Looking in because it could not wait: an hour, with a reason, told to others and checked by one
of them. Nobody checks themselves."""

from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from zorgvuldig.dossiers.access.emergencies import officers_beside
from zorgvuldig.dossiers.actions.entries import add_entry, codes_of, lock_open
from zorgvuldig.dossiers.actions.involving import involved_now, works_with_clients
from zorgvuldig.dossiers.codes import EntryKind
from zorgvuldig.dossiers.models import Dossier, EmergencyAccess
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.recording.refusals import NotNow
from zorgvuldig.rules.together import LOOKS_IN, reason_to_look_in

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

CLOSED = (
    "Is er gevaar? Bel 112. Dit dossier is afgesloten; er komt niets nieuws meer in te staan. "
    "Vraag raad aan wie het bijhield."
)


@transaction.atomic
def look_in(
    *, dossier: Dossier, actor: "Actor", root: str, now: datetime, once: UUID, words: dict[str, Any]
) -> EmergencyAccess:
    """Open somebody else's dossier to read, for an hour. The keepers see it in the dossier, the
    attention officers are mailed, and one of them checks it (law.md J)."""
    if dossier.closed_on is not None:
        raise NotNow(CLOSED)
    lock_open(dossier)
    _may_look(dossier, actor)
    if wrong := reason_to_look_in(words.get("reason", ""), _given_before(dossier, actor, now)):
        raise NotNow(wrong)
    written = add_entry(
        dossier=dossier,
        actor=actor,
        kind=EntryKind.EMERGENCY,
        once=once,
        happened_on=timezone.localdate(now),
        words=words,
        policy="emergency",
        purpose=words["why"],
    )
    look = EmergencyAccess.unscoped.create(
        **codes_of(written),
        membership_id=actor.membership_id,
        opened_at=now,
        ends_at=now + LOOKS_IN,
    )
    if not actor.practises:  # nothing goes out of practice
        _tell(look, root)
    return look


def _may_look(dossier: Dossier, actor: "Actor") -> None:
    if actor.membership is None:
        raise NotNow("U werkt niet bij deze organisatie.")
    works_with_clients(actor.membership)
    if involved_now(dossier, actor.membership, timezone.localdate()):
        raise NotNow("U bent al betrokken bij dit dossier. U kunt het gewoon openen.")


def _given_before(dossier: Dossier, actor: "Actor", now: datetime) -> list[str]:
    """The reasons this person gave before for this dossier; refused while an hour still runs."""
    before = EmergencyAccess.unscoped.filter(dossier=dossier, membership=actor.membership_id)
    if before.filter(ends_at__gt=now).exists():
        raise NotNow("U hebt nog spoedtoegang. Pas daarna kunt u die opnieuw nemen, met een reden.")
    return [look.entry.words(dossier.key)["reason"] for look in before.select_related("entry")]


def _tell(look: EmergencyAccess, root: str) -> None:
    from zorgvuldig.dossiers import jobs

    for officer in officers_beside(look):
        jobs.tell_of_look.defer(
            organisation_id=look.organisation_id,
            membership_id=officer.pk,
            look_id=str(look.pk),
            root=root,
        )


@transaction.atomic
def check(
    *, look: EmergencyAccess, actor: "Actor", justified: bool, finding: str, now: datetime
) -> None:
    """Was it right to look? Said by another than who looked, in words, and once."""
    held = (
        EmergencyAccess.unscoped.select_for_update(of=("self",))
        .select_related("membership", "dossier__key")
        .get(pk=look.pk)
    )
    if held.membership.person_id == actor.person.pk:
        raise NotNow("Een ander kijkt dit na. Niemand kijkt de eigen spoedtoegang na.")
    if not officers_beside(held).filter(pk=actor.membership_id).exists():
        raise NotNow("Alleen een aandachtsfunctionaris kijkt dit na.")
    if held.checked_at is not None:
        raise NotNow("Een collega heeft dit al nagekeken.")
    held.checked_by, held.checked_at, held.justified = actor.person, now, justified
    held.sealed_check = held.dossier.key.seal({"finding": finding}, held.pk)
    held.save(update_fields=["checked_by", "checked_at", "justified", "sealed_check"])
    record(
        "emergency.checked",
        actor=actor,
        action=Action.UPDATE,
        about=held,
        client_ref=held.dossier_id,
        policy="officer",
    )
