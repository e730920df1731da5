"""Recording what was said, seen and asked."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from zorgvuldig.dossiers import access
from zorgvuldig.dossiers.actions import talks as actions
from zorgvuldig.dossiers.forms import talks as forms
from zorgvuldig.dossiers.forms.beginning import CapacityForm
from zorgvuldig.dossiers.views.recording import filled, recording

if TYPE_CHECKING:
    from typing import Any

    from django.http import HttpResponse

    from zorgvuldig.dossiers.forms.base import EntryForm
    from zorgvuldig.people.request import Request


def simple(
    request: "Request", reference: str, form_class: "type[EntryForm]", act: "Any"
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
    )


@require_http_methods(["GET", "POST"])
def conversation(request: "Request", reference: str) -> "HttpResponse":
    return simple(request, reference, forms.ConversationForm, actions.record_conversation)


@require_http_methods(["GET", "POST"])
def consultation(request: "Request", reference: str) -> "HttpResponse":
    return simple(request, reference, forms.ConsultationForm, actions.record_consultation)


@require_http_methods(["GET", "POST"])
def outside_advice(request: "Request", reference: str) -> "HttpResponse":
    return simple(request, reference, forms.OutsideAdviceForm, actions.record_outside_advice)


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
    found = "CONFIRMED" if request.POST.get("found") == "CONFIRMED" else "REFUTED"
    actions.follow_up(dossier=dossier, actor=request.actor, sign=number, found=found)
    return redirect("dossiers:page", reference)
