"""Who sees the figures of their own organisation, and the only way to them."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from django.http import Http404
from django.utils import timezone

from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people import access as people
from zorgvuldig.rules.year_figures import is_whole
from zorgvuldig.statistics import ways
from zorgvuldig.statistics.counted import YearCounts
from zorgvuldig.statistics.figures import YearReport
from zorgvuldig.statistics.models import CountedQuarter, QuarterCount
from zorgvuldig.statistics.reporting import parts, remark

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor, Machine

PURPOSE = "jaarcijfers van de eigen organisatie lezen"


class Year(NamedTuple):
    """One year in the list: is it whole, and is it invented?"""

    year: int
    whole: bool
    fictional: bool


def sees_figures(actor: "Actor | None") -> "Actor":
    """The actor, when they may see figures; otherwise there is no such page."""
    return people.require(actor, ways.FIGURES)


def years(actor: "Actor | None") -> list[Year]:
    """The years of which something was counted, and this one; the newest first."""
    asks = sees_figures(actor)
    today = timezone.localdate()
    rows = list(CountedQuarter.objects.filter(organisation=asks.organisation))
    known = {row.quarter.year for row in rows} | {today.year}
    counted = {row.quarter for row in rows}
    invented = {row.quarter.year for row in rows if row.fictional}
    return [
        Year(year, is_whole(year, counted, today), year in invented)
        for year in sorted(known, reverse=True)
    ]


def year_report(actor: "Actor | None", year: int, purpose: str = PURPOSE) -> YearReport:
    """The figures of one year of the own organisation. That they were asked, and what for, is
    logged. A year of which nothing was counted does not exist, but for this one."""
    return _report(sees_figures(actor), year, purpose)


def _report(asks: "Actor | Machine", year: int, purpose: str) -> YearReport:
    today = timezone.localdate()
    both = CountedQuarter.objects.filter(
        organisation=asks.organisation, quarter__year__in=(year - 1, year)
    )
    rows = list(both.order_by("quarter"))
    ours = [row for row in rows if row.quarter.year == year]
    if not ours and year != today.year:
        raise Http404
    record("statistics.read", actor=asks, action=Action.EXECUTE, about=f"quartercount:{year}",
           purpose=purpose, policy="figures")  # fmt: skip
    days = tuple(row.quarter for row in rows)
    now, former = _counts(asks, year, days), _counts(asks, year - 1, days)
    whole = is_whole(year, days, today)
    return YearReport(
        organisation=asks.organisation.name,
        year=year,
        counted_on=max((row.counted_on for row in ours), default=today),
        parts=parts(asks.organisation.regime, now, former, whole=whole) if ours else (),
        finished=whole,
        fictional=any(row.fictional for row in ours),
        remark=remark(now, whole=whole) if ours else "",
    )


def finished_report(actor: "Actor | None", year: int, purpose: str) -> YearReport:
    """The same, to take along: only of a year that is over."""
    return _finished(year_report(people.require(actor, ways.PAPERS), year, purpose))


def report_for_machine(machine: "Machine", year: int, purpose: str) -> YearReport:
    """The same for another system of the organisation: a year that is over, and its own."""
    return _finished(_report(people.require_machine(machine, ways.BY_MACHINE), year, purpose))


def _finished(report: YearReport) -> YearReport:
    if not report.finished or not report.parts:
        raise Http404
    return report


def _counts(actor: "Actor | Machine", year: int, counted: tuple[date, ...]) -> YearCounts:
    rows = QuarterCount.objects.filter(
        organisation=actor.organisation, quarter__range=(date(year, 1, 1), date(year, 12, 31))
    ).values_list("quarter", "measure", "category", "number")
    numbers = {(quarter, asked, answer): number for quarter, asked, answer, number in rows}
    return YearCounts(year, tuple(day for day in counted if day.year == year), numbers)
