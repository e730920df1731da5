"""How long a closed file is kept; law.md I. The terms stand in `handbook/retention.toml`."""

import calendar
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from zorgvuldig.handbook import read


class Start(StrEnum):
    """What a term is counted from."""

    LAST_CHANGE = "LAST_CHANGE"
    LAST_RECEIVED = "LAST_RECEIVED"
    CLOSING = "CLOSING"


RESTARTS = {Start.LAST_CHANGE, Start.LAST_RECEIVED}


def term_for(regime: str, outcome: str, help_relation: bool) -> dict[str, Any]:
    """The term that holds for a file, as it is published. A line keeps no files (H-13).

    Without a help relation and with no concern left there is no ground to keep it: the short term.
    Otherwise the term of the regime's own law.
    """
    short = outcome == "NO_CONCERN" and not help_relation
    term: dict[str, Any] = read("retention")["dossier"]["NO_CONCERN" if short else regime]
    return term


def start_for(regime: str, outcome: str, help_relation: bool) -> Start:
    """What the term of this file is counted from."""
    return Start(term_for(regime, outcome, help_relation)["start"])


def keep_until(regime: str, outcome: str, help_relation: bool, start: date) -> date:
    """The day on which a file may go whose term is counted from `start`."""
    return add_months(start, term_for(regime, outcome, help_relation)["months"])


def add_begins_anew(regime: str, outcome: str, help_relation: bool) -> bool:
    """Does something added to the closed file make its term begin anew?"""
    return start_for(regime, outcome, help_relation) in RESTARTS


def add_months(day: date, months: int) -> date:
    """The same day so many months later; the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = _last_of(date(year, month + 1, 1))
    return min(last, last.replace(day=1) + timedelta(days=day.day - 1))


def _last_of(day: date) -> date:
    """The last day of that month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def begun_by(today: date, months: int) -> date:
    """The last day from which so many months are over today: `add_months` turned round. On the last
    day of a short month that is the last of the month it is counted from."""
    day = add_months(today, -months)
    return _last_of(day) if today == _last_of(today) else day


def passed(term: str, today: date) -> date:
    """What is from that day or earlier, is past this term as it is published."""
    return begun_by(today, read("retention")["term"][term]["months"])


def gone_on(keep_until: date, warned_on: date | None) -> date | None:
    """The day on which it is erased: some time after the term, and after the warning; not known
    as long as nobody was warned."""
    if warned_on is None:
        return None
    return max(keep_until, warned_on) + timedelta(days=read("retention")["run"]["grace_days"])


def warned_from(keep_until: date) -> date:
    """The first day on which its keeper is told that the term ends."""
    return keep_until - timedelta(days=read("retention")["run"]["warn_days"])
