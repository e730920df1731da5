"""Together with client and family: one calm page with what is made and agreed with them."""

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zorgvuldig.dossiers import access
from zorgvuldig.dossiers.views import plan_words, plans

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request


@require_safe
def with_client(request: "Request", reference: str) -> "HttpResponse":
    """For who is involved; the ways to write only for who keeps the open dossier. Each section is
    one value here and one include on the page."""
    dossier = access.get_dossier(request.actor, reference)
    today = timezone.localdate()
    kept = access.keeps(dossier, request.actor)
    plan = plan_words.section(dossier, today)
    context = {
        "dossier": dossier,
        "client": dossier.client,
        "keeps": kept and dossier.closed_on is None,
        "kept": kept,
        "plan": plan,
        "papers": plans.papers_of(reference) if kept and plan else [],
    }
    return render(request, "dossiers/with_client/page.html", context)
