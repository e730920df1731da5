"""With which organisations one exchanges: by a code, never by looking for them."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zorgvuldig.directory.access.listings import listings_of
from zorgvuldig.exchange.access import connections as access
from zorgvuldig.exchange.actions import connecting
from zorgvuldig.exchange.forms import TakeUpForm
from zorgvuldig.recording.deeds import Deed
from zorgvuldig.recording.pages import filled, recorded

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.actor import Actor
    from zorgvuldig.people.request import Request


@require_safe
def connections(request: "Request") -> "HttpResponse":
    """From whom we receive, and to whom we may send."""
    actor = access.office(request.actor)
    return render(request, "exchange/connections.html", _shown(actor))


@require_POST
def make_code(request: "Request") -> "HttpResponse":
    """A code for one organisation that wants to send to us; shown on this one page."""
    actor = access.office(request.actor)
    code = connecting.make_code(actor=actor)
    return render(request, "exchange/connections.html", {**_shown(actor), "code": code})


def _shown(actor: "Actor") -> dict[str, object]:
    return {"receiving": access.receiving_from(actor), "sending": access.sending_to(actor)}


@require_http_methods(["GET", "POST"])
def take_up(request: "Request") -> "HttpResponse":
    """Tie a code that was handed over to a service of the own directory."""
    actor = access.office(request.actor)
    listings = listings_of(actor.organisation.pk).order_by("name")[:500]

    def act(form: TakeUpForm) -> None:
        said = form.cleaned_data
        connecting.take_up(
            actor=actor,
            code=said["code"],
            listing=form.by_number[said["listing"]],
            addressee=said["addressee"],
        )

    return recorded(
        request,
        form=filled(request, TakeUpForm, listings=listings),
        act=act,
        back=reverse("exchange:connections"),
        submit="Verbinden",
        done="Verbonden. Uw collega’s kunnen nu naar deze organisatie sturen.",
    )


@require_POST
def end(request: "Request", number: UUID) -> "HttpResponse":
    """Stop a connection, from either end."""
    found = access.get_connection(request.actor, number)
    with Deed(request, "De verbinding is gestopt."):
        connecting.end(actor=request.actor, connection=found)
    return redirect("exchange:connections")
