"""A dossier as a file: asking, answering, making and fetching."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zorgvuldig.carrying.access import out as access
from zorgvuldig.carrying.actions import asking, making
from zorgvuldig.carrying.codes import Goal
from zorgvuldig.carrying.forms import AskForm
from zorgvuldig.carrying.views import showing
from zorgvuldig.dossiers.access import get_kept_dossier
from zorgvuldig.dossiers.views.recording import filled, recording
from zorgvuldig.recording.deeds import Deed
from zorgvuldig.recording.files import as_file

if TYPE_CHECKING:
    from zorgvuldig.people.request import Request

ANSWERED = "Uw antwoord is vastgelegd."
SAID_YES = (
    "U hebt hier al ja gezegd. Ziet u dat nu anders? Zeg het uw collega: zolang het bestand niet "
    "is gemaakt, kan die de vraag terugnemen."
)
ASKED = "Gevraagd. Zodra er ja is gezegd, maakt u hier het bestand."


@require_http_methods(["GET", "POST"])
def ask(request: "Request", reference: str) -> HttpResponse:
    """Ask for a file; and how it stands with what was asked."""
    dossier = get_kept_dossier(request.actor, reference)
    decisions = {str(one.pk): one for one in access.decisions_of(dossier)}
    offered = showing.decisions(dossier, decisions.values())

    def act(form: AskForm) -> None:
        said = form.cleaned_data
        chosen = decisions.get(said.get("proposal", "")) if said["goal"] == Goal.TRANSFER else None
        if chosen is not None:
            chosen.dossier = dossier
        known = {"goal": said["goal"], "why": said["why"], "once": said["once"]}
        today = timezone.localdate()
        asking.ask(dossier=dossier, actor=request.actor, proposal=chosen, today=today, **known)

    return recording(
        request,
        form=filled(request, AskForm, decisions=offered),
        act=act,
        back=reverse("carrying:ask", args=[reference]),
        template="carrying/ask.html",
        done=ASKED,
        submit="Vragen",
        dossier=dossier,
        asked=(told := showing.asked(dossier, access.asked_of(dossier))),
        waits=any(one["withdraw_url"] for one in told),
        no_decision=not offered,
    )


@require_POST
def withdraw(request: "Request", reference: str, number: UUID) -> HttpResponse:
    """Take the question back."""
    found = access.get_asked(get_kept_dossier(request.actor, reference), number)
    with Deed(request, "Teruggenomen. Er komt geen bestand."):
        asking.withdraw(asked=found, actor=request.actor)
    return redirect("carrying:ask", reference)


@require_http_methods(["GET", "POST"])
def answer(request: "Request", number: UUID) -> HttpResponse:
    """Yes or no, by who must say so; what is in the dossier is not shown here."""
    if request.method == "POST" and access.has_answered(request.actor, number):
        yes = request.POST.get("answer") == "yes"  # the same form, sent twice
        messages.info(request, ANSWERED if yes else SAID_YES)
        return redirect("day:today")
    found = access.get_to_answer(request.actor, number)
    if request.method == "POST":
        return _answered(request, found)
    return render(request, "carrying/answer.html", showing.to_answer(found))


def _answered(request: "Request", found: Any) -> HttpResponse:
    agreed = request.POST.get("answer") == "yes"
    if not agreed and request.POST.get("answer") != "no":
        context = {**showing.to_answer(found), "choose": True}
        return render(request, "carrying/answer.html", context, status=422)
    with Deed(request, ANSWERED):
        (asking.agree if agreed else asking.refuse)(asked=found, actor=request.actor)
    return redirect("day:today")


@require_POST
def make(request: "Request", reference: str, number: UUID) -> HttpResponse:
    """Make the file; the passphrase is on the answer to this form, and nowhere else."""
    dossier = get_kept_dossier(request.actor, reference)
    found = access.get_asked(dossier, number)
    with Deed(request):
        passphrase = making.make(asked=found, actor=request.actor, today=timezone.localdate())
        context = {"dossier": dossier, "asked": found, "passphrase": passphrase}
        return render(request, "carrying/made.html", context)
    return redirect("carrying:ask", reference)


@require_safe
def fetch(request: "Request", reference: str, number: UUID) -> HttpResponse:
    """The sealed file."""
    found = access.get_asked(get_kept_dossier(request.actor, reference), number)
    with Deed(request):
        file = making.fetch(asked=found, actor=request.actor)
        return as_file(file, "application/json", f"dossier-{reference}.json")
    return redirect("carrying:ask", reference)
