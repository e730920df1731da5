"""Taking the figures of a finished year along."""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from zorgvuldig.recording.deeds import Deed
from zorgvuldig.recording.files import as_file, printing
from zorgvuldig.statistics import access
from zorgvuldig.statistics.papers.making import file
from zorgvuldig.style.letterhead import letterhead_of

if TYPE_CHECKING:
    from zorgvuldig.people.request import Request

TAKEN = "jaarcijfers van de eigen organisatie meenemen als {kind}"
NO_PDF = "Nu kan er geen PDF worden gemaakt. Probeer het later nog eens, of neem het ODT-bestand."


@require_safe
def download(request: "Request", year: int, kind: str) -> HttpResponse:
    """The year as PDF, OpenDocument, or a table with its description. A year that still runs is
    read on the screen only."""
    report = access.finished_report(request.actor, year, TAKEN.format(kind=kind))
    with Deed(request), printing(NO_PDF):
        sent = file(report, kind, letterhead_of(request.actor.organisation))
        return as_file(sent.made, sent.type, sent.name)
    return redirect("statistics:year", year)
