"""Taking a signed report along, and the bottlenecks of all workshops added up."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zorgvuldig.gatherings.access.bottlenecks import added_up_for
from zorgvuldig.gatherings.access.provider import organises, provider_of
from zorgvuldig.gatherings.access.reports import get_report
from zorgvuldig.gatherings.actions.signing import log_download
from zorgvuldig.gatherings.reports import paper
from zorgvuldig.gatherings.reports.words import written_in
from zorgvuldig.gatherings.views.reports import on_report
from zorgvuldig.gatherings.views.workshop_words import between, kind_title
from zorgvuldig.recording.deeds import Deed
from zorgvuldig.recording.files import as_file, printing

if TYPE_CHECKING:
    from zorgvuldig.people.request import Request
    from zorgvuldig.rules.gatherings.stuck import Row

NOT_SIGNED = "Een begeleider tekent eerst het verslag. Daarna kunt u het downloaden."
NO_PDF = "Nu kan er geen PDF worden gemaakt. Probeer het later nog eens, of neem het ODT-bestand."


@require_safe
def download(request: "Request", number: UUID, kind: str) -> HttpResponse:
    """The signed report as PDF or OpenDocument."""
    workshop, report = get_report(request.actor, number)
    text = written_in(report, workshop)
    if not paper.ready(report, text):
        messages.warning(request, NOT_SIGNED)
        return redirect(on_report(number))
    with Deed(request), printing(NO_PDF):
        made = paper.made(kind, text, report, provider_of(request.actor))
        log_download(workshop, request.actor, kind)
        return as_file(made, paper.TYPES[kind], paper.NAMES[kind])
    return redirect(on_report(number))


@require_safe
def bottlenecks(request: "Request") -> HttpResponse:
    """What gets stuck over all workshops, without a town and without small numbers."""
    rows = added_up_for(organises(request.actor), timezone.localdate())
    shown = {
        "kinds": [_told(row) for row in rows if not row.one],
        "pairs": [_told(row) for row in rows if row.one],
    }
    return render(request, "gatherings/bottlenecks.html", shown)


def _told(row: "Row") -> dict[str, str]:
    return {
        "kind": kind_title(row.kind),
        "between": between(row.one, row.other),
        "workshops": f"{row.workshops} of meer",
    }
