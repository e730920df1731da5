"""Taking the figures of a finished year along."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from zorgvuldig.paper import CannotBePrinted
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
    try:
        sent = file(report, kind, letterhead_of(request.actor.organisation))
    except CannotBePrinted:
        messages.warning(request, NO_PDF)
        return redirect("statistics:year", year)
    answer = HttpResponse(sent.made, content_type=sent.type)
    answer["Content-Disposition"] = f'attachment; filename="{sent.name}"'
    answer["Cache-Control"] = "no-store"
    return answer
