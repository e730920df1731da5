"""What somebody who comes back from a login service sees: why not, or what came."""

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import render

from zorgvuldig.handbook import read
from zorgvuldig.logbook.actions import Action, Outcome, record
from zorgvuldig.people import access as people
from zorgvuldig.people import ways
from zorgvuldig.people.actor import Actor, AtTheDoor
from zorgvuldig.people.login import access
from zorgvuldig.people.request import source_ip
from zorgvuldig.people.roles import Role
from zorgvuldig.rules.login import Refused, not_enough, proves_factor, roles_for

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from zorgvuldig.people.login.flow import Came
    from zorgvuldig.people.login.models import LoginService
    from zorgvuldig.people.login.refusals import NotLetIn

LONGEST = 300


def refuse(
    request: "HttpRequest", service: "LoginService", why: "NotLetIn", *, trying: bool = False
) -> "HttpResponse":
    """Nobody came in; the organisation’s logbook says that it was tried and why not, not who. That
    an address leads nowhere is for the administrator who typed it; to anybody else it is away."""
    code = why.why if trying or why.why != Refused.NOWHERE else Refused.UNREACHABLE
    record(
        "session.begun",
        actor=AtTheDoor(source_ip(request), service.organisation_id),
        action=Action.EXECUTE,
        outcome=Outcome.DENIED,
        policy=f"login-{code.lower()}",
    )
    words = read("login")["refused"][code]
    context = {"service": service, "words": words, "which": why.which, "code": code}
    context["trying"] = trying
    return render(request, "people/login/refused.html", context, status=403)


def tried(request: "HttpRequest", service: "LoginService", came: "Came") -> "HttpResponse":
    """For the administrator who tries the link: what came, and what it would mean. Nothing of it
    is stored."""
    actor: Actor | None = getattr(request, "actor", None)
    people.require(actor, ways.OF_OFFICE)
    if actor is None or actor.organisation.pk != service.organisation_id:
        raise Http404
    record("loginservice.tried", actor=actor, action=Action.EXECUTE, about=service)
    asked = access.asked_of(service)
    lacks = not_enough(came.claims, asked)
    roles = roles_for(came.claims.get(service.roles_claim), access.mapped(service))
    context = {
        "service": service,
        "rows": [{"key": k, "value": _shown(v)} for k, v in sorted(came.claims.items())],
        "lacks": read("login")["refused"][lacks] if lacks else None,
        "proven": proves_factor(came.claims, asked),
        "roles": [Role(role).label for role in roles],
    }
    return render(request, "people/login/tried.html", context)


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    shown = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return shown[:LONGEST]
