"""When a quarter is counted, and when a year is told whole.

Counted once, some weeks after it ended, so that what was typed late is in; and before the first
term of keeping can have taken anything away, so that nothing is missing (law.md I).
"""

from collections.abc import Collection
from datetime import date, timedelta

from zorgvuldig.rules.quarters import Quarter, before, quarter_of
from zorgvuldig.rules.retention import add_months

SETTLES = timedelta(days=28)
FIRST_TERM_MONTHS = 6  # a dossier closed without a concern goes soonest; retention.toml


def to_count(today: date) -> Quarter | None:
    """The quarter that is counted from this day on, if it was not yet: the last that ended four
    weeks ago. None when what began in it may be gone already."""
    found = before(quarter_of(today - SETTLES), 1)[0]
    return found if today < too_late_on(found) else None


def too_late_on(quarter: Quarter) -> date:
    """From this day on something of the quarter may have been erased by its term."""
    return add_months(quarter.begins, FIRST_TERM_MONTHS)


def is_whole(year: int, counted: Collection[date], today: date) -> bool:
    """Will nothing be added to this year any more? So once its last quarter was counted, or can no
    longer be. Until then only its quarters are told."""
    last = Quarter(year, 4)
    return last.begins in counted or today >= too_late_on(last)
