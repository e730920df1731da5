"""A signed report to take along: as PDF/UA-1, and as OpenDocument to work on."""

from typing import TYPE_CHECKING

from zorgvuldig.gatherings.reports import opendocument
from zorgvuldig.gatherings.reports.content import content
from zorgvuldig.paper import printed, writable
from zorgvuldig.paper.opendocument import TYPE
from zorgvuldig.style.letterhead import letterhead_of

if TYPE_CHECKING:
    from zorgvuldig.gatherings.models import Provider, WorkshopReport
    from zorgvuldig.gatherings.reports.words import Written

PDF, ODT = "pdf", "odt"
TYPES = {PDF: "application/pdf", ODT: TYPE}
NAMES = {PDF: "verslag-werkatelier.pdf", ODT: "verslag-werkatelier.odt"}


def ready(report: "WorkshopReport", text: "Written") -> bool:
    """Only the text that was signed leaves the house (W-05)."""
    return report.digest is not None and bytes(report.digest) == text.digest()


def made(
    kind: str, text: "Written", report: "WorkshopReport", provider: "Provider | None"
) -> bytes:
    """The report as `kind`. Raises `CannotBePrinted`."""
    told = writable(content(text, report, provider))
    if kind == ODT:
        return opendocument.made(told)
    head = letterhead_of(provider.organisation) if provider else None
    return printed("zorgvuldig.gatherings", "report.typ", told, head=head, number=_number(report))


def _number(report: "WorkshopReport") -> str:
    """The first part of the mark of the text that was signed, in groups that can be read aloud."""
    mark = bytes(report.digest or b"").hex()[:16]
    return " ".join(mark[at : at + 4] for at in range(0, len(mark), 4))
