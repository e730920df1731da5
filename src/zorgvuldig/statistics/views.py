"""The years of which there are figures, and one year."""

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from zorgvuldig.handbook.wording import written
from zorgvuldig.statistics import access

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request


@require_safe
def years(request: "Request") -> "HttpResponse":
    """Which years there are, the newest first."""
    return render(request, "statistics/years.html", {"years": access.years(request.actor)})


@require_safe
def year(request: "Request", year: int) -> "HttpResponse":
    """What was asked, given and changed in one year."""
    report = access.year_report(request.actor, year)
    context = {"report": report, "counted": written(report.counted_on)}
    return render(request, "statistics/year.html", context)
