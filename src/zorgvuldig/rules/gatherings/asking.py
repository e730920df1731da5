"""When participants are asked how sure they are, and when what the group answered may be seen;
workshop.md A6.

Results are told when nobody can answer any more. Who looked in between would see what one answer
changed, and so what one person said (W-06).
"""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from zorgvuldig.rules.gatherings.clocks import asked_later_on
from zorgvuldig.rules.gatherings.codes import Moment

END_OF_THE_DAY = timedelta(minutes=30)  # the last part of the programme
AFTER_LASTS = timedelta(days=7)
LATER_LASTS = timedelta(days=28)
ADDING_UP = timedelta(minutes=10)  # then the answers of a moment that closed are counts


class Window(NamedTuple):
    """From when until when one moment can be answered; `closes` is the first moment it cannot."""

    opens: datetime | None
    closes: datetime


def windows(begins_at: datetime, ends_at: datetime) -> dict[Moment, Window]:
    """Before it begins; at the end and a week after; and four weeks from three months later: from
    the beginning of that day, since the mail that asks comes in the morning."""
    later = datetime.combine(asked_later_on(begins_at.date()), time.min, begins_at.tzinfo)
    return {
        Moment.BEFORE: Window(None, begins_at),
        Moment.AFTER: Window(ends_at - END_OF_THE_DAY, ends_at + AFTER_LASTS),
        Moment.LATER: Window(later, later + LATER_LASTS),
    }


def moment_now(begins_at: datetime, ends_at: datetime, now: datetime) -> Moment | None:
    """Which questions are open; None in between."""
    for moment, window in windows(begins_at, ends_at).items():
        if (window.opens is None or window.opens <= now) and now < window.closes:
            return moment
    return None


def told_from(begins_at: datetime, ends_at: datetime) -> dict[Moment, datetime]:
    """From when the group's answers of each moment may be seen."""
    return {
        moment: window.closes + ADDING_UP for moment, window in windows(begins_at, ends_at).items()
    }


def asks_later(held_on: date, today: date) -> bool:
    """Is it time for the mail that asks once more? Not when the four weeks are nearly over."""
    due = asked_later_on(held_on)
    return due <= today < due + LATER_LASTS - timedelta(days=3)
