"""One workshop: how far it came, what comes now, what was agreed, and what can be done."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.shortcuts import render
from django.views.decorators.http import require_safe

from zorgvuldig.gatherings.access.standing import standing
from zorgvuldig.gatherings.access.workshops import get_workshop
from zorgvuldig.gatherings.views import now, parts, workshop_words
from zorgvuldig.gatherings.views.stages_walked import walked

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request


@require_safe
def workshop(request: "Request", number: UUID) -> "HttpResponse":
    """The page of one workshop, for who organises it and who leads it."""
    actor, found = request.actor, get_workshop(request.actor, number)
    stands, shown = standing(found), parts.parts_of(found, actor)
    organises = actor.holds(parts.ORGANISES)
    context = {
        "workshop": found,
        "title": workshop_words.title(found),
        "said": workshop_words.said(found),
        "now": now.what_now(found, stands, shown, organises=organises),
        "rows": workshop_words.rows(found, stands.leads),
        "steps": walked(found, stands),
        "verbs": parts.verbs_of(found, actor),
        "parts": shown,
    }
    return render(request, "gatherings/workshop.html", context)
