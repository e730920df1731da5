"""The form saves itself: one address that keeps what was typed."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.http import Http404, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from zorgvuldig.drafts import access, actions

if TYPE_CHECKING:
    from zorgvuldig.people.request import Request

STILL_OPEN = timedelta(minutes=2)


@require_POST
def keep(request: "Request") -> JsonResponse:
    """Keep a draft; says when it was kept, or that another tab holds the same form."""
    actor, path = request.actor, request.GET.get("for", "")
    if actor.membership is None or not path.startswith("/") or len(path) > 300:
        raise Http404
    tab = request.POST.get("draft_tab", "")
    known = access.draft_of(actor, path)
    if (
        known
        and tab
        and known.tab not in ("", tab)
        and known.saved_at > timezone.now() - STILL_OPEN
    ):
        return JsonResponse({"other_tab": True})
    saved_at = actions.keep(actor=actor, path=path, typed=request.POST, tab=tab)
    if saved_at is None:
        return JsonResponse({"too_much": True}, status=413)
    return JsonResponse({"saved_at": timezone.localtime(saved_at).strftime("%H:%M")})
