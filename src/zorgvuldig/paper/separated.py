"""Rows as comma separated values (RFC 4180, with semicolons as Dutch spreadsheets expect): the one
way in which a table leaves the house."""

import csv
from collections.abc import Iterable, Iterator

TYPE = "text/csv; charset=utf-8"
DELIMITER = ";"
# What a spreadsheet takes for something to reckon with, also after a space and in wide letters.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "＝", "＋", "－", "＠")
Cell = str | int | None


class _Echo:
    """Hands every written line straight on."""

    def write(self, line: str) -> str:
        return line


def separated(rows: Iterable[Iterable[Cell]]) -> Iterator[str]:
    """Every row as a line, as soon as it comes; no cell is a formula. None is an empty cell."""
    paper = csv.writer(_Echo(), delimiter=DELIMITER)
    for row in rows:
        yield paper.writerow([plain(cell) for cell in row])


def plain(cell: Cell) -> Cell:
    """The cell, with an apostrophe before a text that a spreadsheet would reckon with. A number
    stays a number."""
    if not isinstance(cell, str):
        return cell
    return f"'{cell}" if _reckons(cell) else cell


def as_typed(cell: str) -> str:
    """A cell of such a table as it was before `plain`."""
    return cell[1:] if cell.startswith("'") and _reckons(cell) else cell


def _reckons(cell: str) -> bool:
    """Also behind apostrophes of its own, so that `as_typed` takes away none but ours."""
    return cell.lstrip(" \xa0'").startswith(FORMULA)
