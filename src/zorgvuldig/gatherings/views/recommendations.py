"""The recommendations in a report: added, changed, taken out."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from zorgvuldig.gatherings.access.reports import get_report, people_around, recommendation_in
from zorgvuldig.gatherings.actions import reporting
from zorgvuldig.gatherings.forms.reports import AdviceForm
from zorgvuldig.gatherings.reports.words import advised
from zorgvuldig.gatherings.views.reports import on_report
from zorgvuldig.handbook import gatherings as handbook
from zorgvuldig.nameless.library import LIBRARY
from zorgvuldig.recording.deeds import Deed
from zorgvuldig.recording.pages import filled, recorded
from zorgvuldig.rules.retention import add_months

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request

PAGE = "gatherings/report/recommendation.html"


@require_http_methods(["GET", "POST"])
def add(request: "Request", number: UUID) -> "HttpResponse":
    """One more; the theme in the address gives it a beginning."""
    LIBRARY.wake()
    workshop, _ = get_report(request.actor, number)
    form = filled(request, AdviceForm, names=people_around(workshop))
    for name, begins in _beginning(request.GET.get("thema", "")).items():
        form.initial.setdefault(name, begins)  # what was typed before stays

    def act(form: AdviceForm) -> None:
        once = form.cleaned_data["once"]
        reporting.advise(workshop=workshop, actor=request.actor, once=once, advice=form.advice())

    return recorded(
        request, form=form, act=act, back=on_report(number), template=PAGE,
        title="Een aanbeveling toevoegen", themes=list(handbook.themes().values()),
    )  # fmt: skip


def _beginning(theme: str) -> dict[str, Any]:
    one = handbook.themes().get(theme)
    if one is None:
        return {}
    return {
        "theme": one.code,
        "action": one.action,
        "for_whom": one.for_whom,
        "due_on": add_months(timezone.localdate(), one.months),
    }


@require_http_methods(["GET", "POST"])
def change(request: "Request", number: UUID, which: UUID) -> "HttpResponse":
    """Write it otherwise."""
    LIBRARY.wake()
    workshop, report = get_report(request.actor, number)
    one = advised(0, recommendation_in(workshop, which), workshop)
    names = ("theme", "action", "for_whom", "owner", "due_on")
    initial = {name: getattr(one, name) for name in names}
    initial["seen"] = report.changed_at.isoformat()
    form = filled(request, AdviceForm, names=people_around(workshop), initial=initial)

    def act(form: AdviceForm) -> None:
        reporting.advise_otherwise(
            workshop=workshop,
            actor=request.actor,
            which=which,
            advice=form.advice(),
            seen=form.was_changed(),
        )

    def anew() -> dict[str, Any]:
        _, now = get_report(request.actor, number)
        form.saw(now.changed_at)
        return {"stands": advised(0, recommendation_in(workshop, which), workshop)}

    return recorded(
        request, form=form, act=act, anew=anew, back=on_report(number), template=PAGE,
        title="Een aanbeveling wijzigen", removes=which, workshop=workshop,
    )  # fmt: skip


@require_POST
def remove(request: "Request", number: UUID, which: UUID) -> "HttpResponse":
    """Take it out of the report."""
    workshop, _ = get_report(request.actor, number)
    with Deed(request, "De aanbeveling is uit het verslag gehaald."):
        reporting.take_out(workshop=workshop, actor=request.actor, which=which)
    return redirect(on_report(number))
