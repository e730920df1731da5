"""Handing over and standing in: ask, take back, read, say yes or no."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from zorgvuldig.dossiers import access
from zorgvuldig.dossiers.access import together
from zorgvuldig.dossiers.actions import handing as actions
from zorgvuldig.dossiers.actions import involving
from zorgvuldig.dossiers.forms.together import DeclineForm, HandOverForm, StandInForm
from zorgvuldig.dossiers.views.recording import filled, recording
from zorgvuldig.dossiers.views.words import shown
from zorgvuldig.people import access as people
from zorgvuldig.people.roles import WORKS_WITH_CLIENTS
from zorgvuldig.recording.deeds import Deed

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request


@require_http_methods(["GET", "POST"])
def hand_over(request: "Request", reference: str) -> "HttpResponse":
    """Ask a colleague to take the dossier over; until yes, nothing changes."""
    dossier = access.get_kept_dossier(request.actor, reference)
    form = filled(request, HandOverForm)
    form.fields["to"].queryset = people.others(request.actor, *WORKS_WITH_CLIENTS)
    return recording(
        request,
        form=form,
        act=lambda form: (
            actions.ask(
                dossier=dossier, actor=request.actor, **form.code_values(), **form.entry_values()
            )
            and None
        ),
        back=reverse("dossiers:involved", args=[reference]),
        done="Gevraagd. Het dossier blijft bij u tot uw collega ja zegt.",
        submit="Vragen om het over te nemen",
        dossier=dossier,
    )


@require_POST
def withdraw(request: "Request", reference: str, number: UUID) -> "HttpResponse":
    """Take the question back."""
    dossier = access.get_kept_dossier(request.actor, reference)
    asked = together.get_open_hand_over(dossier, number)
    with Deed(request, "Teruggenomen. Het dossier blijft waar het is."):
        actions.withdraw(hand_over=asked, actor=request.actor)
    return redirect("dossiers:involved", reference)


@require_http_methods(["GET", "POST"])
def answer(request: "Request", number: UUID) -> "HttpResponse":
    """The colleague reads the note, and says yes, or no with a reason."""
    asked = together.get_asked_hand_over(request.actor, number)
    if request.method == "POST" and request.POST.get("answer") == "yes":
        return _take_over(request, asked)
    return recording(
        request,
        form=filled(request, DeclineForm),
        act=lambda form: actions.decline(
            hand_over=asked, actor=request.actor, refusal=form.cleaned_data["refusal"]
        ),
        back=reverse("day:today"),
        template="dossiers/together/hand_over_answer.html",
        done="Uw antwoord staat in het dossier. Het blijft bij uw collega.",
        submit="Nee, ik neem het niet over",
        asked=asked,
        rows=shown("HAND_OVER", asked.entry.words(asked.dossier.key)),
    )


def _take_over(request: "Request", asked: Any) -> "HttpResponse":
    with Deed(request, "U houdt dit dossier nu bij. Vertel de cliënt wie u bent."):
        actions.accept(hand_over=asked, actor=request.actor, today=timezone.localdate())
        return redirect("dossiers:page", asked.dossier.reference)
    return redirect("day:today")


@require_http_methods(["GET", "POST"])
def stand_in(request: "Request", reference: str) -> "HttpResponse":
    """Let a colleague keep the dossier too, until a day."""
    dossier = access.get_kept_dossier(request.actor, reference)
    form = filled(request, StandInForm)
    form.fields["membership"].queryset = people.others(request.actor, *WORKS_WITH_CLIENTS)
    return recording(
        request,
        form=form,
        act=lambda form: (
            involving.stand_in(
                dossier=dossier,
                actor=request.actor,
                membership=form.cleaned_data["membership"],
                ends_on=form.cleaned_data["ends_on"],
                today=timezone.localdate(),
            )
            and None
        ),
        back=reverse("dossiers:involved", args=[reference]),
        done="Uw collega houdt het dossier ook bij. Dat eindigt vanzelf.",
        submit="Laten vervangen",
        dossier=dossier,
    )
