"""Small steps: agreeing on one, changing it, acknowledging that it was met, letting it go."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from zorgvuldig.dossiers import access
from zorgvuldig.dossiers.access import plans
from zorgvuldig.dossiers.actions import planning
from zorgvuldig.dossiers.actions import stepping as actions
from zorgvuldig.dossiers.forms import steps as forms
from zorgvuldig.dossiers.views.plans import FORM, without_plan
from zorgvuldig.dossiers.views.recording import filled, recording

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request


@require_http_methods(["GET", "POST"])
def step(request: "Request", reference: str) -> "HttpResponse":
    """Agree on one small step in the plan."""
    dossier = access.get_kept_dossier(request.actor, reference)
    if planning.plan_of(dossier) is None:
        return without_plan(request, reference)
    return recording(
        request,
        form=filled(request, forms.StepForm),
        act=lambda form: (
            actions.agree_step(
                dossier=dossier, actor=request.actor, **form.code_values(), **form.entry_values()
            )
            and None
        ),
        back=_hub(reference),
        template=FORM,
        submit="Deze stap afspreken",
        dossier=dossier,
    )


def _hub(reference: str) -> str:
    return reverse("dossiers:with_client", args=[reference]) + "#stappen"


def _over(request: "Request", reference: str) -> "HttpResponse":
    """Somebody was earlier: the page shows how it ended."""
    messages.info(request, actions.ENDED_ALREADY)
    return redirect(_hub(reference))


@require_http_methods(["GET", "POST"])
def change(request: "Request", reference: str, number: UUID) -> "HttpResponse":
    """The step goes on otherwise; the form begins with how it was agreed."""
    dossier = access.get_kept_dossier(request.actor, reference)
    found = plans.get_step(dossier, number)
    if found.ended_on and request.method == "GET":
        return _over(request, reference)
    words = found.entry.words(dossier.key)
    codes = {"taken_by": found.taken_by, "goal": found.goal, "by_on": found.by_on}
    begun = {"what": words["what"], "who": words.get("who", ""), **codes}
    return recording(
        request,
        form=filled(request, forms.ChangeStepForm, initial=begun),
        act=lambda form: (
            actions.change_step(
                dossier=dossier,
                actor=request.actor,
                step=found,
                **form.code_values(),
                **form.entry_values(),
            )
            and None
        ),
        back=_hub(reference),
        template=FORM,
        submit="De stap veranderen",
        dossier=dossier,
    )


@require_http_methods(["GET", "POST"])
def met(request: "Request", reference: str, number: UUID) -> "HttpResponse":
    """It was met: who said what about it, and the compliment."""
    act = (forms.StepMetForm, actions.meet_step)
    return _ended(request, reference, number, act, done="Mooi. De stap is gelukt.")


@require_http_methods(["GET", "POST"])
def let_go(request: "Request", reference: str, number: UUID) -> "HttpResponse":
    """It is let go, with the reason."""
    return _ended(request, reference, number, (forms.LetGoForm, actions.let_go), done="Vastgelegd.")


def _ended(
    request: "Request", reference: str, number: UUID, deed: tuple[Any, Any], **context: Any
) -> "HttpResponse":
    dossier = access.get_kept_dossier(request.actor, reference)
    found = plans.get_step(dossier, number)
    if found.ended_on and request.method == "GET":
        return _over(request, reference)
    form_class, act = deed
    what = found.entry.words(dossier.key)["what"]

    def end(form: Any) -> None:
        said = form.entry_values()
        said["words"]["step"] = what
        act(dossier=dossier, actor=request.actor, step=found, **said)

    return recording(
        request,
        form=filled(request, form_class),
        act=end,
        back=_hub(reference),
        template=FORM,
        dossier=dossier,
        what=what,
        **context,
    )
