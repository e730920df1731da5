"""What gatherings brought in a quarter, in counts. A gathering and a recommendation are nobody; of
people only how many came, by sector; of what they answered only the middle of a group (W-06).

People of information meetings are not counted here: they are told by the quarter, to who pays
(M-05), and a sum over a year could be taken apart with that.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Count
from django.utils import timezone

from zorgvuldig.gatherings.models import (
    InformationMeeting,
    Participant,
    Recommendation,
    Workshop,
    WorkshopCount,
)
from zorgvuldig.handbook.gatherings import confidence
from zorgvuldig.rules.gatherings.codes import MeetingState, Moment, RecommendationState
from zorgvuldig.rules.small_numbers import middle

if TYPE_CHECKING:
    from django.db.models import QuerySet

Cell = tuple[str, str, int]
HELD = (MeetingState.HELD, MeetingState.EVALUATED, MeetingState.CLOSED)
TOLD = (Moment.BEFORE, Moment.AFTER)
FROM_LITTLE_TO_MUCH = tuple("12345")  # the places of `handbook.gatherings.confidence().scale`


def cells(organisation: int, first: date, last: date) -> Iterator[Cell]:
    """Question, answer and number, from `first` up to and including `last`."""
    workshops = Workshop.unscoped.filter(organisation=organisation, held_on__range=(first, last))
    yield from _some("sessions", "WORKSHOP", workshops.count())
    yield from _some("sessions", "MEETING", _meetings(organisation, first, last))
    came = Participant.unscoped.filter(workshop__in=workshops, attended=True)
    sectors = came.order_by().values_list("sector").annotate(number=Count("pk"))
    for sector, number in sorted(sectors):
        yield "people", sector, number
    yield from _confidence(workshops)
    yield from _recommendations(organisation, first, last)


def _meetings(organisation: int, first: date, last: date) -> int:
    zone = timezone.get_default_timezone()
    begins = datetime.combine(first, time.min, zone)
    ends = datetime.combine(last + timedelta(days=1), time.min, zone)
    ours = InformationMeeting.unscoped.filter(organisation=organisation, state__in=HELD)
    return ours.filter(begins_at__gte=begins, begins_at__lt=ends).count()


def _confidence(workshops: "QuerySet[Workshop]") -> Iterator[Cell]:
    """By moment and statement: of how many workshops the middle answer was this one."""
    counts: dict[tuple[Any, str, str], dict[str, int]] = defaultdict(dict)
    rows = WorkshopCount.unscoped.filter(
        workshop__in=workshops, moment__in=TOLD, question__in=[*confidence().statements]
    )
    for workshop, moment, question, answer, count in rows.values_list(
        "workshop", "moment", "question", "answer", "count"
    ):
        counts[workshop, moment, question][answer] = count
    found: Counter[tuple[str, str]] = Counter()
    for (_, moment, question), given in counts.items():
        answers = {answer: given.get(answer, 0) for answer in FROM_LITTLE_TO_MUCH}
        if in_the_middle := middle(answers):
            found[question, f"{moment}:{in_the_middle}"] += 1
    for (question, code), number in sorted(found.items()):
        yield f"sure_{question}", code, number


def _recommendations(organisation: int, first: date, last: date) -> Iterator[Cell]:
    ours = Recommendation.unscoped.filter(organisation=organisation)
    made = ours.filter(workshop__report_sent_on__range=(first, last)).count()
    done = ours.filter(state=RecommendationState.DONE, state_on__range=(first, last)).count()
    yield from _some("recommendations", "MADE", made)
    yield from _some("recommendations", "DONE", done)


def _some(question: str, code: str, number: int) -> Iterator[Cell]:
    if number:
        yield question, code, number
