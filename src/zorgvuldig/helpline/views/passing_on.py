"""Sending a hand-over to the organisation that takes over, and how it stands with what was sent."""

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zorgvuldig.exchange.access import parcels
from zorgvuldig.exchange.forms import SayForm, SendAlongForm
from zorgvuldig.exchange.views import sender
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

NOBODY = (
    "Met een organisatie van deze soort is nog geen verbinding. Vraag uw beheerder erom, of "
    "verstuur de overdracht met een link."
)


@require_http_methods(["GET", "POST"])
def send(request: "Request", reference: str, number: UUID) -> "HttpResponse":
    """To the organisation that takes over."""
    return sender.send(request, _hand_over(request, reference, number), SendAlongForm)


@require_http_methods(["GET", "POST"])
def send_link(request: "Request", reference: str, number: UUID) -> "HttpResponse":
    """With a link and a code."""
    return sender.send_link(request, _hand_over(request, reference, number))


def _hand_over(request: "Request", reference: str, number: UUID) -> sender.Outgoing:
    """A referral that was handed over, for the coordinator."""
    actor = coordinates(request.actor)
    found = get_request(actor, reference)
    one = access.get_referral(found, number)
    if one.state != ReferralState.HANDED_OVER:
        raise Http404
    return sender.Outgoing(
        room="helpline",
        decision=one.pk,
        to=one.words(found.key).get("recipient", ""),
        addressee=one.addressee,
        back=reverse("helpline:referral", args=[reference, number]),
        back_to="de doorverwijzing",
        nobody=NOBODY,
        ready="De overdracht staat klaar.",
        page=partial(recorded, template="helpline/send.html"),
        ask=partial(actions.handed_over, one, found, actor),
    )


@require_safe
def parcel(request: "Request", number: UUID) -> "HttpResponse":
    """The stub of what was sent."""
    found, sent = _sent(request, number)
    return sender.stub_page(
        request,
        sent,
        "helpline",
        letter_url=reverse("helpline:referral", args=[found.reference, sent.decision]),
        back=reverse("helpline:request", args=[found.reference]),
        back_to="het hulpverzoek",
    )


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
        actions.answer(request=found, parcel=sent, actor=request.actor, **form.cleaned_data)

    form = filled(request, SayForm)
    return recorded(request, form=form, act=act, **sender.answering(sent, "helpline"))


def _sent(request: "Request", number: UUID) -> tuple[Any, Any]:
    """A parcel of the own line, for the coordinator."""
    actor = coordinates(request.actor)
    sent = parcels.get_sent(actor, Origin.REFERRAL, number)
    return get_request(actor, reference_of(sent.client_ref)), sent
