"""Recording what was said, seen and asked."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from zorgvuldig.dossiers import access
from zorgvuldig.dossiers.actions import talks as actions
from zorgvuldig.dossiers.forms import talks as forms
from zorgvuldig.dossiers.forms.beginning import CapacityForm
from zorgvuldig.dossiers.refusals import NotNow
from zorgvuldig.dossiers.views.recording import filled, recording
from zorgvuldig.people import access as people

if TYPE_CHECKING:
    from typing import Any

    from django.http import HttpResponse

    from zorgvuldig.dossiers.forms.base import EntryForm
    from zorgvuldig.people.request import Request


def simple(
    request: "Request",
    reference: str,
    form_class: "type[EntryForm]",
    act: "Any",
    **context: "Any",
) -> "HttpResponse":
    """A page for one entry: the form's codes and words go to the action as they are."""
    dossier = access.get_kept_dossier(request.actor, reference)
    return recording(
        request,
        form=filled(request, form_class),
        act=lambda form: (
            act(dossier=dossier, actor=request.actor, **form.code_values(), **form.entry_values())
            and None
        ),
        back=reverse("dossiers:page", args=[reference]),
        dossier=dossier,
        **context,
    )


@require_http_methods(["GET", "POST"])
def conversation(request: "Request", reference: str) -> "HttpResponse":
    return simple(request, reference, forms.ConversationForm, actions.record_conversation)


@require_http_methods(["GET", "POST"])
def consultation(request: "Request", reference: str) -> "HttpResponse":
    return simple(request, reference, forms.ConsultationForm, actions.record_consultation)


@require_http_methods(["GET", "POST"])
def outside_advice(request: "Request", reference: str) -> "HttpResponse":
    """Advice from outside; the organisation's own way to it stands beside the form."""
    return simple(
        request,
        reference,
        forms.OutsideAdviceForm,
        actions.record_outside_advice,
        template="dossiers/outside_advice.html",
        route=request.actor.organisation.anonymous_route,
        contact_points=people.contact_points_of(request.actor),
    )


@require_http_methods(["GET", "POST"])
def step_reason(request: "Request", reference: str) -> "HttpResponse":
    return simple(request, reference, forms.StepReasonForm, actions.give_step_reason)


@require_http_methods(["GET", "POST"])
def capacity(request: "Request", reference: str) -> "HttpResponse":
    return simple(request, reference, CapacityForm, actions.judge_capacity)


@require_http_methods(["GET", "POST"])
def sign(request: "Request", reference: str) -> "HttpResponse":
    def act(*, statement_type: str, **values: "Any") -> object:
        names = ("polarity", "source", "source_agrees", "is_diagnosis")
        codes = {name: values.pop(name) for name in names}
        return actions.describe_sign(statement_type=statement_type, codes=codes, **values)

    return simple(request, reference, forms.SignForm, act)


@require_POST
def follow_up(request: "Request", reference: str, number: UUID) -> "HttpResponse":
    """An opinion or assumption was found to be right or wrong."""
    dossier = access.get_kept_dossier(request.actor, reference)
    found = request.POST.get("found", "")
    if found not in ("CONFIRMED", "REFUTED"):
        messages.warning(request, "Kies of het klopt of niet klopt.")
        return redirect("dossiers:entry", reference, number)
    try:
        actions.follow_up(dossier=dossier, actor=request.actor, sign=number, found=found)
    except NotNow as refusal:
        messages.warning(request, refusal.sentence)
    return redirect("dossiers:page", reference)
