"""A seat that comes free goes as an offer to the next of the same sector, and so on until it ends.

Call what is here with the workshop held (`stages.lock`): a seat, an offer and the line change
together or not at all (W-01).
"""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from zorgvuldig.gatherings import letters
from zorgvuldig.gatherings.access.seats import OPEN_STATES, Standing, standing_of
from zorgvuldig.gatherings.actions.stages import lock
from zorgvuldig.gatherings.models import Participant, Workshop
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people.actor import OnSchedule
from zorgvuldig.rules.gatherings import clocks, seats
from zorgvuldig.rules.gatherings.codes import SeatState


def settle(workshop: Workshop) -> Standing:
    """Offers that ended are over, and what is free goes to who waits. Returns how it stands then.
    After it began, nothing is offered any more."""
    now, stands = timezone.now(), standing_of(workshop)
    ended = [number for number, until in stands.offers_end.items() if until <= now]
    if ended:
        Participant.unscoped.filter(pk__in=ended).update(
            state=SeatState.DECLINED, place=None, offered_until=None, answered_at=now,
            changes=F("changes") + 1,
        )  # fmt: skip
        tell("seat.offer_ended", workshop)
        stands = standing_of(workshop)
    up = seats.moves_up(stands.mix, stands.held, stands.waiting) if is_open(workshop) else []
    for one in Participant.unscoped.filter(pk__in=[one.number for one in up]) if up else ():
        _offer(workshop, one)
    return standing_of(workshop) if up else stands


def _offer(workshop: Workshop, one: Participant) -> None:
    now = timezone.now()
    begins = workshop.begins_at or now + clocks.OFFER_LASTS
    one.state, one.offered_until = SeatState.OFFERED, clocks.offer_ends(now, begins)
    one.save(update_fields=["state", "offered_until"])
    letters.send_offer.defer(organisation_id=one.organisation_id, participant=str(one.pk))
    tell("seat.offered", one)


def is_open(workshop: Workshop) -> bool:
    """Can people register, accept and be offered a seat now?"""
    begins = workshop.begins_at
    return workshop.state in OPEN_STATES and (begins is None or timezone.now() < begins)


@transaction.atomic
def settle_if_due(workshop: Workshop) -> None:
    """At each look at a page: an offer that ended is over now, and not at the next job."""
    offered = Participant.unscoped.filter(workshop=workshop, state=SeatState.OFFERED)
    if offered.filter(offered_until__lte=timezone.now()).exists():
        settle(lock(workshop))


def settle_all() -> int:
    """Every few minutes, of the organisation that was said: all workshops with an offer that
    ended. Returns how many."""
    offered = {"state": SeatState.OFFERED, "offered_until__lte": timezone.now()}
    numbers = set(Participant.unscoped.filter(**offered).values_list("workshop", flat=True))
    for workshop in Workshop.unscoped.filter(pk__in=numbers).select_related("key").order_by("pk"):
        settle_if_due(workshop)
    return len(numbers)


def tell(event: str, about: Workshop | Participant) -> None:
    by = OnSchedule(about.organisation_id)
    record(event, actor=by, action=Action.UPDATE, about=about)
