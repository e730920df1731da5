"""Talking with a parent or somebody around the client: may I, and what comes first."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from zorgvuldig.dossiers import access
from zorgvuldig.dossiers.actions import contacts
from zorgvuldig.dossiers.actions import talks as actions
from zorgvuldig.dossiers.codes import ConcurrenceKind, Purpose
from zorgvuldig.dossiers.consent_hints import hints
from zorgvuldig.dossiers.forms import talks as forms
from zorgvuldig.dossiers.views.advice import contact_on_screen
from zorgvuldig.dossiers.views.recording import filled, recording
from zorgvuldig.people import access as people
from zorgvuldig.people.roles import MAY_BE_INVOLVED
from zorgvuldig.recording.deeds import Deed
from zorgvuldig.rules.codes import CONTACT_ADDRESSEES

if TYPE_CHECKING:
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
    standing = contacts.contact_standing(dossier, recipient, request.actor, timezone.localdate())
    return recording(
        request,
        form=filled(request, forms.ContactConversationForm),
        act=lambda form: (
            contacts.record_contact(
                dossier=dossier,
                actor=request.actor,
                recipient=recipient,
                mode=form.cleaned_data["mode"],
                **form.entry_values(),
            )
            and None
        ),
        back=reverse("dossiers:page", args=[reference]),
        template="dossiers/contact.html",
        dossier=dossier,
        recipient=recipient,
        who=recipient.words(dossier.key),
        advice=contact_on_screen(standing, reference, number),
        may_act=not standing.missing,
        decided=standing.decided,
        hints=hints(recipient, Purpose.TALK, timezone.localdate()),
        together=[
            {
                "text": ConcurrenceKind(kind).label.capitalize(),
                "url": reverse("dossiers:concurrence", args=[reference, number, kind]),
            }
            for kind in ABOUT_SOMEBODY
        ],
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
            contacts.tell_beforehand(
                dossier=dossier, actor=request.actor, recipient=recipient, **form.entry_values()
            )
            and None
        ),
        back=reverse("dossiers:contact", args=[reference, number]),
        dossier=dossier,
    )


ABOUT_SOMEBODY = (
    ConcurrenceKind.SAFETY_EXCEPTION,
    ConcurrenceKind.DEVIATION,
    ConcurrenceKind.GOOD_CARE_OBJECTION,
    ConcurrenceKind.NOT_ASKED,
)


@require_http_methods(["GET", "POST"])
def concurrence(request: "Request", reference: str, number: UUID, kind: str) -> "HttpResponse":
    """Ask a second person about something concerning this person that one may not decide alone."""
    dossier = access.get_kept_dossier(request.actor, reference)
    recipient = access.get_recipient(dossier, number)
    if kind not in ABOUT_SOMEBODY:
        raise Http404
    form = filled(request, forms.ConcurrenceForm, kind=kind)
    form.fields["second_person"].queryset = people.others(request.actor, *MAY_BE_INVOLVED)
    return recording(
        request,
        form=form,
        act=lambda form: (
            actions.ask_second_person(
                dossier=dossier,
                actor=request.actor,
                recipient=recipient,
                kind=kind,
                **form.code_values(),
                **form.entry_values(),
            )
            and None
        ),
        back=reverse("dossiers:page", args=[reference]),
        template="dossiers/ask.html",
        done="Gevraagd. U ziet het antwoord in het dossier.",
        submit="Akkoord vragen",
        dossier=dossier,
        who=recipient.words(dossier.key),
        about=ConcurrenceKind(kind).label,
    )


@require_http_methods(["GET", "POST"])
def answer(request: "Request", number: UUID) -> "HttpResponse":
    """The second person reads what is asked, and says yes or no."""
    asked = access.get_concurrence(request.actor, number)
    if request.method == "POST" and request.POST.get("answer") in ("yes", "no"):
        with Deed(request, "Uw antwoord staat in het dossier."):
            actions.answer_concurrence(
                concurrence=asked, actor=request.actor, agreed=request.POST["answer"] == "yes"
            )
        return redirect("day:today")
    context = {
        "asked": asked,
        "about": asked.get_kind_display(),
        "words": asked.entry.words(asked.dossier.key),
        "answered": asked.answered_at,
        "who": asked.recipient.words(asked.dossier.key) if asked.recipient else None,
    }
    return render(request, "dossiers/concurrence.html", context)
