"""Where somebody begins: the welcome, the choice of organisation, or the day."""

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request


@login_not_required
@require_safe
def home(request: "Request") -> "HttpResponse":
    """Everybody's first address; each finds their own beginning from here."""
    if not request.user.is_authenticated:
        return redirect("web:welcome")
    if request.actor.membership is None:
        return redirect("people:choose_organisation")
    return redirect("day:today")
