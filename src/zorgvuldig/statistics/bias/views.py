"""How we look: which years there are, and one year."""

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from zorgvuldig.handbook import bias as handbook
from zorgvuldig.statistics.bias import access

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request


@require_safe
def years(request: "Request") -> "HttpResponse":
    """The whole years, the newest first."""
    shown = {"years": access.years(request.actor), "words": handbook.page()}
    return render(request, "statistics/bias_years.html", shown)


@require_safe
def year(request: "Request", year: int) -> "HttpResponse":
    """Signs and outcomes by the kind of event, with questions to ask each other."""
    shown = {"look": access.bias_of(request.actor, year), "words": handbook.page()}
    return render(request, "statistics/bias.html", shown)
