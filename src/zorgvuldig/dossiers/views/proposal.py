"""One proposal: why, what, to whom, may it; later, how it was decided."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from zorgvuldig.dossiers import access
from zorgvuldig.dossiers.access import sharing
from zorgvuldig.dossiers.access.emergencies import log_opened
from zorgvuldig.dossiers.actions import deciding
from zorgvuldig.dossiers.actions import proposing as actions
from zorgvuldig.dossiers.forms.proposal import ProposalForm
from zorgvuldig.dossiers.letter.items import begun_with, items_of
from zorgvuldig.dossiers.sharing_facts import Proposed, stored
from zorgvuldig.dossiers.standing import Standing
from zorgvuldig.dossiers.views import waiting
from zorgvuldig.dossiers.views.looking_back import without_consent
from zorgvuldig.dossiers.views.mending import proposal_on_screen
from zorgvuldig.dossiers.views.recording import filled, recording
from zorgvuldig.handbook.wording import label
from zorgvuldig.people import access as people
from zorgvuldig.recording.refusals import GateShut, NotNow
from zorgvuldig.rules.recognisable import sentence as trace_in_words

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request


@require_http_methods(["GET", "POST"])
def proposal(request: "Request", reference: str, number: UUID) -> "HttpResponse":
    """One page in four blocks. For htmx only the advice, on what is typed; nothing is stored. Who
    made it and keeps the dossier no longer, reads it as it is."""
    dossier = access.get_dossier(request.actor, reference)
    found = sharing.get_disclosure(dossier, number)
    log_opened(request.actor, dossier, found.entry)
    mine = sharing.is_maker(request.actor, found) and access.keeps(dossier, request.actor)
    if found.state != "DRAFT" or not mine:
        return _as_it_is(request, found)
    form, proposed = _form(request, found)
    stands = actions.as_it_stands(found, dossier, proposed, timezone.localdate())
    context = _context(request, found, stands)
    context["without_consent"] = without_consent(proposed.ground)
    if request.headers.get("HX-Request"):
        return render(request, "dossiers/sharing/_live.html", context)
    return recording(
        request,
        form=form,
        act=lambda form: _save(request, found, form.proposed()),
        back=reverse("dossiers:page", args=[reference]),
        template="dossiers/sharing/proposal.html",
        done="Bewaard.",
        **context,
    )


def _form(request: "Request", found: Any) -> tuple[ProposalForm, Proposed]:
    """The form with what was saved or sent, and what it proposes; counter-signs ticked at first."""
    items = items_of(found.dossier)
    kept = stored(found, found.dossier)
    if "known" not in found.facts:
        kept = begun_with(kept, items, asked=found.recipient.asked_for_it)
    form = filled(
        request,
        ProposalForm,
        proposed=kept,
        addressee=found.recipient.addressee,
        regime=request.actor.organisation.regime,
        items=items,
        deciders=[(m.person_id, m.person.name) for m in people.deciders_for(request.actor)],
    )
    if form.is_bound:
        form.is_valid()
        return form, form.proposed()
    return form, kept


def _context(request: "Request", found: Any, stands: Standing) -> dict[str, Any]:
    dossier, recipient = found.dossier, found.recipient
    return {
        "dossier": dossier,
        "proposal": found,
        "recipient": recipient.words(dossier.key),
        "addressee": label("addressee", recipient.addressee),
        "advice": proposal_on_screen(
            stands, request.actor, dossier.reference, recipient.pk, found.pk
        ),
        "named": [trace_in_words(trace) for trace in stands.named],
        "agreements": waiting.concurrences(sharing.agreements_about(found)),
        "ready": stands.ready,
        "after_signing": stands.advice.row == "C09",
        "call_first": stands.advice.row == "C00",
        "letter": stands.letter,
        "answers": [
            {"text": "Niet delen", "name": "do", "value": "not_share"},
            {"text": "Voorleggen aan beslisser", "name": "do", "value": "submit"},
        ],
    }


def _save(request: "Request", found: Any, proposed: Proposed) -> str:
    """Keep what is on the screen; then, if asked, go on to one of the two answers."""
    actions.save(proposal=found, actor=request.actor, proposed=proposed)
    here = [found.dossier.reference, found.pk]
    if request.POST.get("do") == "not_share":
        return reverse("dossiers:not_share", args=here)
    laid = request.POST.get("do") != "submit" or _submit(request, found)
    return reverse("dossiers:proposal", args=here) + ("" if laid else "?ontbreekt=1")


def _submit(request: "Request", found: Any) -> bool:
    """Lay it down, or say what is missing; what was typed is kept either way."""
    try:
        laid = actions.submit(proposal=found, actor=request.actor, today=timezone.localdate())
        messages.success(request, f"Voorgelegd aan {laid.decider}.")
    except GateShut:
        return False
    except NotNow as refusal:
        messages.warning(request, " ".join(["Nog niet voorgelegd.", refusal.sentence]))
    return True


def _as_it_is(request: "Request", found: Any) -> "HttpResponse":
    """A proposal that is no longer, or not by this person, to be changed."""
    if request.method != "GET":
        raise Http404
    dossier = found.dossier
    if found.sealed_letter:
        sharing.log_letter(request.actor, found, "letter.read", "het voorstel bekijken")
    decision = sharing.decision_on(found)
    mine = sharing.is_maker(request.actor, found) and access.keeps(dossier, request.actor)
    context = {
        "dossier": dossier,
        "proposal": found,
        "recipient": found.recipient.words(dossier.key),
        "decision": decision,
        "said": decision.entry.words(dossier.key) if decision else {},
        "letter": deciding.frozen(found, dossier)["letter"] if found.sealed_letter else None,
        "may_take_back": mine and found.state == "SUBMITTED",
        "told": list(sharing.notifications_of(found)),
        "is_told": sharing.is_told(found),
        "weighing": sharing.weighing_of(found),
        "propose_url": reverse("dossiers:propose", args=[dossier.reference, found.recipient_id]),
        "back": reverse("dossiers:page", args=[dossier.reference]),
    }
    return render(request, "dossiers/sharing/proposal_as_it_is.html", context)
