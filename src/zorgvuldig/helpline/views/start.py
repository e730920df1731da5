"""Where somebody of the line begins: each role on the page of its own work."""

from typing import TYPE_CHECKING

from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from zorgvuldig.helpline import ways
from zorgvuldig.helpline.views.waiting import waiting
from zorgvuldig.people import access as people
from zorgvuldig.people.roles import ANSWERS_THE_LINE, OF_THE_LINE, Role

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request


@require_safe
def start(request: "Request") -> "HttpResponse":
    """The page of the work of who asks; who has no work on the line itself sees the day."""
    actor = people.require(request.actor, ways.START)
    if not actor.holds(OF_THE_LINE):
        return redirect("day:today")
    if actor.holds(ANSWERS_THE_LINE):
        return waiting(request)
    return redirect("helpline:own" if actor.holds({Role.CONFIDANT}) else "helpline:coaching")
