"""The directory as an open table (CSV): written so that no spreadsheet reckons with it, and read
back as it was. Knows no rows of the database; the columns stand in `handbook/directory.toml`.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Any
from uuid import UUID

from zorgvuldig.handbook import read
from zorgvuldig.paper.separated import as_typed, separated

if TYPE_CHECKING:
    from zorgvuldig.directory.models import Listing

COLUMNS = {  # as the table calls it: as the product calls it
    "kenmerk": "mark",
    "naam": "name",
    "omschrijving": "about",
    "gemeenten": "towns",
    "themas": "themes",
    "talen": "languages",
    "kosten": "cost",
    "telefoon": "phone",
    "email": "email",
    "website": "website",
    "adres": "address",
    "bereikbaar": "opening",
    "bron": "source",
    "nagekeken_op": "checked_on",
}
BETWEEN = " | "
SPLIT = re.compile(r"[|,]")  # without the spaces around it, which would be sought for ever

EMPTY = (
    "In dit bestand staan geen rijen. Kies een tabel met een eerste regel en daaronder diensten."
)
LACKS = "Deze kolommen ontbreken: {name}. Zet ze erbij; de eerste regel noemt de kolommen."
TWICE = "Deze kolom staat er twee keer: {name}. Haal er één weg."
TOO_MANY = "Er passen {most} rijen in één bestand. Verdeel de tabel."
BROKEN = "Dit bestand is niet als tabel te lezen. Bewaar het opnieuw als CSV."
TOO_WIDE = "Deze rij heeft meer vakken dan er kolommen zijn. Misschien mist er een aanhalingsteken."
NO_MARK = (
    "Het kenmerk is veranderd. Zet het oude terug, of maak het vak leeg voor een nieuwe dienst."
)
UNKNOWN_CODE = "‘{typed}’ staat niet in de lijst van {name}."


class Unreadable(Exception):
    """The file as a whole cannot be used; `sentence` says why and what helps."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True)
class Row:
    """One row as it was typed: its line, mark, values for the form, and what is wrong already."""

    line: int
    mark: UUID | None
    values: dict[str, Any]
    wrong: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """Everything that was read, and the columns nobody here knows."""

    rows: list[Row] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


def written(listings: "Iterable[Listing]") -> Iterator[str]:
    """The lines of the table, the first with the names of the columns."""
    rows = ([_cell(getattr(one, name)) for name in COLUMNS.values()] for one in listings)
    return separated(chain([COLUMNS], rows))


def _cell(value: Any) -> str:
    return BETWEEN.join(value) if isinstance(value, list) else str(value)


def taken_in(text: str) -> Table:
    """The rows of a table that somebody brings. Raises `Unreadable`."""
    head = text.lstrip("\ufeff\r\n").partition("\n")[0]
    between = max(";,\t", key=head.count)
    try:
        lines = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=between)
        told = [(lines.line_num, cells) for cells in lines if any(cell.strip() for cell in cells)]
    except csv.Error as fault:
        raise Unreadable(BROKEN) from fault
    if len(told) < 2:
        raise Unreadable(EMPTY)
    if len(told) - 1 > (most := read("directory")["most_rows"]):
        raise Unreadable(TOO_MANY.format(most=most))
    names = [_name(cell) for cell in told[0][1]]
    _look_at(names)
    rows = [_row(line, names, cells) for line, cells in told[1:]]
    return Table(rows, [name for name in names if name and name not in COLUMNS])


def _name(cell: str) -> str:
    return cell.strip().lower().replace(" ", "_").replace("-", "_").replace("é", "e")


def _look_at(names: list[str]) -> None:
    """Are the columns there that no service can do without, each once?"""
    needed = [name for name, told in read("directory")["column"].items() if told["needed"]]
    if lacking := [name for name in needed if name not in names]:
        raise Unreadable(LACKS.format(name=", ".join(lacking)))
    if twice := {name for name in names if name in COLUMNS and names.count(name) > 1}:
        raise Unreadable(TWICE.format(name=", ".join(sorted(twice))))


def _row(line: int, names: list[str], cells: list[str]) -> Row:
    told = {
        name: as_typed(cell.strip())
        for name, cell in zip(names, cells, strict=False)
        if name in COLUMNS
    }
    wrong = [TOO_WIDE] if any(cell.strip() for cell in cells[len(names) :]) else []
    values = {COLUMNS[name]: cell for name, cell in told.items()}
    mark = _mark(values.pop("mark", ""), wrong)
    for name, about in read("directory")["column"].items():
        if "codes" in about and name in told:
            values[COLUMNS[name]] = _codes(name, told[name], about, wrong)
    return Row(line, mark, values, tuple(wrong))


def _mark(cell: str, wrong: list[str]) -> UUID | None:
    try:
        return UUID(cell) if cell else None
    except ValueError:
        wrong.append(NO_MARK)
        return None


def _codes(column: str, cell: str, about: dict[str, Any], wrong: list[str]) -> Any:
    """Codes, or the words of their list, as codes."""
    known = read("codes")[about["codes"]]
    by_word = {words["label"].casefold(): code for code, words in known.items()}
    by_word |= {code.casefold(): code for code in known}
    whole = [by_word[cell.casefold()]] if cell.casefold() in by_word else []
    parts = [] if whole else SPLIT.split(cell)
    said = [one for part in parts if (one := part.strip())]
    wrong += [
        UNKNOWN_CODE.format(typed=one, name=column) for one in said if one.casefold() not in by_word
    ]
    found = whole or [by_word[one.casefold()] for one in said if one.casefold() in by_word]
    return list(dict.fromkeys(found)) if about["many"] else "".join(found[:1])


def described() -> dict[str, Any]:
    """What the columns mean, for a machine (CSV on the Web, W3C 2015)."""
    told = read("directory")["column"]
    return {
        "@context": "http://www.w3.org/ns/csvw",
        "url": "tabel.csv",
        "dialect": {"delimiter": ";", "header": True, "encoding": "utf-8"},
        "tableSchema": {"columns": [_described(name, told[name]) for name in COLUMNS]},
    }


def _described(name: str, about: dict[str, Any]) -> dict[str, Any]:
    found = {"name": name, "dc:description": about["text"], "required": about["needed"]}
    if about["many"]:
        found["separator"] = BETWEEN.strip()
    if "codes" in about:
        found["datatype"] = {"base": "string", "format": "|".join(read("codes")[about["codes"]])}
    return found
