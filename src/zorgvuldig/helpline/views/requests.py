"""One request: how to reach the caller, what they worry about, what was done, what can be done."""

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from zorgvuldig.helpline.access import requests as access
from zorgvuldig.helpline.access import stories
from zorgvuldig.helpline.views import now, parts, story, summary
from zorgvuldig.rules.spots import spot_in

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request


@require_safe
def page(request: "Request", reference: str) -> "HttpResponse":
    """The page of one request, for who answers the line."""
    found, actor = access.get_request(request.actor, reference), request.actor
    notes = stories.story_page(found, spot_in(request.GET.get("na", "")))
    looks = list(access.looks_of(found))
    shown = parts.parts_of(found, actor)
    context = {
        "found": found,
        "said": summary.said(found),
        "reach": summary.reach(found, access.call_back_of(found)),
        "rows": summary.rows(found),
        "unsaid": summary.unsaid(found),
        "now": now.what_now(found, actor, looks, shown),
        "takes": found.taken_by_id is None and parts.is_open(found),
        "looks": summary.looks(looks),
        "verbs": parts.verbs_of(found),
        "parts": shown,
        "unanswered": story.unanswered(found, notes),
        "entries": story.story(found, notes),
        "older_url": story.older(notes),
    }
    return render(request, "helpline/request.html", context)
