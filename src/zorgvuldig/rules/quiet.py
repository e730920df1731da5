"""When a mail may come: not in the evening, at night or on free days, unless somebody chose so.

Quiet hours run over midnight: from `quiet_from` to `quiet_until`. Source: docs/decisions/0045.
"""

from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple

from zorgvuldig.rules.working_days import is_working_day

FROM, UNTIL = time(18), time(8)


class Rhythm(StrEnum):
    """How often somebody is told by mail that something waits."""

    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    URGENT = "URGENT"


class Wish(NamedTuple):
    """What somebody chose; as it stands, the careful choice."""

    rhythm: str = Rhythm.DAILY
    quiet_from: time = FROM
    quiet_until: time = UNTIL
    weekends: bool = False


def opens_at(wish: Wish, now: datetime) -> datetime | None:
    """When the next mail may come; None when it may come now. `now` is local time."""
    if _open_on(wish, now.date()) and wish.quiet_until <= now.time() < wish.quiet_from:
        return None
    day = now.date()
    if now.time() >= wish.quiet_until:
        day += timedelta(days=1)
    while not _open_on(wish, day):
        day += timedelta(days=1)
    return datetime.combine(day, wish.quiet_until, tzinfo=now.tzinfo)


def _open_on(wish: Wish, day: date) -> bool:
    return wish.weekends or is_working_day(day)


def tells_all(wish: Wish, today: date) -> bool:
    """Is this a day on which everything that waits is told, or only what is urgent?"""
    if wish.rhythm == Rhythm.WEEKLY:
        return _begins_the_week(today)
    return wish.rhythm == Rhythm.DAILY


def _begins_the_week(today: date) -> bool:
    """The first working day of the week."""
    monday = today - timedelta(days=today.weekday())
    week = (monday + timedelta(days=number) for number in range(7))
    return today == next((day for day in week if is_working_day(day)), monday)
