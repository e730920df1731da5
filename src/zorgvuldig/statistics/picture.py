"""The picture of a figure: a bar for each answer, with its words and its number.

A specification and no drawing: the page makes an SVG of it and the paper draws it itself. Lengths
are told by the numbers that the table tells, so a picture cannot show more than its table: what is
told as few has no length at all.
"""

from collections.abc import Callable
from textwrap import wrap
from typing import NamedTuple

from zorgvuldig.language.made import made
from zorgvuldig.statistics.figures import Figure, Row

WIDE = 36  # letters on a line, so that nothing is cut off on a telephone or at four hundred percent
LINE, BAR, BETWEEN = 1.35, 1.0, 0.75  # heights, in letters
ALONE, JOINED, NONE = "alone", "joined", "none"
TOGETHER = " samen"
CALLED = "Staafdiagram: {figure}. De tabel hierbij zegt hetzelfde."
Says = Callable[[str], str]


class Words(NamedTuple):
    """A line of words at its height. The last line of a bar carries the number."""

    at: str
    text: str
    said: str = ""


class Bar(NamedTuple):
    """One answer. `share`: its length as a percentage of the longest. `look` is its pattern, so
    that no colour alone says what it is: one answer, several joined, or nothing drawn."""

    lines: tuple[Words, ...]
    at: str
    share: str
    look: str
    row: Row


class Picture(NamedTuple):
    """All bars of a figure, and how high they stand together. `name` is what it is called."""

    code: str
    name: str
    height: str
    bars: tuple[Bar, ...]

    @property
    def looks(self) -> set[str]:
        """Which patterns are in it."""
        return {bar.look for bar in self.bars}


def picture(figure: Figure, says: Says = str) -> Picture | None:
    """What to draw; None where fewer than two answers have a number, for there is no comparing.
    `says`: how a text reads on the page at hand."""
    told = [row.number for row in figure.rows if row.number is not None]
    if len(told) < 2:
        return None
    bars: list[Bar] = []
    top, longest = 0.0, max(told) or 1
    for row in figure.rows:
        bar, top = _bar(row, longest, top, says)
        bars.append(bar)
    name = made(CALLED, figure=figure.title)
    return Picture(figure.code, says(name), f"{top:.2f}", tuple(bars))


def _bar(row: Row, longest: int, top: float, says: Says) -> tuple[Bar, float]:
    """The bar of a row that begins at this height, and where it ends."""
    texts = wrap(f"{says(row.text)}:", WIDE) or [":"]
    if len(texts[-1]) + 1 + len(number := says(row.said)) > WIDE:
        texts.append("")
    said = [""] * (len(texts) - 1) + [number]
    lines = tuple(
        Words(f"{top + number * LINE:.2f}", text, end)
        for number, (text, end) in enumerate(zip(texts, said, strict=True), start=1)
    )
    below = top + len(lines) * LINE + 0.4
    drawn = 0.0 if row.number is None else BAR
    share = 0.0 if row.number is None else 100 * row.number / longest
    return Bar(lines, f"{below:.2f}", f"{share:.1f}", _look(row), row), below + drawn + BETWEEN


def _look(row: Row) -> str:
    if row.number is None:
        return NONE
    return JOINED if row.text.endswith(TOGETHER) else ALONE
