"""The year in each of its forms, ready to be sent."""

from typing import TYPE_CHECKING, NamedTuple

from zorgvuldig.paper import Letterhead, printed, writable
from zorgvuldig.paper import opendocument as odt
from zorgvuldig.statistics.papers import opendocument, table
from zorgvuldig.statistics.papers.content import content

if TYPE_CHECKING:
    from zorgvuldig.statistics.figures import YearReport

PDF, ODT, CSV, DESCRIPTION = "pdf", "odt", "csv", "csv-metadata.json"


class File(NamedTuple):
    """What is sent: its name, its type and its bytes."""

    name: str
    type: str
    made: bytes


def file(report: "YearReport", kind: str, head: Letterhead | None) -> File:
    """The year as `kind`; only a PDF has a head. Raises `CannotBePrinted`."""
    if kind == CSV:
        text = "".join(table.table(report))
        return File(table.name(report), table.TYPE, text.encode())
    if kind == DESCRIPTION:
        name = f"{table.name(report)}-metadata.json"
        return File(name, "application/csvm+json", table.description(report).encode())
    told = writable(content(report))
    if kind == ODT:
        return File(f"cijfers-{report.year}.odt", odt.TYPE, opendocument.made(told))
    pdf = printed("zorgvuldig.statistics", "year.typ", told, head=head)
    return File(f"cijfers-{report.year}.pdf", "application/pdf", pdf)
