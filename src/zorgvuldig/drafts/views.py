"""The form saves itself: one address that keeps what was typed."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.http import Http404, JsonResponse
from django.utils import timezone
from django.utils.formats import time_format
from django.views.decorators.http import require_POST

from zorgvuldig import walls
from zorgvuldig.drafts import access, actions
from zorgvuldig.language.engine import wanted
from zorgvuldig.language.showing import shown_in
from zorgvuldig.people import access as people

if TYPE_CHECKING:
    from zorgvuldig.drafts.models import Draft
    from zorgvuldig.people.request import Request

STILL_OPEN = timedelta(minutes=2)


@require_POST
def keep(request: "Request") -> JsonResponse:
    """Keep a draft where it belongs; says when it was kept, or that another tab holds the form."""
    path, tab = request.GET.get("for", ""), request.POST.get("draft_tab", "")
    writer = access.writer(request.actor, request.GET.get("working_for", ""))
    if writer is None or not actions.has_drafts(path):
        raise Http404
    people.at_work(writer)
    with walls.saying(organisation=writer.organisation.pk, person=writer.person.pk):
        if _open_elsewhere(access.draft_of(writer, path), tab):
            return JsonResponse({"other_tab": True})
        saved_at = actions.keep(actor=writer, path=path, typed=request.POST, tab=tab)
    if saved_at is None:
        return JsonResponse({"too_much": True}, status=413)
    with shown_in(wanted(request)):
        return JsonResponse({"saved_at": time_format(timezone.localtime(saved_at))})


def _open_elsewhere(known: "Draft | None", tab: str) -> bool:
    """Did another tab keep this form a moment ago?"""
    if known is None or not tab or known.tab in ("", tab):
        return False
    return known.saved_at > timezone.now() - STILL_OPEN
