"""What facilitators do with situations: read, accept, ask to change, swap, take out, destroy."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from zorgvuldig.gatherings.access.situations import get_situation, led_workshop, situations_of
from zorgvuldig.gatherings.actions import destroying
from zorgvuldig.gatherings.actions import situations as actions
from zorgvuldig.gatherings.forms.situations import ExampleForm, RemarkForm
from zorgvuldig.gatherings.situations import told
from zorgvuldig.handbook.wording import label
from zorgvuldig.nameless.library import LIBRARY
from zorgvuldig.recording.deeds import Deed
from zorgvuldig.rules.gatherings.codes import VignetteState

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.gatherings.models import CaseVignette
    from zorgvuldig.people.request import Request

PAGE, DANGER = "gatherings/situations/situation.html", "gatherings/situations/danger.html"


@require_safe
def situations(request: "Request", number: UUID) -> "HttpResponse":
    """Everything on the table of one workshop, and what still has to be read."""
    workshop = led_workshop(request.actor, number)
    rows = [_row(one) for one in situations_of(workshop)]
    shown = {"workshop": workshop, "rows": rows, "example": ExampleForm()}
    return render(request, "gatherings/situations/list.html", shown)


def _row(vignette: "CaseVignette") -> dict[str, Any]:
    author = vignette.participant
    return {
        "vignette": vignette,
        "told": told(vignette),
        "by": author.words()["name"] if author else "",
        "state": label("gather_vignette", vignette.state),
        "out": vignette.state == VignetteState.TAKEN_OUT,
    }


@require_safe
def situation(request: "Request", number: UUID) -> "HttpResponse":
    """One situation, to read before it goes on the table."""
    return _page(request, get_situation(request.actor, number))


def _page(request: "Request", found: "CaseVignette", **more: Any) -> "HttpResponse":
    LIBRARY.wake()
    shown = _row(found) | {
        "workshop": found.workshop,
        "remark": RemarkForm(),
        "example": ExampleForm(),
        "may_accept": found.state == VignetteState.HANDED_IN,
        "may_return": bool(found.key) and found.state != VignetteState.RETURNED,
    }
    return render(request, PAGE, shown | more, status=422 if more else 200)


@require_POST
def accept(request: "Request", number: UUID) -> "HttpResponse":
    """Read and in order: on the table."""
    found = get_situation(request.actor, number)
    with Deed(request, "De situatie ligt klaar voor de tafel."):
        actions.accept(vignette=found, actor=request.actor)
        return redirect("gatherings:situations", found.workshop_id)
    return redirect("gatherings:situation", number)


@require_POST
def send_back(request: "Request", number: UUID) -> "HttpResponse":
    """Ask the author to change it."""
    found = get_situation(request.actor, number)
    form = RemarkForm(request.POST)
    if not form.is_valid():
        return _page(request, found, remark=form)
    said = form.cleaned_data["remark"]
    with Deed(request, "De inbrenger ziet op de eigen pagina wat u vraagt."):
        actions.send_back(vignette=found, actor=request.actor, remark=said)
        return redirect("gatherings:situations", found.workshop_id)
    return redirect("gatherings:situation", number)


@require_POST
def swap(request: "Request", number: UUID) -> "HttpResponse":
    """One of the handbook in its place; what was typed goes."""
    found = get_situation(request.actor, number)
    form = ExampleForm(request.POST)
    if not form.is_valid():
        return _page(request, found, example=form)
    code = form.cleaned_data["standard"]
    with Deed(request, "Het voorbeeld ligt klaar. De ingebrachte tekst is gewist."):
        actions.swap(vignette=found, actor=request.actor, standard=code)
        return redirect("gatherings:situations", found.workshop_id)
    return redirect("gatherings:situation", number)


@require_POST
def take_out(request: "Request", number: UUID) -> "HttpResponse":
    """W-07: out of the exercise at once, and the number to call."""
    found = get_situation(request.actor, number)
    destroying.take_out(vignette=found, actor=request.actor)
    return render(request, DANGER, {"workshop": found.workshop})


@require_POST
def lay_out(request: "Request", number: UUID) -> "HttpResponse":
    """One of the handbook on the table."""
    workshop = led_workshop(request.actor, number)
    form = ExampleForm(request.POST)
    if form.is_valid():
        code = form.cleaned_data["standard"]
        actions.lay_out(workshop=workshop, actor=request.actor, standard=code)
        messages.success(request, "Het voorbeeld ligt klaar.")
    else:
        messages.warning(request, "Kies een voorbeeld.")
    return redirect("gatherings:situations", number)


@require_POST
def destroy(request: "Request", number: UUID) -> "HttpResponse":
    """After the session: everything that was brought goes now."""
    workshop = led_workshop(request.actor, number)
    gone = destroying.destroy_all(workshop=workshop, actor=request.actor)
    said = (
        "Alles wat is ingebracht, is vernietigd." if gone else "Er was niets meer te vernietigen."
    )
    also = "Vernietig ook wat op papier staat."
    messages.success(request, f"{said} {also}")
    return redirect("gatherings:situations", number)
