"""A finished year as its page and its table tell it: the same pieces, and never more."""

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from zorgvuldig.statistics.access import report_for_machine
from zorgvuldig.statistics.papers.content import content

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Machine
    from zorgvuldig.statistics.figures import Figure, Part, Row

PURPOSE = "jaarcijfers van de eigen organisatie ophalen met een aansluiting"


class Aantal(Struct, frozen=True, rename="camel"):
    """One answer; without a number it is too small to tell."""

    wat: str
    aantal: int | None
    verteld_als: str


class Cijfer(Struct, frozen=True):
    """One question and its answers."""

    code: str
    titel: str
    antwoorden: list[Aantal]
    totaal: int | None
    toelichting: str
    vergeleken: str


class Onderdeel(Struct, frozen=True):
    """The figures about one kind of work."""

    titel: str
    inleiding: str
    cijfers: list[Cijfer]


class Jaarcijfers(Struct, frozen=True, rename="camel"):
    """The whole year."""

    organisatie: str
    jaar: int
    geteld_op: date
    verzonnen: bool
    over: list[str]
    onderdelen: list[Onderdeel]


def told(machine: "Machine", year: int) -> Jaarcijfers:
    """The year, in the order of the page."""
    report = report_for_machine(machine, year, PURPOSE)
    return Jaarcijfers(
        organisatie=report.organisation,
        jaar=report.year,
        geteld_op=report.counted_on,
        verzonnen=report.fictional,
        over=content(report)["about"],
        onderdelen=[_part(part) for part in report.parts],
    )


def _part(part: "Part") -> Onderdeel:
    return Onderdeel(part.title, part.intro, [_figure(one) for one in part.figures])


def _figure(one: "Figure") -> Cijfer:
    rows = [_row(row) for row in one.rows]
    return Cijfer(one.code, one.title, rows, one.total, one.note, one.compared)


def _row(row: "Row") -> Aantal:
    return Aantal(row.text, row.number, row.said)
