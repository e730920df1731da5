"""How this organisation decides on sharing, and where it can go with a question (G23)."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zorgvuldig.handbook import read, wording
from zorgvuldig.people import access, actions, protocol_changes
from zorgvuldig.people import protocol as rule
from zorgvuldig.people.forms import ContactPointForm, ProtocolForm
from zorgvuldig.people.protocol_changes import digest
from zorgvuldig.people.refusals import ChangedMeanwhile
from zorgvuldig.people.roles import Role

if TYPE_CHECKING:
    from django.http import HttpResponse, QueryDict

    from zorgvuldig.people.actor import Actor
    from zorgvuldig.people.request import Request


@require_http_methods(["GET", "HEAD", "POST"])
def protocol(request: "Request") -> "HttpResponse":
    """The agreements about sharing, and what they still lack."""
    actor = access.administers(request.actor)
    of_line = rule.is_line(actor.organisation)
    context = {
        "form": _form(actor, None),
        "missing": rule.missing(actor, timezone.localdate()),
        "guidance": None if of_line else read("method")["guidance"]["protocol"],
        "of_line": of_line,
    }
    return render(request, "people/protocol.html", context)


@require_POST
def preview(request: "Request") -> "HttpResponse":
    """What would change, before anything does; kept only when it is still as it was shown."""
    actor = access.administers(request.actor)
    form, now = _form(actor, request.POST), access.protocol_of(actor)
    if not form.is_valid():
        of_line = rule.is_line(actor.organisation)
        missing = rule.missing(actor, timezone.localdate())
        context = {"form": form, "missing": missing, "of_line": of_line}
        return render(request, "people/protocol.html", context, status=422)
    agreed, seen = form.agreed(), request.POST.get("seen", "")
    if seen == digest(now) and _keep(actor, agreed, now):
        messages.success(request, "Het protocol is bewaard.")
        return redirect("people:protocol")
    names = {member.pk: member.person.name for member in access.staff_of(actor)}
    context = {
        "form": form,
        "changes": protocol_changes.changes(form, now, agreed, names),
        "leaving": protocol_changes.no_longer_deciding(now, agreed, names),
        "lacking": protocol_changes.lacking(agreed),
        "seen": digest(now),
        "changed_meanwhile": bool(seen),
    }
    return render(request, "people/protocol_preview.html", context, status=409 if seen else 200)


def _form(actor: "Actor", typed: "QueryDict | None") -> ProtocolForm:
    return ProtocolForm(
        typed,
        eligible=access.staff_of(actor).holding(Role.DECISION_MAKER),
        professions=access.professions_here(actor),
        initial=access.protocol_of(actor),
        of_line=rule.is_line(actor.organisation),
    )


def _keep(actor: "Actor", agreed: dict[str, object], now: dict[str, object]) -> bool:
    try:
        actions.keep_protocol(actor=actor, agreed=agreed, seen=now, today=timezone.localdate())
    except ChangedMeanwhile:
        return False
    return True


@require_safe
def contact_points(request: "Request") -> "HttpResponse":
    """Every contact point with the day it was last checked."""
    actor = access.administers(request.actor)
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
    actor = access.administers(request.actor)
    point = None if pk is None else access.get_contact_point(actor, pk)
    form = ContactPointForm(request.POST or None, initial=access.words_of(point))
    if form.is_valid():
        actions.keep_contact_point(actor=actor, point=point, **form.cleaned_data)
        messages.success(request, "Het contactpunt is bewaard.")
        return redirect("people:contact_points")
    return render(request, "people/contact_point.html", {"form": form, "point": point})


@require_POST
def drop(request: "Request", pk: int) -> "HttpResponse":
    """Take a contact point off the list."""
    actor = access.administers(request.actor)
    actions.drop_contact_point(actor=actor, point=access.get_contact_point(actor, pk))
    messages.success(request, "Het contactpunt staat niet meer in de lijst.")
    return redirect("people:contact_points")
