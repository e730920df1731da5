"""How this organisation decides on sharing, and where it can go with a question (G23)."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zorgvuldig.handbook import wording
from zorgvuldig.people import access, actions
from zorgvuldig.people import protocol as rule
from zorgvuldig.people.forms import ContactPointForm, ProtocolForm
from zorgvuldig.people.roles import Role

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request


@require_http_methods(["GET", "HEAD", "POST"])
def protocol(request: "Request") -> "HttpResponse":
    """The agreements about sharing, and what they still lack."""
    actor = access.require(request.actor, Role.ADMINISTRATOR)
    today = timezone.localdate()
    form = ProtocolForm(
        request.POST or None,
        eligible=access.staff_of(actor).holding(Role.DECISION_MAKER),
        initial=access.protocol_of(actor),
    )
    if form.is_valid():
        actions.keep_protocol(actor=actor, today=today, **form.cleaned_data)
        messages.success(request, "Het protocol is bewaard.")
        return redirect("people:protocol")
    context = {"form": form, "missing": rule.missing(actor, today)}
    return render(request, "people/protocol.html", context)


@require_safe
def contact_points(request: "Request") -> "HttpResponse":
    """Every contact point with the day it was last checked."""
    actor = access.require(request.actor, Role.ADMINISTRATOR)
    today = timezone.localdate()
    points = [
        {
            "point": point,
            "kind": wording.label("addressee", point.addressee),
            "fresh": rule.is_fresh(point.verified_on, today),
        }
        for point in access.contact_points_of(actor)
    ]
    return render(request, "people/contact_points.html", {"points": points})


@require_http_methods(["GET", "HEAD", "POST"])
def contact_point(request: "Request", pk: int | None = None) -> "HttpResponse":
    """One contact point, new or known."""
    actor = access.require(request.actor, Role.ADMINISTRATOR)
    point = access.get_contact_point(actor, pk) if pk else None
    form = ContactPointForm(request.POST or None, initial=access.words_of(point))
    if form.is_valid():
        actions.keep_contact_point(actor=actor, point=point, **form.cleaned_data)
        messages.success(request, "Het contactpunt is bewaard.")
        return redirect("people:contact_points")
    return render(request, "people/contact_point.html", {"form": form, "point": point})


@require_POST
def drop(request: "Request", pk: int) -> "HttpResponse":
    """Take a contact point off the list."""
    actor = access.require(request.actor, Role.ADMINISTRATOR)
    actions.drop_contact_point(actor=actor, point=access.get_contact_point(actor, pk))
    messages.success(request, "Het contactpunt staat niet meer in de lijst.")
    return redirect("people:contact_points")
