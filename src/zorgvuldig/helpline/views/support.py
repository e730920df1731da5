"""Consent two, the hand-over and its paper, closing, and what comes after."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from zorgvuldig.handbook.wording import label
from zorgvuldig.helpline import hand_over_paper, referring
from zorgvuldig.helpline.access import referrals as access
from zorgvuldig.helpline.access.line import coordinates, line_of
from zorgvuldig.helpline.access.requests import call_back_of, get_request
from zorgvuldig.helpline.actions import afterwards, agreeing, closing, handing_over
from zorgvuldig.helpline.forms import support as forms
from zorgvuldig.helpline.views import referral_words
from zorgvuldig.helpline.views.reviewing import to_review
from zorgvuldig.recording.deeds import Deed
from zorgvuldig.recording.files import as_pdf, printing
from zorgvuldig.recording.pages import filled, recorded
from zorgvuldig.rules.helpline.codes import Language

if TYPE_CHECKING:
    from zorgvuldig.people.request import Request


@require_http_methods(["GET", "POST"])
def consent(request: "Request", reference: str, number: UUID) -> HttpResponse:
    """The caller's yes or no to this recipient and this information (H-09)."""
    found = get_request(request.actor, reference)
    one = access.get_referral(found, number)
    offer = referring.stored(one, found)
    open_to = tuple(a for a, states in agreeing.OPEN_TO.items() if one.state in states)

    def act(form: forms.ConsentTwoForm) -> None:
        agreeing.answer(referral=one, request=found, actor=request.actor, **form.cleaned_data)

    return recorded(
        request,
        form=filled(request, forms.ConsentTwoForm, open_to=open_to, shown=referring.digest(offer)),
        act=act,
        back=reverse("helpline:referral", args=[reference, number]),
        template="helpline/consent_two.html",
        submit="Antwoord vastleggen",
        found=found,
        **referral_words.page(one, found, request.actor),
    )


@require_http_methods(["GET", "POST"])
def hand_over(request: "Request", reference: str, number: UUID) -> HttpResponse:
    """Introduced together, with a list of who heard what and what is open."""
    actor = coordinates(request.actor)
    found = get_request(actor, reference)
    one = access.get_referral(found, number)
    agreed = referring.stored(one, found).pieces()
    form = filled(request, forms.HandOverForm, agreed=agreed)

    def act(form: forms.HandOverForm) -> None:
        handing_over.hand_over(
            referral=one,
            request=found,
            actor=actor,
            once=form.cleaned_data["once"],
            happened_on=form.cleaned_data["happened_on"],
            words=form.sealed(),
        )

    return recorded(
        request,
        form=form,
        act=act,
        back=reverse("helpline:referral", args=[reference, number]),
        template="helpline/hand_over.html",
        submit="Overdracht vastleggen",
        found=found,
        paper_in=_paper_in(found.language),
        to=referral_words.summary(one, found)["text"],
    )


def _paper_in(language: str) -> str:
    """What a paper in another language than Dutch asks of who types."""
    if language == Language.NL:
        return ""
    if language not in list(Language):
        return (
            f"Het papier voor de hulpvrager is er niet in het {label('help_spoken', language)}: "
            "het komt in het Nederlands. Lees het de hulpvrager voor, zo nodig met een tolk."
        )
    return (
        f"Het papier voor de hulpvrager is in het {label('help_language', language)}. Wat u "
        "hieronder typt, komt erop zoals u het typt. Lees het de hulpvrager voor, of typ het in "
        "die taal."
    )


@require_safe
def paper(request: "Request", reference: str, number: UUID) -> HttpResponse:
    """What the caller takes home: one page, after the hand-over."""
    found = get_request(request.actor, reference)
    one = access.get_referral(found, number)
    back = redirect("helpline:referral", reference, number)
    if not hand_over_paper.ready(one, found):
        messages.info(request, "Het papier voor de hulpvrager komt er na de overdracht.")
        return back
    with Deed(request), printing("Nu kan er geen PDF worden gemaakt. Lees het van het scherm."):
        printed = hand_over_paper.pdf(one, found, line_of(request.actor))
        handing_over.log_printed(one, found, request.actor)
        return as_pdf(printed, f"afspraken-{reference}")
    return back


@require_http_methods(["GET", "POST"])
def close(request: "Request", reference: str) -> HttpResponse:
    """How it ended, and whether the line may call once more."""
    found = get_request(request.actor, reference)
    may_be_called = call_back_of(found) is not None

    def act(form: forms.CloseForm) -> None:
        closing.close(request=found, actor=request.actor, **form.said())

    return recorded(
        request,
        form=filled(request, forms.CloseForm, may_be_called=may_be_called),
        act=act,
        back=reverse("helpline:request", args=[reference]),
        template="helpline/close.html",
        mend=lambda refusal: to_review(reference, refusal),
        done="Afgesloten.",
        submit="Afsluiten",
        found=found,
        may_be_called=may_be_called,
    )


@require_http_methods(["GET", "POST"])
def acute_call(request: "Request", reference: str) -> HttpResponse:
    """Somebody was called in danger: that is always allowed, and written down afterwards."""
    found = get_request(request.actor, reference)

    def act(form: forms.AcuteCallForm) -> None:
        said = form.cleaned_data
        afterwards.acute_call(request=found, actor=request.actor, once=said["once"],
                              happened_on=said["happened_on"], words=form.sealed())  # fmt: skip

    return recorded(
        request,
        form=filled(request, forms.AcuteCallForm),
        act=act,
        back=reverse("helpline:request", args=[reference]),
        template="helpline/acute_call.html",
        found=found,
    )
