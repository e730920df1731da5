"""For whom this request works, and that nobody works without a second factor."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.shortcuts import redirect

from zorgvuldig import walls
from zorgvuldig.people import access
from zorgvuldig.people.actor import Actor

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    Next = Callable[[HttpRequest], HttpResponse]

SET_UP = "/account/"


def working_for(get_response: "Next") -> "Next":
    """Says once per request for whom it works, to the database and to the views."""

    def middleware(request: "HttpRequest") -> "HttpResponse":
        if not request.user.is_authenticated:
            request.actor = None  # type: ignore[attr-defined]
            return get_response(request)
        chosen = request.session.get("organisation")
        walls.say(organisation=chosen, person=request.user.pk)
        membership = access.membership_of(request.user, chosen)
        if membership and membership.organisation_id != chosen:
            request.session["organisation"] = membership.organisation_id
            walls.say(organisation=membership.organisation_id, person=request.user.pk)
        request.actor = Actor(request.user, membership, request.META.get("REMOTE_ADDR"))  # type: ignore[attr-defined]
        return get_response(request)

    return middleware


def second_factor(get_response: "Next") -> "Next":
    """Who has no second factor yet sets one up first. Open doors and signing out stay open."""

    def middleware(request: "HttpRequest") -> "HttpResponse":
        return get_response(request)

    def process_view(
        request: "HttpRequest", view: "Callable[..., HttpResponse]", *_: object
    ) -> "HttpResponse | None":
        open_to_all = not getattr(view, "login_required", True)
        if open_to_all or not request.user.is_authenticated or _safe(request):
            return None
        return redirect("mfa_activate_totp")

    middleware.process_view = process_view  # type: ignore[attr-defined]
    return middleware


def _safe(request: "HttpRequest") -> bool:
    if request.session.get("second_factor") or request.path.startswith(SET_UP):
        return True
    if settings.DEMO and request.session.get("demonstration"):
        return True
    request.session["second_factor"] = access.has_second_factor(request.user)  # type: ignore[arg-type]
    return bool(request.session["second_factor"])
