"""Bottlenecks of many workshops added up, so that no number and no difference points at a town.

Counted are workshops, in steps of five, below five not at all; there is no total and no choice of
period. A workshop counts from the quarter after its report was sent, and until it is about to be
erased: within one quarter the numbers stand still, so two looks cannot be subtracted. Source:
workshop.md A6; readings in docs/decisions/0037.
"""

from collections.abc import Hashable, Iterable
from datetime import date
from typing import NamedTuple

from zorgvuldig.rules.small_numbers import in_steps


class Row(NamedTuple):
    """In how many workshops a kind was heard, between two sectors; `one` is empty for any two."""

    kind: str
    one: str
    other: str
    workshops: int


def added_up(heard: Iterable[tuple[Hashable, str, str, str]]) -> list[Row]:
    """The rows that may be told, of (workshop, kind, one sector, other sector): often heard first.
    A workshop counts once per row, and it does not matter which sector was said first."""
    found: dict[tuple[str, str, str], set[Hashable]] = {}
    for workshop, kind, one, other in heard:
        first, second = sorted((one, other))
        found.setdefault((kind, "", ""), set()).add(workshop)
        found.setdefault((kind, first, second), set()).add(workshop)
    rows = [Row(*place, in_steps(len(workshops))) for place, workshops in found.items()]
    return sorted((row for row in rows if row.workshops), key=lambda row: (-row.workshops, row))


def quarter_began(today: date) -> date:
    """The first day of this quarter."""
    return today.replace(month=today.month - (today.month - 1) % 3, day=1)


def next_quarter(today: date) -> date:
    """The first day of the next quarter."""
    began = quarter_began(today)
    if began.month > 9:
        return date(began.year + 1, 1, 1)
    return began.replace(month=began.month + 3)
