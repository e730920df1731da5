"""The caller's answer through who speaks with them, and the confidant's own answer on a phone."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from zorgvuldig.handbook.wording import label
from zorgvuldig.helpline.access import asked as asked_access
from zorgvuldig.helpline.access import proposals as access
from zorgvuldig.helpline.access.requests import get_request
from zorgvuldig.helpline.actions import answering as actions
from zorgvuldig.helpline.forms.answers import AcquaintedForm, CallerAnswerForm, ConfidantAnswerForm
from zorgvuldig.helpline.views.match_words import languages, page_of, profile_rows
from zorgvuldig.language.whose import ours
from zorgvuldig.recording.pages import filled, recorded
from zorgvuldig.rules.helpline.codes import NOT_ALONE as SERIOUS
from zorgvuldig.rules.helpline.codes import ProposalState

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request

NOBODY_PROPOSED = "Er is nu niemand voorgesteld aan deze hulpvrager."
ANSWERED = "U hebt deze vraag al beantwoord, of hij is teruggenomen. U hoeft niets meer te doen."
THANKS = "Bedankt. Wij zoeken iemand anders; u hoeft niets meer te doen."
GO_ON = "Bedankt. Nu nog één vraag."
MATCHED = "Fijn dat u dit wilt doen. Bij uw mensen ziet u nu hoe u contact kunt leggen."

LISTENING = "Luisteren, meedenken en steunen."
NOT_ALONE = "Luisteren en steunen bij iets wat ernstig is. De coördinator kijkt mee."


@require_http_methods(["GET", "POST"])
def caller_answer(request: "Request", reference: str) -> "HttpResponse":
    """Read out who it would be, and lay down what the caller says."""
    found = get_request(request.actor, reference)
    profile = access.profile_for_caller(found)
    if profile is None and request.method != "POST":
        messages.info(request, NOBODY_PROPOSED)
        return redirect(page_of(reference))
    begun = {"proposal": profile["proposal"]} if profile else {}
    return recorded(
        request,
        form=filled(request, CallerAnswerForm, initial=begun),
        act=lambda form: (
            actions.caller_answers(
                found, request.actor, form.yes, proposal=form.cleaned_data["proposal"]
            )
            and None
        ),
        back=page_of(reference),
        template="helpline/matching/caller_answer.html",
        rows=profile_rows(profile) if profile else [],
        withdraw_url=reverse("helpline:consent_withdraw", args=[reference]),
    )


@require_http_methods(["GET", "POST"])
def asked(request: "Request", number: UUID) -> "HttpResponse":
    """First whether they could know each other, without a name; then whether they will."""
    found = asked_access.get_asked(request.actor, number)
    if found.state != ProposalState.TO_CONFIDANT:
        messages.info(request, ANSWERED)
        return redirect("helpline:start")
    if found.conflict is None:
        return _acquainted(request, found)
    return _will_you(request, found)


def _acquainted(request: "Request", found: Any) -> "HttpResponse":
    here = reverse("helpline:asked", args=[found.pk])
    form = filled(request, AcquaintedForm)
    knows = form.data.get("conflict") != "NO"

    def act(form: Any) -> str | None:
        actions.confidant_declares(found, request.actor, could_know=form.could_know)
        return None if form.could_know else here

    return _shown(request, found, form, act, THANKS if knows else GO_ON, "Verder")


def _will_you(request: "Request", found: Any) -> "HttpResponse":
    form = filled(request, ConfidantAnswerForm)
    yes = form.data.get("answer") == "YES"

    def act(form: Any) -> None:
        actions.confidant_answers(found, request.actor, yes=form.yes)

    return _shown(request, found, form, act, MATCHED if yes else THANKS, "Antwoord geven",
                  told=asked_access.told_to(found))  # fmt: skip


def _shown(
    request: "Request", found: Any, form: Any, act: Any, done: str, submit: str, told: str = ""
) -> "HttpResponse":
    facts = asked_access.neutral_facts(found)
    return recorded(
        request,
        form=form,
        act=act,
        back=reverse("helpline:start"),
        template="helpline/matching/asked.html",
        done=done,
        submit=submit,
        rows=[
            ours("Het gaat om", label("help_relation", found.request.relation)),
            {"key": "Regio", "value": facts["region"]},
            ours("Taal", languages(facts["languages"])),
            ours("Soort steun", NOT_ALONE if facts["kind"] in SERIOUS else LISTENING),
        ],
        circle=[facts["circle"]] if facts["circle"] else [],
        told=told,
        today=timezone.localdate(),
    )
