"""Who rests too long signs in again, and finds what was typed where it was left."""

import time
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse

from zorgvuldig.drafts import actions

if TYPE_CHECKING:
    from collections.abc import Callable

    from zorgvuldig.people.request import Request

    Next = Callable[[Request], HttpResponse]

NOTICE_EACH = 60  # seconds; the session is written at most once a minute


def rested_too_long(get_response: "Next") -> "Next":
    """After a rest the session ends; a form sent then is kept as a draft, not lost."""

    def middleware(request: "Request") -> HttpResponse:
        if not request.user.is_authenticated:
            return get_response(request)
        now = int(time.time())
        seen = request.session.get("seen", 0)
        if seen and now - seen > settings.REST_AFTER_SECONDS:
            return _sign_in_again(request)
        if now - seen > NOTICE_EACH:
            request.session["seen"] = now
        return get_response(request)

    return middleware


def _sign_in_again(request: "Request") -> HttpResponse:
    saving = request.path.startswith("/concept/")
    form_at = request.GET.get("for", "") if saving else request.path
    if request.method == "POST" and request.actor.membership and form_at:
        actions.keep(actor=request.actor, path=form_at[:300], typed=request.POST)
    logout(request)
    if saving:
        return HttpResponse(status=401)
    return redirect_to_login(request.path)
