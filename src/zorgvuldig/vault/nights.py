"""By which day is erased: the earliest that this machine, the database and the nights before say.

Promise: a clock that leaps ahead takes nothing before its term. A night erases by the day that the
night before had reached, and the day goes on by one at most for each night of work, whatever a
clock says. What is left behind after nights without work, a person who knows which day it is brings
up to date (`tell`). A clock that goes back takes nothing back (decision 51).
"""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from zorgvuldig.vault.models import Night
from zorgvuldig.walls import watching

A_DAY = timedelta(days=1)
SOONEST = timedelta(hours=20)  # after it went on before: a second run in one night goes no further


def day() -> date:
    """The day by which may be erased now."""
    clocks = _earliest()
    known = Night.unscoped.first()
    return min(clocks, known.day) if known else clocks


def not_after(moment: datetime) -> datetime:
    """That moment, or the end of the day by which may be erased when that is earlier."""
    return min(moment, timezone.make_aware(datetime.combine(day() + A_DAY, time.min)))


def worked() -> None:
    """A night's work was done: the next may go one day further. It never goes back."""
    known, clocks = Night.unscoped.first(), _earliest()
    if known is None:
        tell(clocks)
    elif clocks > known.day and abs(timezone.now() - known.moved_at) >= SOONEST:
        tell(known.day + A_DAY)


def tell(on: date) -> None:
    """It is that day: because a night was worked, or because a person says so."""
    Night.unscoped.update_or_create(id=1, defaults={"day": on, "moved_at": timezone.now()})


def behind() -> int:
    """How many days erasing is behind what this machine says; below zero when that went back."""
    known = Night.unscoped.first()
    today = timezone.localdate()
    return (today - (known.day if known and known.day > today else day())).days


def leapt() -> bool:
    """Is the database more than a day further than may be erased by?"""
    return timezone.localdate(watching.now_there()) > day() + A_DAY


def _earliest() -> date:
    return min(timezone.localdate(), timezone.localdate(watching.now_there()))
