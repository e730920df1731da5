"""The year as open data: a table of separated values, and its description as a second file (W3C,
Metadata Vocabulary for Tabular Data), found beside it under the name that standard looks for."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from zorgvuldig.paper.separated import DELIMITER, TYPE, Cell, separated
from zorgvuldig.statistics.papers.content import (
    ANSWER,
    INVENTED,
    WHOLE,
    WORDS,
    content,
    lines,
    title,
)

if TYPE_CHECKING:
    from zorgvuldig.statistics.figures import YearReport

__all__ = ["TYPE", "description", "name", "table"]
# Name, what it holds, and of which type.
COLUMNS = (
    ("jaar", "Het jaar waarover is geteld.", "gYear"),
    ("onderdeel", "Het soort werk waar het cijfer over gaat.", "string"),
    ("code", "Vaste korte naam van het cijfer, elk jaar dezelfde.", "string"),
    ("cijfer", "Wat er is geteld, in woorden.", "string"),
    ("wat", "Het antwoord dat is geteld. Staan er meer bij elkaar, dan zijn ze samen geteld.",
     "string"),
    ("soort", f"‘{ANSWER}’, ‘{WHOLE}’ of ‘{WORDS}’. Een totaal telt u niet op bij de "
     f"antwoorden. Bij ‘{WORDS}’ is er geen aantal.", "string"),
    ("aantal", "Het aantal. Leeg als het te klein is om te noemen.", "integer"),
    ("verteld_als", "Het aantal zoals het op de pagina staat.", "string"),
    ("toelichting", "Wat er bij dit cijfer te weten is.", "string"),
)  # fmt: skip
MAY_BE_EMPTY = ("wat", "aantal", "toelichting")


def name(report: "YearReport") -> str:
    """The file of the table."""
    return f"cijfers-{report.year}.csv"


def rows(report: "YearReport") -> Iterator[tuple[Cell, ...]]:
    """The names of the columns, and every number."""
    yield tuple(column for column, _, _ in COLUMNS)
    for one in lines(report):
        about = (report.year, one.part.title, one.figure.code, one.figure.title)
        note = f"{one.figure.note} {INVENTED}" if report.fictional else one.figure.note
        yield (*about, one.text, one.sort, one.number, one.said, note.strip())


def table(report: "YearReport") -> Iterator[str]:
    """The table, line by line."""
    return separated(rows(report))


def description(report: "YearReport") -> str:
    """What the table holds, for people and for computers."""
    about: dict[str, Any] = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "nl"}],
        "url": name(report),
        "dc:title": title(report),
        "dc:creator": report.organisation,
        "dc:date": report.counted_on.isoformat(),
        "dc:description": " ".join(content(report)["about"]),
        "dialect": {"delimiter": DELIMITER, "encoding": "utf-8", "header": True},
        "tableSchema": {"columns": [_column(*one) for one in COLUMNS]},
    }
    return json.dumps(about, ensure_ascii=False, indent=2)


def _column(column: str, holds: str, kind: str) -> dict[str, Any]:
    return {
        "name": column,
        "titles": column,
        "dc:description": holds,
        "datatype": kind,
        "required": column not in MAY_BE_EMPTY,
    }
