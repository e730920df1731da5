"""Somebody does not come, gives their seat back, or wants nothing kept of them."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from zorgvuldig.gatherings import letters
from zorgvuldig.gatherings.actions.destroying import destroy_of
from zorgvuldig.gatherings.actions.erasing import erase_participant
from zorgvuldig.gatherings.actions.offering import settle
from zorgvuldig.gatherings.actions.registering import held
from zorgvuldig.gatherings.actions.stages import lock
from zorgvuldig.gatherings.models import Participant
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people.actor import Caller
from zorgvuldig.recording.refusals import NotNow
from zorgvuldig.rules.gatherings.codes import SeatState
from zorgvuldig.vault.models import Reason

if TYPE_CHECKING:
    from zorgvuldig.gatherings.models import Workshop

OVER = "Het werkatelier is begonnen of geweest. Afzeggen kan niet meer."
GONE = (SeatState.DECLINED, SeatState.WITHDRAWN)


@transaction.atomic
def withdraw(*, participant: Participant) -> Participant:
    """Says no, leaves the line or gives the seat back; the seat goes to the next of the sector."""
    workshop = lock(participant.workshop)
    one = held(participant)
    if one.state in GONE:
        return one
    if is_over(workshop):
        raise NotNow(OVER)
    had_a_seat = one.state == SeatState.SEATED
    leave(one, SeatState.WITHDRAWN if had_a_seat else SeatState.DECLINED)
    settle(workshop)
    if not one.unproven:
        letters.send_not_coming.defer(organisation_id=one.organisation_id, participant=str(one.pk))
    return one


def leave(one: Participant, state: str) -> None:
    """Out of the seat and out of the line, and what they brought goes with them. Call it with the
    workshop held."""
    one.state, one.place, one.offered_until = state, None, None
    one.answered_at, one.changes = timezone.now(), one.changes + 1
    one.save(update_fields=["state", "place", "offered_until", "answered_at", "changes"])
    actor = Caller(one.organisation_id)
    record("seat.given_back", actor=actor, action=Action.UPDATE, about=one)
    destroy_of(participant=one, actor=actor)


@transaction.atomic
def forget_me(*, participant: Participant) -> None:
    """Everything that is known of them goes at once, in every state; a seat goes to the next."""
    workshop = lock(participant.workshop)
    one = held(participant)
    actor = Caller(one.organisation_id)
    erase_participant(participant=one, actor=actor, reason=Reason.CONSENT_WITHDRAWN)
    settle(workshop)


def is_over(workshop: "Workshop") -> bool:
    """Did it begin already, by the clock or because who leads it said so?"""
    begun = workshop.begins_at is not None and workshop.begins_at <= timezone.now()
    return begun or workshop.held_on is not None


def has_ended(workshop: "Workshop") -> bool:
    """Is the day itself behind us? Until then somebody may still have to take their situation off
    the table (W-07)."""
    ended = workshop.ends_at is not None and workshop.ends_at <= timezone.now()
    return ended or workshop.held_on is not None
