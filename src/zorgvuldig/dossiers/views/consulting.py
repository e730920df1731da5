"""Asking a colleague once, and their advice."""

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from zorgvuldig.dossiers import access
from zorgvuldig.dossiers.access import together
from zorgvuldig.dossiers.actions import consulting as actions
from zorgvuldig.dossiers.forms.together import AdviceForm, AskOnceForm
from zorgvuldig.dossiers.views.recording import filled, recording
from zorgvuldig.people import access as people
from zorgvuldig.people.roles import MAY_BE_INVOLVED

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request


@require_http_methods(["GET", "POST"])
def ask_once(request: "Request", reference: str) -> "HttpResponse":
    """Invite a colleague to read and to advise, once."""
    dossier = access.get_kept_dossier(request.actor, reference)
    form = filled(request, AskOnceForm)
    form.fields["membership"].queryset = people.others(request.actor, *MAY_BE_INVOLVED)
    return recording(
        request,
        form=form,
        act=lambda form: (
            actions.ask_once(
                dossier=dossier,
                actor=request.actor,
                today=timezone.localdate(),
                **form.code_values(),
                **form.entry_values(),
            )
            and None
        ),
        back=reverse("dossiers:involved", args=[reference]),
        done="Gevraagd. Het advies komt vanzelf in dit dossier.",
        submit="Vragen",
        dossier=dossier,
    )


@require_http_methods(["GET", "POST"])
def advise(request: "Request", reference: str) -> "HttpResponse":
    """The colleague reads the question and the dossier, and writes the advice."""
    dossier, mine = together.get_consulted_dossier(request.actor, reference)
    return recording(
        request,
        form=filled(request, AdviceForm),
        act=lambda form: (
            actions.give_advice(
                dossier=dossier,
                actor=request.actor,
                once=form.cleaned_data["once"],
                advice=form.cleaned_data["advice"],
                today=timezone.localdate(),
            )
            and None
        ),
        back=reverse("day:today"),
        template="dossiers/together/advise.html",
        done="Dank u. Uw advies staat in het dossier; u leest er nu niet meer in mee.",
        submit="Advies vastleggen",
        dossier=dossier,
        asked=mine,
        question=mine.asked.words(dossier.key).get("question", "") if mine.asked else "",
    )
