"""Talking with a parent or somebody around the client: may I, and what comes first."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from zorgvuldig.dossiers import access, facts
from zorgvuldig.dossiers.actions import talks as actions
from zorgvuldig.dossiers.codes import ConcurrenceKind
from zorgvuldig.dossiers.forms import talks as forms
from zorgvuldig.dossiers.refusals import NotNow
from zorgvuldig.dossiers.views.advice import contact_on_screen
from zorgvuldig.dossiers.views.recording import filled, recording
from zorgvuldig.people import access as people
from zorgvuldig.people.roles import MAY_BE_INVOLVED
from zorgvuldig.rules.codes import CONTACT_ADDRESSEES

if TYPE_CHECKING:
    from typing import Any

    from django.http import HttpResponse

    from zorgvuldig.people.request import Request


@require_http_methods(["GET", "POST"])
def add(request: "Request", reference: str) -> "HttpResponse":
    """Somebody around the client, or a body one may turn to."""
    dossier = access.get_kept_dossier(request.actor, reference)
    return recording(
        request,
        form=filled(request, forms.RecipientForm),
        act=lambda form: (
            actions.add_recipient(dossier=dossier, actor=request.actor, **form.cleaned_data)
            and None
        ),
        back=reverse("dossiers:page", args=[reference]),
        dossier=dossier,
    )


@require_http_methods(["GET", "POST"])
def contact(request: "Request", reference: str, number: UUID) -> "HttpResponse":
    """First the answer to "may I?", from what is recorded; then, if so, the talk itself."""
    dossier = access.get_kept_dossier(request.actor, reference)
    recipient = access.get_recipient(dossier, number, *CONTACT_ADDRESSEES)
    today = timezone.localdate()
    advice = contact_on_screen(
        actions.contact_advice(dossier, recipient, request.actor, today),
        reference,
        number,
        agreed=facts.deviation_agreed(recipient),
    )
    return recording(
        request,
        form=filled(request, forms.ContactConversationForm),
        act=lambda form: (
            actions.record_contact(
                dossier=dossier,
                actor=request.actor,
                recipient=recipient,
                mode=form.cleaned_data["mode"],
                today=today,
                **form.entry_values(),
            )
            and None
        ),
        back=reverse("dossiers:page", args=[reference]),
        template="dossiers/contact.html",
        dossier=dossier,
        recipient=recipient,
        who=recipient.words(dossier.key),
        advice=advice,
        may_act=advice["may_act"],
    )


@require_http_methods(["GET", "POST"])
def notice(request: "Request", reference: str, number: UUID) -> "HttpResponse":
    """The client was told whom is approached."""
    dossier = access.get_kept_dossier(request.actor, reference)
    recipient = access.get_recipient(dossier, number)
    return recording(
        request,
        form=filled(request, forms.ContactNoticeForm),
        act=lambda form: (
            actions.tell_beforehand(
                dossier=dossier, actor=request.actor, recipient=recipient, **form.entry_values()
            )
            and None
        ),
        back=reverse("dossiers:contact", args=[reference, number]),
        dossier=dossier,
    )


@require_http_methods(["GET", "POST"])
def concurrence(request: "Request", reference: str) -> "HttpResponse":
    """Ask a second person about something one may not decide alone."""
    dossier = access.get_kept_dossier(request.actor, reference)
    recipient = _recipient_asked(request, dossier)
    form = filled(request, forms.ConcurrenceForm)
    form.fields["second_person"].queryset = people.others(request.actor, *MAY_BE_INVOLVED)
    form.fields["kind"].choices = ConcurrenceKind.choices
    form.fields["kind"].initial = request.GET.get("kind", "")
    return recording(
        request,
        form=form,
        act=lambda form: (
            actions.ask_second_person(
                dossier=dossier,
                actor=request.actor,
                recipient=recipient,
                **form.code_values(),
                **form.entry_values(),
            )
            and None
        ),
        back=reverse("dossiers:page", args=[reference]),
        done="Gevraagd. U ziet het antwoord in het dossier.",
        dossier=dossier,
    )


def _recipient_asked(request: "Request", dossier: "Any") -> "Any":
    asked = request.GET.get("recipient", "")
    try:
        return access.get_recipient(dossier, UUID(asked)) if asked else None
    except ValueError:
        return None


@require_http_methods(["GET", "POST"])
def answer(request: "Request", number: UUID) -> "HttpResponse":
    """The second person reads what is asked, and says yes or no."""
    asked = access.get_concurrence(request.actor, number)
    if request.method == "POST" and request.POST.get("answer") in ("yes", "no"):
        try:
            actions.answer_concurrence(
                concurrence=asked, actor=request.actor, agreed=request.POST["answer"] == "yes"
            )
            messages.success(request, "Uw antwoord staat in het dossier.")
        except NotNow as refusal:
            messages.warning(request, refusal.sentence)
        return redirect("dossiers:day")
    context = {
        "asked": asked,
        "about": asked.get_kind_display(),
        "words": asked.entry.words(asked.dossier.key),
        "who": asked.recipient.words(asked.dossier.key) if asked.recipient else None,
    }
    return render(request, "dossiers/concurrence.html", context)


@require_POST
def involve(request: "Request", reference: str) -> "HttpResponse":
    """Ask a colleague to think along."""
    dossier = access.get_kept_dossier(request.actor, reference)
    colleague = (
        people.others(request.actor, *MAY_BE_INVOLVED)
        .filter(pk=request.POST.get("membership") or 0)
        .first()
    )
    if colleague:
        actions.involve(
            dossier=dossier, actor=request.actor, membership=colleague, today=timezone.localdate()
        )
        messages.success(request, f"{colleague.person.name} denkt mee.")
    return redirect("dossiers:page", reference)
