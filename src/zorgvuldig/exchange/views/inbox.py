"""What came in: the list, one parcel, and what its receiver can do with it."""

from base64 import b64decode
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zorgvuldig.exchange import showing
from zorgvuldig.exchange.access import parcels as access
from zorgvuldig.exchange.actions import receiving, saying, seeing
from zorgvuldig.exchange.actions.holding import SAYS
from zorgvuldig.exchange.forms import RefuseForm, SayForm
from zorgvuldig.recording.deeds import Deed
from zorgvuldig.recording.files import as_pdf
from zorgvuldig.recording.pages import filled, recorded
from zorgvuldig.rules.exchange import MOVES, State
from zorgvuldig.rules.spots import spot_in, spot_of

if TYPE_CHECKING:
    from zorgvuldig.exchange.models import Parcel
    from zorgvuldig.people.request import Request


@require_safe
def inbox(request: "Request") -> HttpResponse:
    """The parcels that were sent to this organisation, newest first."""
    rows = access.inbox(request.actor, spot_in(request.GET.get("na", "")))
    shown, today = rows[: access.PAGE], timezone.localdate()
    more = spot_of(shown[-1].sent_at, shown[-1].pk) if len(rows) > len(shown) else ""
    context = {
        "parcels": [showing.card(one, today) for one in shown],
        "older_url": f"?{urlencode({'na': more})}" if more else "",
    }
    return render(request, "exchange/inbox.html", context)


@require_safe
def parcel(request: "Request", number: UUID) -> HttpResponse:
    """One parcel: who sent it and why; once it was opened, what is in it."""
    found = access.get_received(request.actor, number)
    context = showing.for_receiver(found, request.actor)
    seeing.saw(parcel=found, actor=request.actor)
    return render(request, "exchange/parcel.html", context)


@require_POST
def open_it(request: "Request", number: UUID) -> HttpResponse:
    """Open it: the sender sees when, and in which role."""
    found = access.get_received(request.actor, number)
    with Deed(request):
        receiving.open_parcel(parcel=found, actor=request.actor)
    return redirect("exchange:parcel", number)


@require_POST
def accept(request: "Request", number: UUID) -> HttpResponse:
    """Take it in."""
    found = access.get_received(request.actor, number)
    with Deed(request, "Aangenomen. De afzender ziet dat."):
        receiving.accept(parcel=found, actor=request.actor)
    return redirect("exchange:parcel", number)


@require_http_methods(["GET", "POST"])
def refuse(request: "Request", number: UUID) -> HttpResponse:
    """Not take it in: why, from a short list and in own words. The letter goes at once."""
    found = access.get_received(request.actor, number)
    if _comes_too_late(request, found, "refuse"):
        return redirect("exchange:parcel", number)

    def act(form: RefuseForm) -> None:
        said = form.cleaned_data
        words: dict[str, Any] = {
            "why": said["why"],
            "words": said.get("text", ""),
            "once": said["once"],
        }
        receiving.refuse(parcel=found, actor=request.actor, **words)

    return recorded(
        request,
        form=filled(request, RefuseForm, unread=found.state == State.SENT),
        act=act,
        back=reverse("exchange:parcel", args=[number]),
        template="exchange/refuse.html",
        submit="Niet aannemen",
        done="Niet aangenomen. De brief is gewist; de afzender ziet waarom.",
        parcel=found,
    )


@require_http_methods(["GET", "POST"])
def ask(request: "Request", number: UUID) -> HttpResponse:
    """A question to the sender."""
    found = access.get_received(request.actor, number)
    if _comes_too_late(request, found, "say"):
        return redirect("exchange:parcel", number)
    title = f"Een vraag aan {found.sender_name}"
    return _say(request, found, saying.ask, title, "Vraag versturen", "Uw vraag is verstuurd.")


@require_http_methods(["GET", "POST"])
def feed_back(request: "Request", number: UUID) -> HttpResponse:
    """What was done with it, told to the sender."""
    found = access.get_received(request.actor, number)
    if _comes_too_late(request, found, "feed_back"):
        return redirect("exchange:parcel", number)
    title = f"Aan {found.sender_name}: wat u ermee deed"
    return _say(request, found, saying.feed_back, title, "Versturen", "Verstuurd.")


def _comes_too_late(request: "Request", found: "Parcel", deed: str) -> bool:
    """What cannot be done to it any more is said before anything is typed."""
    late = request.method == "GET" and found.state not in MOVES[deed].begins
    if late:
        messages.info(request, SAYS[deed])
    return late


def _say(
    request: "Request", found: "Parcel", deed: Any, title: str, submit: str, done: str
) -> HttpResponse:
    def act(form: SayForm) -> None:
        said = form.cleaned_data
        deed(parcel=found, actor=request.actor, text=said["text"], once=said["once"])

    return recorded(
        request,
        form=filled(request, SayForm),
        act=act,
        back=reverse("exchange:parcel", args=[found.pk]),
        title=title,
        submit=submit,
        done=done,
    )


@require_safe
def paper(request: "Request", number: UUID) -> HttpResponse:
    """The letter as PDF, for who received and opened it."""
    found = access.get_received(request.actor, number)
    words = showing.opened_words(found, request.actor)
    if not words:
        raise Http404
    access.log_paper(request.actor, found)
    return as_pdf(b64decode(words["pdf"]), f"pakket-{found.pk}")
