"""Dutch working days: no weekend, no public holiday."""

from datetime import date, timedelta
from functools import cache

import holidays


@cache
def _closed(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("NL", years=year))


def is_working_day(day: date) -> bool:
    """Monday to Friday, and not a Dutch public holiday."""
    return day.weekday() < 5 and day not in _closed(day.year)


def next_working_day(day: date) -> date:
    """The first working day after this day."""
    found = day + timedelta(days=1)
    while not is_working_day(found):
        found += timedelta(days=1)
    return found
