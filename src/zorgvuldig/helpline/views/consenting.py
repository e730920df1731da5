"""Consent one and the caller's wishes, for who speaks with the caller."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from zorgvuldig.helpline.access import proposals as access
from zorgvuldig.helpline.access.requests import get_request
from zorgvuldig.helpline.actions import consenting, wishing
from zorgvuldig.helpline.forms.matching import NO, YES, ConsentForm, WishForm, WithdrawForm
from zorgvuldig.helpline.views.match_words import page_of
from zorgvuldig.recording.pages import filled, recorded
from zorgvuldig.rules.helpline.codes import Answer

if TYPE_CHECKING:
    from typing import Any

    from django.http import HttpResponse

    from zorgvuldig.people.request import Request

FIRST_ASK = "Vraag eerst of er een vertrouwenspersoon mag komen, en leg het antwoord vast."
REFUSED = "Vastgelegd. De wensen zijn gewist; de hulpvrager krijgt gewoon informatie en advies."
WITHDRAWN = "Ingetrokken. De wensen zijn gewist en de zoektocht of de begeleiding is gestopt."


@require_http_methods(["GET", "POST"])
def consent(request: "Request", reference: str) -> "HttpResponse":
    """What a confidant would hear, and the caller's answer. A yes goes on to the wishes."""
    found = get_request(request.actor, reference)
    form = filled(request, ConsentForm)
    given = form.data.get("answer") == Answer.GIVEN

    def act(form: "Any") -> str | None:
        consenting.record_consent(
            request=found,
            actor=request.actor,
            once=form.cleaned_data["once"],
            answered_on=form.cleaned_data["happened_on"],
            **{name: form.cleaned_data[name] for name in ("answer", "told", "how")},
        )
        return reverse("helpline:wish", args=[reference]) if given else None

    return recorded(
        request,
        form=form,
        act=act,
        back=page_of(reference),
        template="helpline/matching/consent.html",
        done="Vastgelegd. Vraag nu wat de hulpvrager wenst." if given else REFUSED,
        professional=found.is_professional,
    )


@require_http_methods(["GET", "POST"])
def withdraw(request: "Request", reference: str) -> "HttpResponse":
    """The caller takes the yes back. Nothing is asked but the day."""
    found = get_request(request.actor, reference)
    return recorded(
        request,
        form=filled(request, WithdrawForm),
        act=lambda form: consenting.withdraw(
            request=found,
            actor=request.actor,
            withdrawn_on=form.cleaned_data["happened_on"],
        ),
        back=page_of(reference),
        template="helpline/matching/withdraw.html",
        done=WITHDRAWN,
        submit="Het ja intrekken",
    )


@require_http_methods(["GET", "POST"])
def wish(request: "Request", reference: str) -> "HttpResponse":
    """What the caller wishes, beginning with what was asked before."""
    found = get_request(request.actor, reference)
    if access.answer_to_match(found) != Answer.GIVEN:
        messages.info(request, FIRST_ASK)
        return redirect("helpline:consent", reference)
    return recorded(
        request,
        form=filled(request, WishForm, initial=_begun(found)),
        act=lambda form: (
            wishing.keep_wish(request=found, actor=request.actor, words=form.wish()) and None
        ),
        back=page_of(reference),
        template="helpline/matching/wish.html",
        done="De wensen zijn vastgelegd. De coördinator kiest wie wordt voorgesteld.",
    )


def _begun(found: "Any") -> "dict[str, Any]":
    """The wish as it stands; else what is known already, and what must unless it is said not to."""
    kept = access.wish_of(found)
    if kept is not None:
        told = kept.words(found.key)
        return {**told, "circle_asked": YES if told.get("circle") else NO}
    return {
        "languages": [found.language],
        "region": found.words().get("region", ""),
        "gender_must": True,
        "community_must": True,
    }
