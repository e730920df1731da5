"""How long a closed file is kept; law.md I. The terms stand in `handbook/retention.toml`."""

import calendar
from datetime import date

from zorgvuldig.handbook import read


def keep_until(regime: str, outcome: str, help_relation: bool, last_change: date) -> date:
    """The day on which a file that was last changed on `last_change` may go.

    Without a help relation and with no concern left there is no ground to keep it: the short term.
    Otherwise the term of the regime's own law.
    """
    terms = read("retention")["dossier"]
    short = outcome == "NO_CONCERN" and not help_relation
    term = terms["NO_CONCERN" if short else regime]
    return add_months(last_change, term["months"])


def add_months(day: date, months: int) -> date:
    """The same day so many months later; the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
