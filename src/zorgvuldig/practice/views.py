"""Practising: what it is, beginning, playing another, stopping and throwing away."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from zorgvuldig.handbook import read
from zorgvuldig.handbook.wording import written
from zorgvuldig.practice import access, actions
from zorgvuldig.practice.refusals import NotHere
from zorgvuldig.practice.showing import goes_on, shown

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request


@require_safe
def start(request: "Request") -> "HttpResponse":
    """What practising is and what it never touches; within it, whom one can play."""
    actor = access.at_work(request.actor)
    place = access.place_of(actor)
    context = {
        "possible": actor.practises or access.has_dossiers(actor),
        "sentence": NotHere.sentence,
        "until": written(goes_on(place.began_on)) if place else "",
        "parts": [shown(part, actor) for part in access.parts(actor)],
        "way": read("practice")["way"],
    }
    return render(request, "practice/start.html", context)


@require_POST
def begin(request: "Request") -> "HttpResponse":
    """To the own practice place; it is made when there is none."""
    actor = access.at_work(request.actor)
    if request.POST.get("invented") != "yes":
        messages.warning(request, "Kruis eerst aan dat u alleen verzonnen mensen invult.")
        return redirect("practice:start")
    try:
        part = actions.begin(actor=actor, today=timezone.localdate())
    except NotHere as refusal:
        messages.warning(request, refusal.sentence)
        return redirect("practice:start")
    actions.practise(request=request, part=part)
    return redirect("practice:start")


@require_POST
def play(request: "Request") -> "HttpResponse":
    """Knowingly play another, or oneself again."""
    actor = access.at_work(request.actor)
    if not actor.practises:
        return redirect("practice:start")
    part = access.get_part(actor, request.POST.get("part", ""))
    actions.practise(request=request, part=part)
    messages.success(request, f"U speelt nu {part.person.name}: {part.role_names}.")
    return redirect("day:today")


@require_POST
def stop(request: "Request") -> "HttpResponse":
    """Back to the real work."""
    access.at_work(request.actor)
    actions.stop(request=request)
    messages.success(request, "U oefent niet meer. Wat u nu doet, is weer echt.")
    return redirect("web:home")


@require_POST
def throw_away(request: "Request") -> "HttpResponse":
    """All of it, at once."""
    actor = access.at_work(request.actor)
    actions.throw_away(actor=actor)
    actions.stop(request=request)
    messages.success(request, "Uw oefenplek is weg. Er is niets van bewaard.")
    return redirect("web:home")
