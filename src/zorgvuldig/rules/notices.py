"""Who gets which notice about the file, and by when; law.md H, information at collection.

Parents under twelve, both from twelve to fifteen (as Jeugdwet 7.1.5.1), from sixteen the client
alone; who represents an incapable client as well. Readings: decision 0025.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from zorgvuldig.rules.codes import MINOR, Age, Capacity, Regime
from zorgvuldig.rules.retention import add_months


class Notice(StrEnum):
    """The notices; their words stand in `handbook/notices.toml`."""

    CHILD = "CHILD"
    PARENTS_CHILD = "PARENTS_CHILD"
    YOUTH_12 = "YOUTH_12"
    PARENTS_YOUTH = "PARENTS_YOUTH"
    YOUTH_16 = "YOUTH_16"
    ADULT = "ADULT"
    REPRESENTATIVE = "REPRESENTATIVE"
    NAMED_OTHER = "NAMED_OTHER"


class Reader(StrEnum):
    """To whom a notice goes."""

    CLIENT = "CLIENT"
    PARENTS = "PARENTS"
    REPRESENTATIVE = "REPRESENTATIVE"
    NAMED = "NAMED"


class Due(NamedTuple):
    """A notice that somebody is to get."""

    notice: Notice
    reader: Reader


OWN = {
    Age.LT12: Notice.CHILD,
    Age.A12_15: Notice.YOUTH_12,
    Age.A16_17: Notice.YOUTH_16,
    Age.GE18: Notice.ADULT,
    Age.UNKNOWN: Notice.YOUTH_16,  # without an age nothing goes to parents; this text suits anybody
}
TURNS = (12, 16, 18)
OF_PARENTS = {Age.LT12: Notice.PARENTS_CHILD, Age.A12_15: Notice.PARENTS_YOUTH}
READER = {
    **dict.fromkeys(OWN.values(), Reader.CLIENT),
    **dict.fromkeys(OF_PARENTS.values(), Reader.PARENTS),
    Notice.REPRESENTATIVE: Reader.REPRESENTATIVE,
    Notice.NAMED_OTHER: Reader.NAMED,
}


def notices_for(age: Age, capacity: Capacity, regime: Regime) -> tuple[Due, ...]:
    """The notices about this client's file, the client's own first.

    A minor who turned to the helpline is protected: nobody else gets one (law.md A17).
    """
    found = [OWN[age]]
    if not (regime == Regime.HELPLINE and age in (*MINOR, Age.UNKNOWN)):
        found += _of_others(age, capacity)
    return tuple(Due(notice, READER[notice]) for notice in found)


def _of_others(age: Age, capacity: Capacity) -> list[Notice]:
    """Parents under sixteen, who are then also the representatives; else a representative when the
    client was judged unable to weigh this. In doubt about that nobody else hears of the file."""
    if age in OF_PARENTS:
        return [OF_PARENTS[age]]
    return [Notice.REPRESENTATIVE] if capacity == Capacity.INCAPABLE else []


def still_to_give(wanted: Iterable[Due], settled: Iterable[str]) -> tuple[Due, ...]:
    """What nobody got yet. A new age brings another notice, so a birthday reopens it by itself;
    `settled` are the codes of what was given, or waits until an agreed day."""
    done = set(settled)
    return tuple(due for due in wanted if due.notice not in done)


def may_get(notice: str, wanted: Iterable[Due]) -> bool:
    """Does this notice belong to this client now? To somebody named in the file it always may: that
    is weighed apart (AVG art. 14(5))."""
    return notice == Notice.NAMED_OTHER or notice in {due.notice for due in wanted}


def begun_on(opened_on: date, born_on: date | None, today: date) -> date:
    """Since when the notices of today are due: the file was begun, or the client turned twelve,
    sixteen or eighteen after that."""
    birthdays = [birthday(born_on, years) for years in TURNS] if born_on else []
    return max([opened_on, *(day for day in birthdays if opened_on < day <= today)])


def birthday(born_on: date, years: int) -> date:
    """The day on which somebody turns this old; 1 March for who was born on 29 February."""
    try:
        return born_on.replace(year=born_on.year + years)
    except ValueError:
        return date(born_on.year + years, 3, 1)


def last_day(since: date) -> date:
    """At the latest a month after the file was begun or the data came (AVG art. 14(3))."""
    return add_months(since, 1)
