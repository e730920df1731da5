"""The list of somebody's first day: to read again, to tick, and to put away."""

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from zorgvuldig.handbook import read
from zorgvuldig.people import access, first_steps

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request


@require_http_methods(["GET", "HEAD", "POST"])
def first_day(request: "Request") -> "HttpResponse":
    """One's own list; nobody else comes here. A button ticks one step, or puts the list away."""
    actor = access.at_work(request.actor)
    if request.method == "POST":
        return _done(request)
    context = {
        "steps": first_steps.steps_of(actor),
        "put_away": first_steps.is_put_away(actor),
        **read("first_day")["words"],
    }
    return render(request, "people/day/first_day.html", context)


def _done(request: "Request") -> "HttpResponse":
    actor, asked = request.actor, request.POST
    if "away" in asked:
        first_steps.put_away(actor=actor, away=asked["away"] == "yes")
        return redirect("day:today")
    if "done" in asked:
        first_steps.tick(actor=actor, code=asked["done"], done=True)
    elif "undone" in asked:
        first_steps.tick(actor=actor, code=asked["undone"], done=False)
    return redirect("day:today" if asked.get("from") == "day" else "day:first_day")
