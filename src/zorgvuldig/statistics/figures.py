"""What a year page tells: one shape for the page, its pictures, its papers and its table.

Whoever shows figures shows these, so that page, PDF, OpenDocument and CSV agree to the number and
no other way of asking can tell more. Every number about people here has passed `rules.atoms`.
"""

from datetime import date
from typing import NamedTuple

from zorgvuldig.rules.small_numbers import FEW


class Row(NamedTuple):
    """One line of a figure. None: so few, or none, that only `small_numbers.FEW` is told."""

    text: str
    number: int | None

    @property
    def said(self) -> str:
        """The number as it is read aloud."""
        return FEW if self.number is None else str(self.number)


class Figure(NamedTuple):
    """One question and its answers. `note` says what is joined or hidden and why; `compared` sets
    the total beside the former year in one sentence, or is empty. Of stocks, and of answers that
    nobody may add up, `total` is None while there are rows with a number."""

    code: str
    title: str
    rows: tuple[Row, ...]
    total: int | None
    note: str
    compared: str


class Part(NamedTuple):
    """The figures about one kind of work; none when all are too few, and then `intro` says so."""

    title: str
    intro: str
    figures: tuple[Figure, ...]


class YearReport(NamedTuple):
    """A whole year. Without a counted quarter it has no parts. While the year runs (`finished` is
    False) it tells how many in the quarters that can be told, and no more. `fictional`: invented
    for the demonstration. `remark`: what a reader must know of the year as a whole."""

    organisation: str
    year: int
    counted_on: date
    parts: tuple[Part, ...]
    finished: bool = True
    fictional: bool = False
    remark: str = ""
