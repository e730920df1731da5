"""The board: what is needed first on top, page by page.

First the requests that wait too long for their talk, then signed reports that wait to be sent, then
the workshops by their day until the report is there, then the look backs that are due, and then the
rest. Within each the earliest date comes first.
"""

from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from django.db.models import (
    Case,
    Count,
    DateTimeField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    When,
)
from django.db.models.functions import Cast
from django.utils import timezone

from zorgvuldig.gatherings.access.workshops import workshops_of
from zorgvuldig.gatherings.models import Participant, Workshop, WorkshopReport
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.rules.gatherings import clocks
from zorgvuldig.rules.gatherings.codes import ReportState, SeatState
from zorgvuldig.rules.gatherings.codes import WorkshopState as W
from zorgvuldig.rules.spots import ranked_spot_in

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from zorgvuldig.people.actor import Actor

PAGE = 25
LATE, SIGNED, BY_DAY, LOOK_BACK, REST = range(5)
WITH_A_DAY = (W.MIX_AGREED, W.INVITED, W.CONFIRMED, W.HELD, W.REPORT_DRAFT)
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
    since: datetime
    number: UUID


def late(today: date) -> Q:
    """What the organiser has to do by a day: a talk that is late, a look back to hold."""
    return _talk_late(today) | _look_back_due(today)


def _talk_late(today: date) -> Q:
    first = datetime.combine(clocks.talks_late_before(today), datetime.min.time())
    return Q(state=W.REQUESTED, requested_at__lt=timezone.make_aware(first))


def _is_signed() -> Q:
    reports = WorkshopReport.unscoped.filter(workshop=OuterRef("pk"), state=ReportState.SIGNED)
    return Q(Exists(reports))


def _look_back_due(today: date) -> Q:
    due = Q()
    for looked_back in range(len(clocks.LOOK_BACK_AFTER)):
        sent = clocks.reports_due_until(today, looked_back)
        due |= Q(looked_back=looked_back, report_sent_on__lte=sent)
    return Q(state__in=(W.REPORT_SENT, W.FOLLOW_UP)) & due


def board(actor: "Actor", today: date) -> "QuerySet[Workshop]":
    """The workshops this person may see, in the order of the board."""
    offers = Participant.unscoped.filter(workshop=OuterRef("pk"), state=SeatState.OFFERED)
    has_day = Q(state__in=WITH_A_DAY, begins_at__isnull=False)
    rows = workshops_of(actor).annotate(
        offers=Exists(offers),
        rank=Case(
            When(_talk_late(today), then=LATE),
            When(_is_signed(), then=SIGNED),
            When(has_day, then=BY_DAY),
            When(_look_back_due(today), then=LOOK_BACK),
            default=REST,
            output_field=IntegerField(),
        ),
        since=Case(
            When(has_day, then=F("begins_at")),
            When(_look_back_due(today), then=Cast("report_sent_on", DateTimeField())),
            default=F("requested_at"),
        ),
    )
    return rows.order_by("rank", "since", "pk")


def list_page(
    actor: "Actor", which: str, today: date, after: Place | None = None
) -> list[Workshop]:
    """One page and one more, from a place on when there is one. The look is logged."""
    record("workshop.listed", actor=actor, action=Action.READ)
    rows = board(actor, today).filter(state__in=GROUPS[which])
    if after is not None:
        rows = rows.filter(
            Q(rank__gt=after.rank)
            | Q(rank=after.rank, since__gt=after.since)
            | Q(rank=after.rank, since=after.since, pk__gt=after.number)
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
    found = ranked_spot_in(written, range(LATE, REST + 1))
    return Place(*found) if found else None
