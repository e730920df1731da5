"""The quarters over which numbers are told (M-05, H-14).

Always the same pieces of time, which never overlap: from numbers over periods of one's own choice
somebody could subtract a single evening.
"""

from datetime import date
from typing import NamedTuple

from zorgvuldig.rules.retention import add_months


class Quarter(NamedTuple):
    """A quarter of a year, as 2026 and 4."""

    year: int
    number: int

    @property
    def begins(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def ends(self) -> date:
        """The first day after it."""
        return add_months(self.begins, 3)

    @property
    def title(self) -> str:
        return f"Kwartaal {self.number} van {self.year}"


def quarter_of(day: date) -> Quarter:
    """In which quarter a day lies."""
    return Quarter(day.year, (day.month + 2) // 3)


def before(quarter: Quarter, many: int) -> list[Quarter]:
    """So many quarters before this one, the newest first."""
    return [quarter_of(add_months(quarter.begins, -3 * n)) for n in range(1, many + 1)]
