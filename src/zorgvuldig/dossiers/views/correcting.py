"""A correction for somebody who received what proved wrong: read, change, print, send."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from zorgvuldig.dossiers import access
from zorgvuldig.dossiers.access import afterwards
from zorgvuldig.dossiers.actions import correcting as actions
from zorgvuldig.dossiers.actions.deciding import frozen
from zorgvuldig.dossiers.forms.afterwards import CorrectionForm, SentForm, WaiveForm
from zorgvuldig.dossiers.letter import correction as letters
from zorgvuldig.dossiers.letter import paper
from zorgvuldig.dossiers.views.recording import filled, recording
from zorgvuldig.exchange.access import parcels
from zorgvuldig.recording.deeds import Deed
from zorgvuldig.recording.files import as_pdf, printing
from zorgvuldig.style.letterhead import letterhead_of

if TYPE_CHECKING:
    from zorgvuldig.people.request import Request

PRINTING = "een correctie versturen"


@require_http_methods(["GET", "POST"])
def correction(request: "Request", reference: str, number: UUID) -> HttpResponse:
    """The correction as it would go; its text can be changed until it went."""
    dossier, found = _found(request, reference, number)
    words = found.entry.words(dossier.key)
    afterwards.log_correction(request.actor, found, "correction.read", "een correctie nakijken")
    here = [reference, number]
    return recording(
        request,
        form=filled(request, CorrectionForm, initial={"text": words["text"]}),
        act=lambda form: actions.change_text(
            correction=found, actor=request.actor, text=form.cleaned_data["text"]
        ),
        back=reverse("dossiers:correction", args=here),
        template="dossiers/afterwards/correction.html",
        done="De tekst is bewaard.",
        submit="Tekst bewaren",
        dossier=dossier,
        letter=_letter(request, found, words),
        correction=found,
        words=words,
        to=found.disclosure.recipient.words(dossier.key)["name"],
        parcel_url=_parcel_url(dossier, found, here),
        ways={name: reverse(f"dossiers:correction_{name}", args=here) for name in WAYS},
    )


def _parcel_url(dossier: Any, found: Any, here: list[Any]) -> str:
    """Where it goes along with the parcel, when the letter went so."""
    known = parcels.to_correct(dossier.organisation_id, found.disclosure_id)
    return reverse("dossiers:correction_parcel", args=here) if known else ""


WAYS = ("sent", "waive", "pdf")


@require_http_methods(["GET", "POST"])
def sent(request: "Request", reference: str, number: UUID) -> HttpResponse:
    """The correction went: when, and how."""

    def act(found: Any, form: SentForm) -> None:
        values = form.cleaned_data
        on, how = values["happened_on"], values["how"]
        actions.send(correction=found, actor=request.actor, sent_on=on, how=how)

    return _dealt_with(request, reference, number, SentForm, act)


@require_http_methods(["GET", "POST"])
def waive(request: "Request", reference: str, number: UUID) -> HttpResponse:
    """Why the correction cannot be sent."""

    def act(found: Any, form: WaiveForm) -> None:
        actions.waive(correction=found, actor=request.actor, why=form.cleaned_data["why"])

    return _dealt_with(request, reference, number, WaiveForm, act)


def _dealt_with(
    request: "Request", reference: str, number: UUID, form_class: Any, act: Any
) -> HttpResponse:
    dossier, found = _found(request, reference, number)
    return recording(
        request,
        form=filled(request, form_class),
        act=lambda form: act(found, form),
        back=reverse("dossiers:page", args=[reference]),
        dossier=dossier,
    )


@require_safe
def pdf(request: "Request", reference: str, number: UUID) -> HttpResponse:
    """The correction on paper, to send it."""
    dossier, found = _found(request, reference, number)
    with Deed(request), printing("Hiervan kan nu geen PDF worden gemaakt. Lees de tekst hier."):
        letter = _letter(request, found, found.entry.words(dossier.key))
        printed = paper.pdf(letter, letterhead_of(request.actor.organisation))
        afterwards.log_correction(request.actor, found, "correction.printed", PRINTING)
        return as_pdf(printed, f"correctie-{reference}")
    return redirect("dossiers:correction", reference, number)


def _found(request: "Request", reference: str, number: UUID) -> tuple[Any, Any]:
    dossier = access.get_kept_dossier(request.actor, reference)
    return dossier, afterwards.get_correction(dossier, number)


def _letter(request: "Request", found: Any, words: dict[str, Any]) -> dict[str, Any]:
    return letters.letter(
        before=frozen(found.disclosure, found.dossier)["letter"],
        organisation=request.actor.organisation.name,
        words=words["text"],
        on=found.sent_on or timezone.localdate(),
    )
