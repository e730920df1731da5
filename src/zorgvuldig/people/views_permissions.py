"""Who may see and do what here, and by which rule; and what one may oneself."""

from typing import TYPE_CHECKING, Any

from django.shortcuts import render
from django.views.decorators.http import require_safe

from zorgvuldig.people import access, permissions
from zorgvuldig.people.forms_permissions import SomebodyForm, WhatForm
from zorgvuldig.people.permissions import Somebody
from zorgvuldig.people.protocol import is_line

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.actor import Actor
    from zorgvuldig.people.request import Request


@require_safe
def of_somebody(request: "Request") -> "HttpResponse":
    """What a colleague, somebody invited or a choice of roles can open and do. The look is
    logged."""
    actor = access.administers(request.actor)
    form = SomebodyForm(
        request.GET or None,
        staff=access.staff_of(actor),
        invited=access.invitations_of(actor),
        regime=actor.organisation.regime,
    )
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        about, roles = form.chosen()
        access.log_permissions(actor, about)
        context |= {"name": form.name(), "invited": form.is_invited(), "roles": form.role_names()}
        context["rooms"] = _rooms(actor, roles)
    return render(request, "people/permissions.html", context)


@require_safe
def of_something(request: "Request") -> "HttpResponse":
    """Who here can open or do one thing, and how they would have to stand to it. The look is
    logged."""
    actor = access.administers(request.actor)
    form = WhatForm(request.GET or None)
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        access.log_permissions(actor, "permission:")
        deed, at_a_line = form.chosen(), is_line(actor.organisation)
        context |= {"deed": deed, **permissions.who_may(deed, access.staff_of(actor), at_a_line)}
    return render(request, "people/who_may.html", context)


@require_safe
def my_own(request: "Request") -> "HttpResponse":
    """The same for oneself: what one can open and do here, and who looked that up."""
    actor = access.at_work(request.actor)
    context = {
        "rooms": _rooms(actor, access.roles_of(actor)),
        "looked_up": access.permissions_looked_up(actor),
    }
    return render(request, "people/my_permissions.html", context)


def _rooms(actor: "Actor", roles: list[str]) -> list[permissions.Room]:
    return permissions.told_to(Somebody(roles, is_line(actor.organisation)))
