"""Where somebody begins: the welcome, the choice of organisation, or the work."""

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request

HELPLINE = "HELPLINE"  # the regime of an organisation that runs a line and keeps no dossiers
GATHERINGS = {"ORGANISER", "FACILITATOR"}  # the roles that hold workshops and meetings


@login_not_required
@require_safe
def home(request: "Request") -> "HttpResponse":
    """Everybody's first address; each finds their own beginning from here."""
    if not request.user.is_authenticated:
        return redirect("web:welcome")
    if request.actor.membership is None:
        return redirect("people:choose_organisation")
    if GATHERINGS.issuperset(request.actor.membership.roles):
        return redirect("gatherings:start")
    if request.actor.organisation.regime == HELPLINE:
        return redirect("helpline:start")
    return redirect("dossiers:day")
