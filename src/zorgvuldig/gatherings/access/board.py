"""The board: what waits first, and then the longest known, page by page."""

from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from django.db.models import Case, Count, Exists, IntegerField, OuterRef, Q, Value, When
from django.utils import timezone

from zorgvuldig.gatherings.access.workshops import workshops_of
from zorgvuldig.gatherings.models import Participant, Workshop
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.rules.gatherings import clocks
from zorgvuldig.rules.gatherings.codes import SeatState
from zorgvuldig.rules.gatherings.codes import WorkshopState as W

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from zorgvuldig.people.actor import Actor

PAGE = 25
LATE, REST = 0, 1
OVER = (W.CLOSED, W.CANCELLED)
GROUPS: dict[str, tuple[str, ...]] = {
    "": tuple(state for state in W if state not in OVER),
    "aangevraagd": (W.REQUESTED,),
    "voorbereiden": (W.PREP_CALL_DONE, W.MIX_AGREED),
    "uitnodigen": (W.INVITED,),
    "gaat-door": (W.CONFIRMED,),
    "verslag": (W.HELD, W.REPORT_DRAFT),
    "terugkijken": (W.REPORT_SENT, W.FOLLOW_UP),
    "voorbij": OVER,
}


class Place(NamedTuple):
    """Where a workshop stands on the board."""

    rank: int
    requested_at: datetime
    number: UUID


def late(today: date) -> Q:
    """No preparation talk in time, or a look back that is due."""
    begins = timezone.make_aware(
        datetime.combine(clocks.talks_late_before(today), datetime.min.time())
    )
    waits = Q(state=W.REQUESTED, requested_at__lt=begins)
    for looked_back in range(len(clocks.LOOK_BACK_AFTER)):
        sent = clocks.reports_due_until(today, looked_back)
        waits |= Q(
            state__in=(W.REPORT_SENT, W.FOLLOW_UP),
            looked_back=looked_back,
            report_sent_on__lte=sent,
        )
    return waits


def board(actor: "Actor", today: date) -> "QuerySet[Workshop]":
    """The workshops this person may see, what waits on top."""
    offers = Participant.unscoped.filter(workshop=OuterRef("pk"), state=SeatState.OFFERED)
    rows = workshops_of(actor).annotate(
        offers=Exists(offers),
        rank=Case(
            When(late(today) | Q(Exists(offers)), then=Value(LATE)),
            default=Value(REST),
            output_field=IntegerField(),
        ),
    )
    return rows.order_by("rank", "requested_at", "pk")


def list_page(
    actor: "Actor", which: str, today: date, after: Place | None = None
) -> list[Workshop]:
    """One page and one more, from a place on when there is one. The look is logged."""
    record("workshop.listed", actor=actor, action=Action.READ)
    rows = board(actor, today).filter(state__in=GROUPS[which])
    if after is not None:
        rows = rows.filter(
            Q(rank__gt=after.rank)
            | Q(rank=after.rank, requested_at__gt=after.requested_at)
            | Q(rank=after.rank, requested_at=after.requested_at, pk__gt=after.number)
        )
    return list(rows[: PAGE + 1])


def how_many(actor: "Actor") -> dict[str, int]:
    """How many stand in each group."""
    counted = workshops_of(actor).values_list("state").annotate(number=Count("pk")).order_by()
    by_state = dict(counted)
    return {
        name: sum(by_state.get(state, 0) for state in states) for name, states in GROUPS.items()
    }


def place_in(written: str) -> Place | None:
    """A place on the board, as it stands in the address; anything else is the beginning."""
    try:
        rank, at, number = written.split("_")
        found = Place(int(rank), datetime.fromisoformat(at), UUID(number))
    except ValueError:
        return None
    return found if found.requested_at.tzinfo and found.rank in (LATE, REST) else None
