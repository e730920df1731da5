"""What the rooms that send share: link and code, the stub as a page, taking back, and the form of
an answer. The room finds the parcel by its own rule first; `room` is the name of its addresses."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse

from zorgvuldig.exchange import showing
from zorgvuldig.exchange.access import parcels
from zorgvuldig.exchange.actions import seeing, sending
from zorgvuldig.recording.deeds import Deed

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from zorgvuldig.exchange.models import Parcel
    from zorgvuldig.people.request import Request


def on_its_way(request: "Request", decision: "UUID") -> bool:
    """Is this letter under way or there already? Then that is said before anything is typed."""
    runs = request.method == "GET" and parcels.runs_already(request.actor.organisation.pk, decision)
    if runs:
        messages.info(request, sending.ON_ITS_WAY)
    return runs


def link_made(
    request: "Request", made: tuple["Parcel", str, str], room: str, **known: Any
) -> "HttpResponse":
    """Link and code of a letter that stands ready, on this answer and nowhere else. `known` says
    what kind of thing goes, to whom, and where the way back leads."""
    parcel, link, code = made
    context = {
        "address": settings.ADDRESS.rstrip("/") + reverse("letter:letter", args=[link]),
        "code": code,
        "until": parcel.answer_by,
        "parcel_url": reverse(f"{room}:parcel", args=[parcel.pk]),
        **known,
    }
    return render(request, "exchange/link_made.html", context)


def stub_page(
    request: "Request", parcel: "Parcel", room: str, template: str, **known: Any
) -> "HttpResponse":
    """To whom, on which ground, when it was opened and answered. The look is logged."""
    parcels.log_stub(request.actor, parcel)
    context = {
        "stub": showing.stub(parcel),
        "revoke_url": reverse(f"{room}:parcel_revoke", args=[parcel.pk]),
        "answer_url": reverse(f"{room}:parcel_answer", args=[parcel.pk]),
        **known,
    }
    seeing.saw(parcel=parcel, actor=request.actor)
    return render(request, template, context)


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
