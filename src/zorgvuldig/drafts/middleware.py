"""Who rests too long signs in again, and finds what was typed where it was left."""

import time
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import render

from zorgvuldig.drafts import access, actions
from zorgvuldig.people import practising

if TYPE_CHECKING:
    from collections.abc import Callable

    from zorgvuldig.people.actor import Actor
    from zorgvuldig.people.request import Request

    Next = Callable[[Request], HttpResponse]

SAVING = "/concept/"
NOTICE_EACH = 60  # seconds; the session is written at most once a minute


def rested_too_long(get_response: "Next") -> "Next":
    """After a rest the session ends, and after twelve hours anyhow: each page renews the time that
    Django counts. A form sent then is kept as a draft, not lost."""

    def middleware(request: "Request") -> HttpResponse:
        if not request.user.is_authenticated:
            return get_response(request)
        now = int(time.time())
        seen = request.session.get("seen", 0)
        begun = request.session.setdefault("begun", now)
        rested = seen and now - seen > settings.REST_AFTER_SECONDS
        if rested or now - begun > settings.SESSION_COOKIE_AGE:
            return _sign_in_again(request)
        if now - seen > NOTICE_EACH:
            request.session["seen"] = now
        return get_response(request)

    return middleware


def typed_for_another(get_response: "Next") -> "Next":
    """A form belongs to the organisation it was opened for. When the session works for another
    by now, nothing is stored there: the text is kept where it belongs, and a page says so."""

    def middleware(request: "Request") -> HttpResponse:
        return get_response(request)

    def process_view(request: "Request", *_: object) -> HttpResponse | None:
        meant = request.POST.get("working_for", "") if request.method == "POST" else ""
        saves_itself = request.path.startswith(SAVING)  # and says itself where it belongs
        if not meant or saves_itself or request.actor is None or _is_now(request.actor, meant):
            return None
        return _belongs_elsewhere(request, meant)

    middleware.process_view = process_view  # type: ignore[attr-defined]
    return middleware


def _is_now(actor: "Actor", organisation: str) -> bool:
    return actor.membership is not None and organisation == str(actor.membership.organisation_id)


def _belongs_elsewhere(request: "Request", meant: str) -> HttpResponse:
    if practising.was_in(request.session, meant):
        return render(request, "drafts/practised.html", status=409)
    kept = actions.keep_where_it_belongs(
        actor=request.actor, organisation=meant, path=request.path, typed=request.POST
    )
    context = {"writer": access.writer(request.actor, meant), "kept": kept}
    return render(request, "drafts/another_organisation.html", context, status=409)


def _sign_in_again(request: "Request") -> HttpResponse:
    saving = request.path.startswith(SAVING)
    form_at = request.GET.get("for", "") if saving else request.path
    if request.method == "POST":
        meant = (request.GET if saving else request.POST).get("working_for", "")
        actions.keep_where_it_belongs(
            actor=request.actor, organisation=meant, path=form_at, typed=request.POST
        )
    logout(request)
    if saving:
        return HttpResponse(status=401)
    return redirect_to_login(request.path)
