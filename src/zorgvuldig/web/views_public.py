"""Pages for everybody: what this is, acute danger, privacy, accessibility, and every error."""

from contextlib import suppress
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_safe

if TYPE_CHECKING:
    from django.http import HttpRequest


@login_not_required
@require_safe
def acute(request: "HttpRequest") -> HttpResponse:
    """The number first; asks nothing (G17). For who works with clients one small way on."""
    others = [
        {"text": f"{one['text']}: {one['number']}", "url": f"tel:{one['number']}"}
        for one in settings.OTHER_NUMBERS
    ]
    return render(request, "web/acute.html", {"rows": others, "call_url": _call_url(request)})


def _call_url(request: "HttpRequest") -> str:
    """Where a call is written down: in the dossier one came from, or before there is one. Whether
    it is this person's dossier is asked there."""
    actor = getattr(request, "actor", None)
    membership = actor.membership if actor else None
    if membership is None or not membership.works_with_clients:
        return ""
    with suppress(NoReverseMatch):
        return reverse("dossiers:call", args=[request.GET.get("dossier", "")])
    return reverse("dossiers:call_noted")


@login_not_required
@require_safe
def privacy(request: "HttpRequest") -> HttpResponse:
    return render(request, "web/privacy.html")


@login_not_required
@require_safe
def accessibility(request: "HttpRequest") -> HttpResponse:
    return render(request, "web/accessibility.html")


@login_not_required
@require_safe
def welcome(request: "HttpRequest") -> HttpResponse:
    """What this is, for who is not signed in."""
    return render(request, "web/welcome.html")


@login_not_required
def alive(request: "HttpRequest") -> HttpResponse:
    """For the watch: the server answers."""
    return HttpResponse("ok", content_type="text/plain")


def bad_request(request: "HttpRequest", exception: Exception | None = None) -> HttpResponse:
    """A request that cannot be read, or is too large to be read."""
    if isinstance(exception, RequestDataTooBig):
        return render(request, "413.html", status=413)
    return render(request, "400.html", status=400)


def without_length(request: "HttpRequest") -> HttpResponse:
    """A request that does not say how long it is; no browser sends a form like that."""
    return render(request, "400.html", status=411)


def forbidden(request: "HttpRequest", exception: Exception | None = None) -> HttpResponse:
    return render(request, "403.html", status=403)


def form_too_old(request: "HttpRequest", reason: str = "") -> HttpResponse:
    """The form's token no longer fits: opened too long ago, or in another session."""
    return render(request, "403_csrf.html", status=403)


def not_found(request: "HttpRequest", exception: Exception | None = None) -> HttpResponse:
    """Unknown and forbidden answer alike."""
    return render(request, "404.html", status=404)


def failed(request: "HttpRequest") -> HttpResponse:
    return render(request, "500.html", status=500)
