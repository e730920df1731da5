"""Who looked in this dossier and who received what: for who keeps it, also after closing."""

from datetime import date
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from zorgvuldig.dossiers import access as dossiers
from zorgvuldig.privacy.access import looks as access
from zorgvuldig.privacy.looks import paper
from zorgvuldig.recording.deeds import Deed
from zorgvuldig.recording.files import as_pdf, printing
from zorgvuldig.rules.retention import add_months
from zorgvuldig.style.letterhead import letterhead_of

if TYPE_CHECKING:
    from zorgvuldig.people.request import Request

PURPOSES = {
    "client": "meegeven aan de cliënt",
    "samen": "samen met de cliënt lezen",
    "dossier": "bewaren in het eigen dossier",
}
PERIODS = {
    "jaar": "PDF van het laatste jaar: {purpose}",
    "alles": "PDF van alle jaren: {purpose}",
}
NOT_SAID = "Kies waarvoor u het overzicht nodig hebt."
NOT_PRINTED = "Van dit overzicht kan nu geen PDF worden gemaakt. Lees het hier."


@require_safe
def looks(request: "Request", reference: str) -> HttpResponse:
    """Who looked and who received what, per day, the newest first."""
    dossier = dossiers.get_kept_dossier(request.actor, reference)
    access.log_looks(request.actor, dossier, "looks.read", "kijken wie het dossier zag")
    before = _day(request.GET.get("voor", ""))
    found = access.looks_at(dossier, before)
    context = {
        "dossier": dossier,
        "days": access.by_day(found.rows),
        "receipts": access.receipts_of(dossier) if before is None else [],
        "first_page": before is None,
        "older_url": f"?voor={found.before.isoformat()}#gekeken" if found.before else "",
        "papers": _papers(reference),
        "back": reverse("dossiers:page", args=[reference]),
    }
    return render(request, "privacy/looks/looks.html", context)


@require_safe
def looks_pdf(request: "Request", reference: str) -> HttpResponse:
    """The overview on paper, with the purpose of printing; names of colleagues are not in it."""
    dossier = dossiers.get_kept_dossier(request.actor, reference)
    purpose = PURPOSES.get(request.GET.get("doel", ""))
    if purpose is None:
        messages.info(request, NOT_SAID)
        return redirect("privacy:looks", reference)
    today = timezone.localdate()
    since = add_months(today, -12) if request.GET.get("periode") != "alles" else None
    with Deed(request), printing(NOT_PRINTED):
        head = letterhead_of(request.actor.organisation)
        printed = paper.who_looked_pdf(dossier, today=today, head=head, since=since)
        access.log_looks(request.actor, dossier, "looks.printed", purpose)
        return as_pdf(printed, f"wie-keek-{reference}")
    return redirect("privacy:looks", reference)


def _papers(reference: str) -> list[dict[str, str]]:
    """The paper, once for each purpose and period."""
    at = reverse("privacy:looks_pdf", args=[reference])
    return [
        {"text": period.format(purpose=text), "url": f"{at}?doel={code}&periode={which}"}
        for code, text in PURPOSES.items()
        for which, period in PERIODS.items()
    ]


def _day(asked: str) -> date | None:
    try:
        return date.fromisoformat(asked)
    except ValueError:
        return None
