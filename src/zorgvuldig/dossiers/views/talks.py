"""Recording what was said, seen and asked."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.contrib import messages
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from zorgvuldig.dossiers import access
from zorgvuldig.dossiers.actions import talks as actions
from zorgvuldig.dossiers.forms import talks as forms
from zorgvuldig.dossiers.forms.beginning import CapacityForm
from zorgvuldig.dossiers.views.outside import begun
from zorgvuldig.dossiers.views.recording import filled, recording
from zorgvuldig.handbook.wording import judged
from zorgvuldig.people import access as people

if TYPE_CHECKING:
    from typing import Any

    from django.http import HttpResponse

    from zorgvuldig.people.request import Request
    from zorgvuldig.recording.forms import EntryForm


def simple(
    request: "Request",
    reference: str,
    form_class: "type[EntryForm]",
    act: "Any",
    begin: "Callable[[Any], dict[str, Any]]" = lambda dossier: {},
    **context: "Any",
) -> "HttpResponse":
    """A page for one entry: the form's codes and words go to the action as they are. `begin`: what
    the form of this dossier begins with."""
    dossier = access.get_kept_dossier(request.actor, reference)
    return recording(
        request,
        form=filled(request, form_class, **begin(dossier)),
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
    """Advice from outside, begun with the text it was asked with; the organisation's own way to it
    stands beside the form."""
    return simple(
        request,
        reference,
        forms.OutsideAdviceForm,
        actions.record_outside_advice,
        begin=lambda dossier: begun(request, dossier),
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
        names = ("ask_again_on", "polarity", "source", "source_agrees", "is_diagnosis")
        codes = {name: values.pop(name) for name in names}
        stored = actions.describe_sign(statement_type=statement_type, codes=codes, **values)
        if hint := judged(values["words"]["description"]):
            messages.info(request, hint)
        return stored

    return simple(request, reference, forms.SignForm, act)
