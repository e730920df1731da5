"""Asking somebody's consent for one recipient, and taking it back just as easily."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from zorgvuldig.dossiers import access
from zorgvuldig.dossiers.access import consents as rows
from zorgvuldig.dossiers.actions import consents as actions
from zorgvuldig.dossiers.forms.consents import ConsentForm, WithdrawForm
from zorgvuldig.dossiers.letter.items import items_of
from zorgvuldig.dossiers.views.recording import filled, recording
from zorgvuldig.handbook.wording import label
from zorgvuldig.language.whose import Typed

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request


@require_http_methods(["GET", "POST"])
def consent(request: "Request", reference: str, number: UUID) -> "HttpResponse":
    """What was asked and answered about this recipient, and a new answer."""
    dossier = access.get_kept_dossier(request.actor, reference)
    recipient = access.get_recipient(dossier, number)

    def act(form: ConsentForm) -> None:
        known: dict[str, Any] = {"items": form.item_numbers(), "codes": form.consent_codes()}
        known |= {"dossier": dossier, "recipient": recipient}
        actions.record_consent(actor=request.actor, **known, **form.entry_values())

    return recording(
        request,
        form=_form(request, dossier, recipient),
        act=act,
        back=reverse("dossiers:page", args=[reference]),
        template="dossiers/sharing/consent.html",
        dossier=dossier,
        recipient=recipient.words(dossier.key),
        answers=[_answer(found, dossier) for found in rows.consents_about(recipient)],
    )


def _form(request: "Request", dossier: Any, recipient: Any) -> ConsentForm:
    """Who may answer, and what the answer may be about."""
    may_answer = rows.representatives_of(dossier, recipient, timezone.localdate())
    names = [(r.pk, Typed(r.words(dossier.key)["name"])) for r in may_answer]
    form: ConsentForm = filled(
        request, ConsentForm, representatives=names, shareable=items_of(dossier)
    )
    return form


def _answer(found: Any, dossier: Any) -> dict[str, Any]:
    giver = Typed(found.given_by.words(dossier.key)["name"]) if found.given_by else "de cliënt"
    given = found.answer == "GIVEN"
    return {
        "giver": giver,
        "answer": found.get_answer_display(),
        "purpose": found.get_purpose_display(),
        "form": found.get_form_display(),
        "on": found.answered_on,
        "withdrawn_on": found.withdrawn_on,
        "flaws": [label("flaw", flaw) for flaw in found.flaws],
        "withdraw_url": reverse("dossiers:consent_withdraw", args=[dossier.reference, found.pk])
        if given and found.withdrawn_on is None
        else "",
    }


@require_http_methods(["GET", "POST"])
def withdraw(request: "Request", reference: str, number: UUID) -> "HttpResponse":
    """One button and a date."""
    dossier = access.get_kept_dossier(request.actor, reference)
    found = rows.get_consent(dossier, number)

    def act(form: WithdrawForm) -> None:
        actions.withdraw_consent(
            dossier=dossier, actor=request.actor, consent=found, **form.cleaned_data
        )

    return recording(
        request,
        form=filled(request, WithdrawForm),
        act=act,
        back=reverse("dossiers:consent", args=[reference, found.recipient_id]),
        done="De toestemming is ingetrokken.",
        submit="Toestemming intrekken",
        dossier=dossier,
    )
