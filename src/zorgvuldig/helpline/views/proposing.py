"""The coordinator chooses: who waits, who can be proposed to one caller, and why this person."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from zorgvuldig.helpline.access import proposals as access
from zorgvuldig.helpline.actions import proposing as actions
from zorgvuldig.helpline.fitting import NO_WISH
from zorgvuldig.helpline.forms.matching import NoFitForm, ProposeForm, TakeBackForm
from zorgvuldig.helpline.views import choosing, waiting_for_match
from zorgvuldig.helpline.views.match_words import page_of
from zorgvuldig.people.access import contact_points_of
from zorgvuldig.recording.pages import filled, recorded
from zorgvuldig.rules.helpline import clocks
from zorgvuldig.rules.helpline.codes import Answer

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request

TOLD = "Vastgelegd. De hulpvrager staat in de lijst met de dag waarop hij of zij weer iets hoort."


@require_safe
def to_match(request: "Request") -> "HttpResponse":
    """Who waits for a confidant, longest first; above it the proposals whose answer is late."""
    today = timezone.localdate()
    rows = access.to_match(request.actor)
    waiting = access.waiting_for_an_answer(request.actor.organisation.pk)
    context = waiting_for_match.page(rows, request.GET.get("na", ""), today)
    context |= waiting_for_match.answers(waiting, today)
    return render(request, "helpline/matching/to_match.html", context)


@require_safe
def proposals(request: "Request", reference: str) -> "HttpResponse":
    """Who can be proposed to this caller and who cannot, with the reasons; a person chooses."""
    found = access.get_to_match(request.actor, reference)
    if access.wish_of(found) is None:
        if access.answer_to_match(found) == Answer.GIVEN:
            messages.info(request, NO_WISH)
        return redirect("helpline:wish", reference)
    access.log_choosing(request.actor, found)
    context = choosing.page(request.actor, found, request.GET, timezone.localdate())
    if not context["can"]:
        context["points"] = [
            {"text": f"{one.name}: {one.reach}"} for one in contact_points_of(request.actor)
        ]
    return render(request, "helpline/matching/proposals.html", context)


@require_http_methods(["GET", "POST"])
def propose(request: "Request", reference: str, confidant: UUID) -> "HttpResponse":
    """This one, and why."""
    found = access.get_to_match(request.actor, reference)
    chosen = access.get_confidant_for(request.actor, confidant)
    if chosen is None:
        raise Http404
    return recorded(
        request,
        form=filled(request, ProposeForm),
        act=lambda form: (
            actions.propose(
                request=found,
                actor=request.actor,
                once=form.cleaned_data["once"],
                confidant=confidant,
                why=form.cleaned_data["why"],
            )
            and None
        ),
        back=reverse("helpline:proposals", args=[reference]),
        template="helpline/matching/propose.html",
        done="Voorgesteld. Vertel de hulpvrager wie het zou zijn, en leg het antwoord vast.",
        submit="Voorstellen",
        name=choosing.full_name(chosen.words()),
    )


@require_http_methods(["GET", "POST"])
def take_back(request: "Request", reference: str) -> "HttpResponse":
    """No answer, or somebody else: the place is free again."""
    found = access.get_to_match(request.actor, reference)
    return recorded(
        request,
        form=filled(request, TakeBackForm),
        act=lambda form: actions.take_back(request=found, actor=request.actor),
        back=reverse("helpline:proposals", args=[reference]),
        template="helpline/matching/take_back.html",
        done="Teruggenomen. U kunt meteen iemand anders voorstellen.",
        submit="Terugnemen",
    )


@require_http_methods(["GET", "POST"])
def no_fit(request: "Request", reference: str) -> "HttpResponse":
    """Nobody fits yet: what the caller heard, and when they hear again."""
    found = access.get_to_match(request.actor, reference)
    begun: dict[str, Any] = {"hears_by": clocks.hears_by(timezone.localdate())}
    return recorded(
        request,
        form=filled(request, NoFitForm, initial=begun),
        act=lambda form: actions.tell_how_it_stands(
            request=found,
            actor=request.actor,
            once=form.cleaned_data["once"],
            said=form.cleaned_data["said"],
            happened_on=form.cleaned_data["happened_on"],
            hears_by=form.cleaned_data["hears_by"],
        ),
        back=page_of(reference),
        done=TOLD,
    )
