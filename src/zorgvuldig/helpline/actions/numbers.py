"""The numbers of a line as they may leave the desk: by month, one question at a time and never
crossed, nothing below ten (H-14). What was erased is counted in `MonthCount`; the rest stands."""

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db.models import Count
from django.db.models.functions import TruncMonth
from django.utils import timezone

from zorgvuldig.helpline.actions.telling import for_a_week
from zorgvuldig.helpline.models import HelpRequest, MonthCount
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.rules import gates
from zorgvuldig.rules.helpline.codes import CallerRole, Channel, Ending, Kind, State
from zorgvuldig.rules.small_numbers import FEW, tens

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

MONTHS_SHOWN = 12
PURPOSE = "cijfers van de eigen hulplijn"
# Every answer of a question is told, also the one that nobody gave: none is no more than few.
ANSWERS: dict[str, tuple[str, ...]] = {
    "received": ("ALL",),
    "channel": tuple(Channel),
    "kind": tuple(Kind),
    "caller": tuple(CallerRole),
    "ending": tuple(Ending),
}
COLUMNS = {"channel": "channel", "kind": "kind", "caller": "caller_role", "ending": "ending"}
Told = dict[date, dict[str, dict[str, str]]]


class Numbers(NamedTuple):
    """What leaves the desk: by month, how many were lost, and on which day it was counted."""

    months: Told
    lost: str
    since: date


def told(actor: "Actor") -> Numbers:
    """The numbers as they stand this week; that they were asked is logged."""
    record("line.counted", actor=actor, action=Action.EXECUTE, about="helprequest:",
           purpose=PURPOSE, policy="coordinator")  # fmt: skip
    said, on = for_a_week(actor, "numbers", timezone.localdate(), lambda: _counted(actor))
    months = {
        date.fromisoformat(month): {question: dict(rows) for question, rows in answers}
        for month, answers in said["months"]
    }
    return Numbers(months, said["lost"], on)


def _counted(actor: "Actor") -> dict[str, Any]:
    """In rows, which keep their order where they are stored."""
    months = [
        [month.isoformat(), [[question, [*rows.items()]] for question, rows in answers.items()]]
        for month, answers in by_month(actor).items()
    ]
    return {"months": months, "lost": lost(actor)}


def by_month(actor: "Actor") -> Told:
    """The months with something to tell, the newest first; the month that runs is left out, since
    who looks twice would see one come in."""
    counted = _erased(actor) + _standing(actor)
    running = timezone.localdate().replace(day=1)
    months = sorted({month for month, _, _ in counted if month < running}, reverse=True)
    return {
        month: {
            question: tens({code: counted[month, question, code] for code in codes})
            for question, codes in ANSWERS.items()
        }
        for month in months[:MONTHS_SHOWN]
    }


def _erased(actor: "Actor") -> Counter[tuple[date, str, str]]:
    rows = MonthCount.objects.filter(organisation=actor.organisation, question__in=ANSWERS)
    return Counter({(r.month, r.question, r.code): r.count for r in rows})


def _standing(actor: "Actor") -> Counter[tuple[date, str, str]]:
    """What still stands, by the month it came in: one query for each question."""
    rows = HelpRequest.unscoped.filter(organisation=actor.organisation)
    rows = rows.annotate(month=TruncMonth("received_at"))
    found: Counter[tuple[date, str, str]] = Counter()
    for question, column in COLUMNS.items():
        for month, code, count in rows.exclude(**{column: ""}).values_list(
            "month", column, Count("pk")
        ):
            found[timezone.localdate(month), question, code] += count
    for month, count in rows.values_list("month", Count("pk")):
        found[timezone.localdate(month), "received", "ALL"] += count
    return found


def lost(actor: "Actor") -> str:
    """How many callers were lost: out of reach at the end, or never reached and promised long ago.
    A few is no number."""
    rows = HelpRequest.unscoped.filter(organisation=actor.organisation)
    gone = rows.filter(ending=Ending.OUT_OF_REACH)
    never = rows.filter(first_contact_on=None, promised_by__lt=timezone.localdate())
    count = gone.count() + never.exclude(state=State.CLOSED).count()
    before = MonthCount.objects.filter(
        organisation=actor.organisation, question="ending", code=Ending.OUT_OF_REACH
    )
    count += sum(before.values_list("count", flat=True))
    return FEW if gates.enough_to_tell(count) else str(count)
