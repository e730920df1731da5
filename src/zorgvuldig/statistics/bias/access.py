"""Who sees how their organisation looks, and the only way to it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.http import Http404
from django.utils import timezone

from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people import access as people
from zorgvuldig.rules.bias import JUDGING, Asked
from zorgvuldig.rules.codes import Regime
from zorgvuldig.rules.year_figures import is_whole
from zorgvuldig.statistics import ways
from zorgvuldig.statistics.bias.telling import ENDED, Look, look
from zorgvuldig.statistics.counted import YearCounts
from zorgvuldig.statistics.models import CountedQuarter, QuarterCount

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

PURPOSE = "samen nagaan of we met één oog kijken"


def sees_bias(actor: "Actor | None") -> "Actor":
    """The actor, when they may see it; otherwise there is no such page. A line keeps no dossiers
    and describes no signs (H-13)."""
    asks = people.require(actor, ways.BIAS)
    if asks.organisation.regime == Regime.HELPLINE:
        raise Http404
    return asks


def years(actor: "Actor | None") -> list[int]:
    """The whole years, the newest first."""
    return _whole(_quarters(sees_bias(actor)))


def bias_of(actor: "Actor | None", year: int) -> Look:
    """How the own organisation looked in one whole year. That it was asked is logged. A year that
    still runs does not exist here: its counts would change, and their difference points at
    somebody."""
    asks = people.require(sees_bias(actor), ways.BIAS_YEAR)
    quarters = _quarters(asks)
    whole = _whole(quarters)
    if year not in whole:
        raise Http404
    record("statistics.bias_read", actor=asks, action=Action.EXECUTE,
           about=f"quartercount:{year}", purpose=PURPOSE, policy="bias")  # fmt: skip
    counts = {one: _counted(asks, one, quarters) for one in (year, year - 1) if one in whole}
    invented = any(row.fictional for row in quarters if row.quarter.year == year)
    return look(asks.organisation, counts[year], counts.get(year - 1), fictional=invented)


def _quarters(actor: "Actor") -> list[CountedQuarter]:
    return list(CountedQuarter.objects.filter(organisation=actor.organisation))


def _whole(quarters: Iterable[CountedQuarter]) -> list[int]:
    """Years of which something was counted, and to which nothing is added any more."""
    counted, today = {row.quarter for row in quarters}, timezone.localdate()
    years = sorted({day.year for day in counted}, reverse=True)
    return [year for year in years if is_whole(year, counted, today)]


def _counted(actor: "Actor", year: int, quarters: Iterable[CountedQuarter]) -> YearCounts:
    """What this page asks of a year, and how dossiers ended as the year page counts it."""
    rows = QuarterCount.objects.filter(
        organisation=actor.organisation, quarter__year=year, measure__in=[*Asked, JUDGING, ENDED]
    ).values_list("quarter", "measure", "category", "number")
    days = tuple(sorted(row.quarter for row in quarters if row.quarter.year == year))
    numbers = {(day, measure, category): number for day, measure, category, number in rows}
    return YearCounts(year, days, numbers)
