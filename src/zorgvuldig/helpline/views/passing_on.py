"""Sending a hand-over to the organisation that takes over, and how it stands with what was sent."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zorgvuldig.exchange.access import connections, parcels
from zorgvuldig.exchange.forms import SayForm, SendAlongForm
from zorgvuldig.exchange.views import sender
from zorgvuldig.handbook.wording import label
from zorgvuldig.helpline.access import referrals as access
from zorgvuldig.helpline.access.line import coordinates
from zorgvuldig.helpline.access.requests import get_request, reference_of
from zorgvuldig.helpline.actions import passing_on as actions
from zorgvuldig.recording.pages import filled, recorded
from zorgvuldig.rules.exchange import Origin
from zorgvuldig.rules.helpline.codes import ReferralState

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request

NOBODY = "Met een organisatie van deze soort is nog geen verbinding. Vraag uw beheerder erom."


@require_http_methods(["GET", "POST"])
def send(request: "Request", reference: str, number: UUID) -> "HttpResponse":
    """To the organisation that takes over."""
    actor = coordinates(request.actor)
    found = get_request(actor, reference)
    one = access.get_referral(found, number)
    if one.state != ReferralState.HANDED_OVER:
        raise Http404
    back = reverse("helpline:referral", args=[reference, number])
    to_choose = connections.sending_to(actor, one.addressee)
    if not to_choose.exists():
        messages.info(request, NOBODY)
        return redirect(back)

    def act(form: SendAlongForm) -> str:
        said = {name: form.cleaned_data[name] for name in ("answer_by", "feedback_on", "once")}
        sent = actions.send(
            referral=one, request=found, actor=actor, connection=form.chosen, **said
        )
        return reverse("helpline:parcel", args=[sent.pk])

    return recorded(
        request,
        form=filled(request, SendAlongForm, connections=to_choose),
        act=act,
        back=back,
        template="helpline/send.html",
        done="Verstuurd. De ontvanger ziet het in de eigen inbox.",
        to=one.words(found.key).get("recipient", ""),
        kind=label("addressee", one.addressee),
        found=found,
    )


@require_safe
def parcel(request: "Request", number: UUID) -> "HttpResponse":
    """The stub of what was sent."""
    found, sent = _sent(request, number)
    known = {
        "found": found,
        "letter_url": reverse("helpline:referral", args=[found.reference, sent.decision]),
        "back": reverse("helpline:request", args=[found.reference]),
    }
    return sender.stub_page(request, sent, "helpline", "helpline/parcel.html", **known)


@require_POST
def revoke(request: "Request", number: UUID) -> "HttpResponse":
    """Take it back, as long as nobody opened it."""
    _, sent = _sent(request, number)
    return sender.taken_back(request, sent, "helpline")


@require_http_methods(["GET", "POST"])
def answer(request: "Request", number: UUID) -> "HttpResponse":
    """Answer a question of the receiver: about what was told, and no more."""
    found, sent = _sent(request, number)

    def act(form: SayForm) -> None:
        said = {name: form.cleaned_data[name] for name in ("text", "once")}
        actions.answer(request=found, parcel=sent, actor=request.actor, **said)

    return recorded(
        request,
        form=filled(request, SayForm),
        act=act,
        **sender.answering(sent, "helpline"),
    )


def _sent(request: "Request", number: UUID) -> tuple[Any, Any]:
    """A parcel of the own line, for the coordinator."""
    actor = coordinates(request.actor)
    sent = parcels.get_sent(actor, Origin.REFERRAL, number)
    return get_request(actor, reference_of(sent.client_ref)), sent
