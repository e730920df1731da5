"""Which meetings somebody sees: the organiser all of the organisation, everybody what was
announced."""

from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from django.db.models import Count, Q, Sum
from django.http import Http404
from django.utils import timezone

from zorgvuldig.gatherings import ways
from zorgvuldig.gatherings.models import (
    CallBackWish,
    InformationMeeting,
    Material,
    MeetingCount,
    MeetingPlace,
)
from zorgvuldig.logbook.actions import Action, record, refuse
from zorgvuldig.people import access as people
from zorgvuldig.rules.gatherings import clocks
from zorgvuldig.rules.gatherings.codes import MeetingState
from zorgvuldig.rules.spots import spot_in, spot_of

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from zorgvuldig.people.actor import Actor

PAGE = 25
DONE = (MeetingState.CLOSED, MeetingState.CANCELLED)


class Place(NamedTuple):
    """A place in a list: when a meeting begins, and its number."""

    begins_at: datetime
    number: UUID

    def __str__(self) -> str:
        return spot_of(*self)


def place_in(written: str) -> Place | None:
    """The place in the list that stands in the address; anything else is the beginning."""
    found = spot_in(written)
    return Place(*found) if found else None


def list_page(
    actor: "Actor", *, done: bool = False, after: Place | None = None
) -> list[InformationMeeting]:
    """One page for who organises: what comes or waits, the first first; or what is done, the last
    first. One more than `PAGE` tells that there is more."""
    rows = InformationMeeting.unscoped.filter(organisation=actor.organisation)
    if not done:
        return _from(rows.exclude(state__in=DONE), after)
    rows = rows.filter(state__in=DONE)
    if after:
        same = Q(begins_at=after.begins_at, pk__lt=after.number)
        rows = rows.filter(Q(begins_at__lt=after.begins_at) | same)
    return list(rows.order_by("-begins_at", "-pk")[: PAGE + 1])


def _from(rows: "QuerySet[InformationMeeting]", after: Place | None) -> list[InformationMeeting]:
    if after:
        same = Q(begins_at=after.begins_at, pk__gt=after.number)
        rows = rows.filter(Q(begins_at__gt=after.begins_at) | same)
    return list(rows.order_by("begins_at", "pk")[: PAGE + 1])


def get_meeting(actor: "Actor | None", number: UUID) -> InformationMeeting:
    """One meeting, for who organises it. The look is logged, and a refusal."""
    actor = people.require(actor, ways.MEETING)
    rows = InformationMeeting.unscoped.filter(organisation=actor.organisation)
    found = rows.filter(pk=number).first()
    if found is None:
        about = f"informationmeeting:{number}"
        refuse("meeting.read", actor=actor, about=about, policy="organiser")
    record("meeting.read", actor=actor, action=Action.READ, about=found, policy="organiser")
    return found


def coming(after: Place | None = None) -> list[InformationMeeting]:
    """What stands in the public calendar of the provider that was opened, the first first."""
    rows = InformationMeeting.unscoped.filter(
        state=MeetingState.ANNOUNCED, by_invitation=False, ends_at__gte=timezone.now()
    )
    return _from(rows, after)


def to_follow() -> "QuerySet[InformationMeeting]":
    """What stands in the feed: what comes, and what was announced and called off not long ago."""
    now = timezone.now()
    called_off = Q(
        state=MeetingState.CANCELLED,
        announced_at__isnull=False,
        ends_at__gte=now - clocks.CANCELLED_SHOWN,
    )
    goes_on = Q(state=MeetingState.ANNOUNCED, ends_at__gte=now)
    rows = InformationMeeting.unscoped.filter(called_off | goes_on, by_invitation=False)
    return rows.order_by("begins_at", "pk")[:500]


def announced_meeting(number: UUID) -> InformationMeeting:
    """A meeting as everybody may see it: also one by invitation, for who has its address. Call it
    after `open_provider`."""
    rows = InformationMeeting.unscoped.filter(announced_at__isnull=False)
    found = rows.filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def taken_in(meeting: InformationMeeting) -> int:
    """For how many people places were given."""
    rows = MeetingPlace.unscoped.filter(meeting=meeting)
    return rows.aggregate(taken=Sum("people"))["taken"] or 0


def counts_of(meeting: InformationMeeting) -> dict[tuple[str, str], int]:
    """How often each question was answered so."""
    rows = MeetingCount.unscoped.filter(meeting=meeting)
    return {(row.question, row.answer): row.count for row in rows}


def materials_of(meeting: InformationMeeting) -> list[Material]:
    """What lies on the table."""
    return list(Material.unscoped.filter(meeting=meeting).order_by("title", "language", "id"))


def wishes_for(meeting: InformationMeeting) -> int:
    """How many wait to be called."""
    return CallBackWish.unscoped.filter(meeting=meeting).count()


class Sums(NamedTuple):
    """What one period adds up to, before anything is hidden."""

    held: int
    unfinished: int
    heads: int
    walk_ins: int
    mentioned: int


def sums_between(actor: "Actor", begins: date, ends: date) -> Sums:
    """The meetings of this organisation from one day until the day before another."""
    rows = _between(actor, begins, ends)
    told = rows.aggregate(
        held=Count("pk", filter=Q(state=MeetingState.CLOSED)),
        unfinished=Count("pk", filter=~Q(state__in=DONE)),
        heads=Sum("heads", filter=Q(state=MeetingState.CLOSED)),
        walk_ins=Sum("walk_ins", filter=Q(state=MeetingState.CLOSED)),
        mentioned=Sum("mentioned", filter=Q(state=MeetingState.CLOSED)),
    )
    return Sums(**{name: number or 0 for name, number in told.items()})


def languages_between(actor: "Actor", begins: date, ends: date) -> list[list[str]]:
    """The languages of each meeting that was held."""
    rows = _between(actor, begins, ends).filter(state=MeetingState.CLOSED)
    return list(rows.order_by("begins_at").values_list("languages", flat=True))


def answers_between(actor: "Actor", begins: date, ends: date) -> dict[tuple[str, str], int]:
    """How often each question was answered so, at all meetings that were held together."""
    held = _between(actor, begins, ends).filter(state=MeetingState.CLOSED)
    rows = MeetingCount.unscoped.filter(meeting__in=held).values_list("question", "answer")
    return {(q, a): many for q, a, many in rows.annotate(many=Sum("count")).order_by()}


def _between(actor: "Actor", begins: date, ends: date) -> "QuerySet[InformationMeeting]":
    rows = InformationMeeting.unscoped.filter(organisation=actor.organisation)
    return rows.filter(begins_at__date__gte=begins, begins_at__date__lt=ends)
