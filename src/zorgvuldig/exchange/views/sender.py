"""How a room sends what it decided on, shows how it stands, takes it back and answers about it. The
room finds letter or parcel by its own rule first; `room` is the name of its addresses."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse

from zorgvuldig.exchange import showing
from zorgvuldig.exchange.access import connections, parcels
from zorgvuldig.exchange.actions import seeing, sending
from zorgvuldig.exchange.forms import LinkForm, SendForm
from zorgvuldig.handbook.wording import label
from zorgvuldig.recording.deeds import Deed
from zorgvuldig.recording.pages import filled

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from zorgvuldig.exchange.models import Parcel
    from zorgvuldig.people.request import Request


@dataclass(frozen=True, kw_only=True)
class Outgoing:
    """A letter that may go, as its room knows it: of which decision, to whom and to which kind of
    recipient, where its page is and what that is called, and what the room says. `ask` asks its
    rules again when it goes; `page` shows a form in the way of the room."""

    room: str
    decision: "UUID"
    to: str
    addressee: str
    back: str
    back_to: str
    nobody: str
    ready: str
    page: "Callable[..., HttpResponse]"
    ask: sending.Ask

    @property
    def around(self) -> dict[str, str]:
        """What stands around both forms, and around link and code."""
        kind = label("addressee", self.addressee)
        return {"to": self.to, "kind": kind, "back": self.back, "back_to": self.back_to}


def send(
    request: "Request", letter: Outgoing, form_class: type[SendForm] = SendForm
) -> "HttpResponse":
    """To an organisation that receives here."""
    if _on_its_way(request, letter):
        return redirect(letter.back)
    to_choose = connections.sending_to(request.actor, letter.addressee)
    if not to_choose.exists():
        messages.info(request, letter.nobody)
        return redirect(letter.back)

    def act(form: SendForm) -> str:
        to = form.chosen
        sent = sending.send(ask=letter.ask, actor=request.actor, connection=to, **form.said)
        return reverse(f"{letter.room}:parcel", args=[sent.pk])

    form = filled(request, form_class, connections=to_choose)
    done = "Verstuurd. De ontvanger ziet het in de eigen inbox."
    return letter.page(request, form=form, act=act, done=done, **letter.around)


def send_link(request: "Request", letter: Outgoing) -> "HttpResponse":
    """With a link and a code; both are on the answer to this form, and nowhere else."""
    if _on_its_way(request, letter):
        return redirect(letter.back)
    made: list[tuple[Parcel, str, str]] = []

    def act(form: LinkForm) -> None:
        made.append(sending.send_link(ask=letter.ask, actor=request.actor, **form.said))

    form = filled(request, LinkForm, name=request.actor.organisation.name)
    answer = letter.page(request, form=form, act=act, done=letter.ready, **letter.around)
    return _link_made(request, letter, *made[0]) if made else answer


def _on_its_way(request: "Request", letter: Outgoing) -> bool:
    """Is this letter under way or there already? Then that is said before anything is typed."""
    here = request.actor.organisation.pk
    runs = request.method == "GET" and parcels.runs_already(here, letter.decision)
    if runs:
        messages.info(request, sending.ON_ITS_WAY)
    return runs


def _link_made(
    request: "Request", letter: Outgoing, parcel: "Parcel", link: str, code: str
) -> "HttpResponse":
    """Link and code of a letter that stands ready, on this answer and nowhere else."""
    context = {
        "address": settings.ADDRESS.rstrip("/") + reverse("letter:letter", args=[link]),
        "code": code,
        "until": parcel.answer_by,
        "parcel_url": reverse(f"{letter.room}:parcel", args=[parcel.pk]),
        **letter.around,
    }
    return render(request, "exchange/link_made.html", context)


def stub_page(request: "Request", parcel: "Parcel", room: str, **known: str) -> "HttpResponse":
    """To whom, on which ground, when it was opened and answered. The look is logged. `known` says
    where the letter is, and where the way back leads."""
    parcels.log_stub(request.actor, parcel)
    context = {
        "stub": showing.stub(parcel),
        "revoke_url": reverse(f"{room}:parcel_revoke", args=[parcel.pk]),
        "answer_url": reverse(f"{room}:parcel_answer", args=[parcel.pk]),
        **known,
    }
    seeing.saw(parcel=parcel, actor=request.actor)
    return render(request, "exchange/sent.html", context)


def taken_back(request: "Request", parcel: "Parcel", room: str) -> "HttpResponse":
    """Take it back, as long as nobody opened it."""
    with Deed(request, "Ingetrokken. Er is niets meer van te lezen."):
        sending.revoke(parcel=parcel, actor=request.actor)
    return redirect(f"{room}:parcel", parcel.pk)


def answering(parcel: "Parcel", room: str) -> dict[str, Any]:
    """What stands around the form with which a question of the receiver is answered."""
    return {
        "back": reverse(f"{room}:parcel", args=[parcel.pk]),
        "title": f"Toelichting voor {parcel.receiver_name}",
        "submit": "Versturen",
        "done": "Verstuurd.",
    }
