"""The doors of a login service: going there, coming back, and signing out at both ends."""

from typing import TYPE_CHECKING
from uuid import UUID

from allauth.account import views as account
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zorgvuldig import walls
from zorgvuldig.people.login import (
    access,
    actions,
    ahead,
    arriving,
    entering,
    flow,
    leaving,
    tokens,
)
from zorgvuldig.people.login.refusals import NotAToken, NotLetIn
from zorgvuldig.people.request import source_ip
from zorgvuldig.rules.login import Refused

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from zorgvuldig.people.login.flow import Came
    from zorgvuldig.people.login.models import LoginService


def _service(request: "HttpRequest", organisation_id: int, service_id: UUID) -> "LoginService":
    walls.say(organisation=organisation_id, person=request.user.pk)
    return access.open_service(organisation_id, service_id)


@login_not_required
@never_cache
@require_safe
def begin(request: "HttpRequest", organisation_id: int, service_id: UUID) -> "HttpResponse":
    """Go to the login service of this organisation."""
    service = _service(request, organisation_id, service_id)
    if request.user.is_authenticated:
        return redirect("web:home")
    try:
        if not service.is_on:
            raise NotLetIn(Refused.OFF)
        return redirect(flow.begin(request.session, service, flow.SIGN_IN))
    except NotLetIn as refused:
        return arriving.refuse(request, service, refused)


@login_not_required
@never_cache
@require_safe
def back(request: "HttpRequest", organisation_id: int, service_id: UUID) -> "HttpResponse":
    """Somebody comes back from the service: signed in, or told why not."""
    service = _service(request, organisation_id, service_id)
    try:
        begun, came = ahead.came(request)
        if begun["person"] != request.user.pk and begun["person"] is not None:
            raise NotLetIn(Refused.NOT_BEGUN)
        if begun["purpose"] == flow.TRY:
            return arriving.tried(request, service, came)
        return _let_in(request, service, came, link=begun["purpose"] == flow.LINK)
    except NotLetIn as refused:
        return arriving.refuse(request, service, refused)


def _let_in(
    request: "HttpRequest", service: "LoginService", came: "Came", *, link: bool
) -> "HttpResponse":
    ip = source_ip(request)
    if not service.is_on:
        raise NotLetIn(Refused.OFF)
    if link:
        actions.require_enough(service, came.claims)
        actions.link(service=service, person=request.user, claims=came.claims, ip=ip)  # type: ignore[arg-type]
    if request.user.is_authenticated:
        logout(request)
        walls.say(organisation=service.organisation_id)
    known = actions.recognise(service=service, claims=came.claims, ip=ip)
    return entering.enter(request, service, known, came)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def log_out(request: "HttpRequest") -> "HttpResponse":
    """Sign out here; who came through a service is sent on to sign out there too."""
    through = access.Through.of(request.session) if request.user.is_authenticated else None
    onward = leaving.onward(request, through) if through and request.method == "POST" else None
    response: HttpResponse = account.logout(request)
    if onward is None or request.user.is_authenticated:
        return response
    return render(request, "people/login/leaving.html", {"onward": onward})


@login_not_required
@never_cache
@require_safe
def left(request: "HttpRequest", organisation_id: int, service_id: UUID) -> "HttpResponse":
    """Signed out at both ends."""
    service = _service(request, organisation_id, service_id)
    return render(request, "people/login/left.html", {"service": service})


@login_not_required
@never_cache
@csrf_exempt
@require_POST
def signed_out(request: "HttpRequest", organisation_id: int, service_id: UUID) -> "HttpResponse":
    """The service itself says that somebody signed out there (back-channel logout)."""
    service = _service(request, organisation_id, service_id)
    try:
        claims = tokens.who_left(service, request.POST.get("logout_token", ""))
        actions.end_sessions(service=service, claims=claims)
    except NotAToken:
        return JsonResponse({"error": "invalid_request"}, status=400)
    return JsonResponse({})
