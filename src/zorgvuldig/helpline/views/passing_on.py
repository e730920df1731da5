"""Sending a hand-over to the organisation that takes over, and how it stands with what was sent."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zorgvuldig.exchange.access import connections, parcels
from zorgvuldig.exchange.forms import LinkForm, SayForm, SendAlongForm
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

NOBODY = (
    "Met een organisatie van deze soort is nog geen verbinding. Vraag uw beheerder erom, of "
    "verstuur de overdracht met een link."
)
PAGE = "helpline/send.html"


@require_http_methods(["GET", "POST"])
def send(request: "Request", reference: str, number: UUID) -> "HttpResponse":
    """To the organisation that takes over."""
    actor, found, one = _handed_over(request, reference, number)
    if sender.on_its_way(request, one.pk):
        return redirect("helpline:referral", reference, number)
    to_choose = connections.sending_to(actor, one.addressee)
    if not to_choose.exists():
        messages.info(request, NOBODY)
        return redirect("helpline:referral", reference, number)

    def act(form: SendAlongForm) -> str:
        said = {name: form.cleaned_data[name] for name in ("answer_by", "feedback_on", "once")}
        sent = actions.send(
            referral=one, request=found, actor=actor, connection=form.chosen, **said
        )
        return reverse("helpline:parcel", args=[sent.pk])

    form = filled(request, SendAlongForm, connections=to_choose)
    done = "Verstuurd. De ontvanger ziet het in de eigen inbox."
    return recorded(request, form=form, act=act, template=PAGE, done=done, **_of(found, one))


@require_http_methods(["GET", "POST"])
def send_link(request: "Request", reference: str, number: UUID) -> "HttpResponse":
    """With a link and a code; both are on the answer to this form, and nowhere else."""
    actor, found, one = _handed_over(request, reference, number)
    if sender.on_its_way(request, one.pk):
        return redirect("helpline:referral", reference, number)
    made: list[Any] = []

    def act(form: LinkForm) -> None:
        said = {name: form.cleaned_data[name] for name in ("shown_as", "last_day", "once")}
        made.append(actions.send_link(referral=one, request=found, actor=actor, **said))

    form = filled(request, LinkForm, name=actor.organisation.name)
    known = _of(found, one)
    done = "De overdracht staat klaar."
    answer = recorded(request, form=form, act=act, template=PAGE, done=done, **known)
    return sender.link_made(request, made[0], "helpline", **known) if made else answer


def _handed_over(request: "Request", reference: str, number: UUID) -> tuple[Any, Any, Any]:
    """The coordinator, the request, and a referral of it that was handed over."""
    actor = coordinates(request.actor)
    found = get_request(actor, reference)
    one = access.get_referral(found, number)
    if one.state != ReferralState.HANDED_OVER:
        raise Http404
    return actor, found, one


def _of(found: Any, one: Any) -> dict[str, Any]:
    """What stands around both forms."""
    return {
        "to": one.words(found.key).get("recipient", ""),
        "kind": label("addressee", one.addressee),
        "found": found,
        "back": reverse("helpline:referral", args=[found.reference, one.pk]),
        "back_to": "de doorverwijzing",
    }


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
