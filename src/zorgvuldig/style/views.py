"""For the administrator: the house style, laid ready, looked at beforehand and put to use."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zorgvuldig.people import access as people
from zorgvuldig.recording.deeds import Deed
from zorgvuldig.recording.files import as_pdf, printing
from zorgvuldig.style import access, actions, serving, showing
from zorgvuldig.style.forms import StyleForm
from zorgvuldig.style.refusals import TooClose

if TYPE_CHECKING:
    from zorgvuldig.people.request import Request

READY = "De huisstijl staat klaar. Bekijk hem eerst; alleen u ziet hem."
NO_PAPER = "Van de voorbeeldbrief kan nu geen PDF worden gemaakt. Probeer het later opnieuw."
USED = "De huisstijl is in gebruik. Iedereen bij uw organisatie ziet hem."


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: "Request") -> HttpResponse:
    """What is in use, what is laid ready, and the files of a new one."""
    actor = people.administers(request.actor)
    form = StyleForm(request.POST, request.FILES) if request.method == "POST" else StyleForm()
    apart: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            actions.lay_ready(
                actor=actor, choice=form.cleaned_data["choice"], logo=form.cleaned_data["logo"]
            )
        except TooClose as refusal:
            apart = refusal.sentences
        else:
            request.session.pop(access.PREVIEW, None)
            messages.success(request, READY)
            return redirect("style:start")
    context = showing.page(access.of_organisation(actor), apart)
    context |= {"form": form, "choose_again": len(request.FILES) > 1}
    return render(
        request, "style/start.html", context, status=422 if request.method == "POST" else 200
    )


@require_safe
def table(request: "Request") -> HttpResponse:
    """Which tokens count, what each colours, and which colours are measured beside each other."""
    people.administers(request.actor)
    return render(request, "style/table.html", showing.table())


@require_POST
def look(request: "Request", number: UUID) -> HttpResponse:
    """From now on this one person sees it on every page, until they stop."""
    actor = people.administers(request.actor)
    found = access.get_ready(actor, number)
    request.session[access.PREVIEW] = actions.look_beforehand(actor=actor, found=found)
    return redirect("style:start")


@require_POST
def stop(request: "Request") -> HttpResponse:
    """See again what everybody sees."""
    people.administers(request.actor)
    request.session.pop(access.PREVIEW, None)
    return redirect("style:start")


@require_POST
def use(request: "Request", number: UUID) -> HttpResponse:
    """Put it to use for everybody of the organisation."""
    actor = people.administers(request.actor)
    with Deed(request, USED):
        actions.put_to_use(actor=actor, number=number)
        request.session.pop(access.PREVIEW, None)
    return redirect("style:start")


@require_POST
def drop(request: "Request", number: UUID) -> HttpResponse:
    """Throw away what was laid ready."""
    actor = people.administers(request.actor)
    with Deed(request, "De huisstijl die klaarstond, is weggegooid."):
        actions.throw_away(actor=actor, number=number)
        request.session.pop(access.PREVIEW, None)
    return redirect("style:start")


@require_POST
def back(request: "Request") -> HttpResponse:
    """Go back to what was in use before."""
    actor = people.administers(request.actor)
    with Deed(request, "De vorige huisstijl is terug."):
        actions.go_back(actor=actor)
        request.session.pop(access.PREVIEW, None)
    return redirect("style:start")


@require_POST
def off(request: "Request") -> HttpResponse:
    """Go back to the product's own look."""
    actor = people.administers(request.actor)
    with Deed(request, "Iedereen ziet weer hoe Zorgvuldig er zelf uitziet."):
        actions.take_off(actor=actor)
        request.session.pop(access.PREVIEW, None)
    return redirect("style:start")


@require_safe
def ready_sheet(request: "Request", number: UUID) -> HttpResponse:
    """The stylesheet of what is laid ready, for who runs the office alone."""
    actor = people.administers(request.actor)
    return serving.sheet(access.get_ready(actor, number))


@require_safe
def ready_logo(request: "Request", number: UUID) -> HttpResponse:
    """Its logo."""
    actor = people.administers(request.actor)
    return serving.logo(access.get_ready(actor, number))


@require_safe
def ready_letter(request: "Request", number: UUID) -> HttpResponse:
    """How a letter would look with it, about nobody."""
    actor = people.administers(request.actor)
    found = access.get_ready(actor, number)
    with Deed(request), printing(NO_PAPER):
        return as_pdf(actions.example_letter(actor=actor, found=found), "voorbeeldbrief")
    return redirect("style:start")
