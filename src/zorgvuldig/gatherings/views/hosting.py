"""What the organiser does with and for the municipality: its link, and the costs."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings
from django.views.decorators.http import require_http_methods

from zorgvuldig.gatherings.access.costs import costs_of, sums
from zorgvuldig.gatherings.access.hosts import host_path, provider_with
from zorgvuldig.gatherings.access.leading import get_planned
from zorgvuldig.gatherings.actions import costs as paying
from zorgvuldig.gatherings.actions import hosting
from zorgvuldig.gatherings.forms.costs import CostsForm, euro
from zorgvuldig.gatherings.forms.going import LinkForm
from zorgvuldig.gatherings.views.planning import DEED, on_page
from zorgvuldig.handbook.wording import label
from zorgvuldig.recording.pages import filled, recorded

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request


@require_http_methods(["GET", "POST"])
def host_link(request: "Request", number: UUID) -> "HttpResponse":
    """The municipality's own page, and a new link to it when the contact changes."""
    found, actor = get_planned(request.actor, number), request.actor

    def act(form: LinkForm) -> None:
        turn, shared = form.cleaned_data["turn"], form.cleaned_data["shared"]
        contact = form.contact()
        hosting.renew_link(workshop=found, actor=actor, turn=turn, contact=contact, shared=shared)

    contact = found.words().get("contact", {})
    provider = provider_with(found)
    path = host_path(provider, found) if provider else ""
    return recorded(
        request,
        form=filled(request, LinkForm, initial={"turn": found.turn, **contact}),
        act=act,
        back=on_page(number),
        template="gatherings/host_link.html",
        done="De nieuwe link is verstuurd. De oude werkt niet meer.",
        link=settings.ADDRESS.rstrip("/") + path if path else "",
        submit="Nieuwe link sturen",
    )


@require_http_methods(["GET", "POST"])
def costs(request: "Request", number: UUID) -> "HttpResponse":
    """Who pays what (A7)."""
    found, actor = get_planned(request.actor, number), request.actor

    def act(form: CostsForm) -> None:
        paying.set_costs(workshop=found, actor=actor, prices=form.prices())

    return recorded(
        request,
        form=filled(request, CostsForm, now=costs_of(found)),
        act=act,
        back=on_page(number),
        template=DEED,
        done="Opgeslagen.",
        intro="De gastgemeente betaalt locatie en eten, de aanbieder de rest. U kunt "
        "daarvan afwijken. De tijd van deelnemers rekenen we niet mee.",
    )


def paid(workshop: Any, actor: Any) -> dict[str, Any]:
    """The part of the page: what each pays, and the sum as far as it is known."""
    prices = costs_of(workshop)
    if not prices:
        return {}
    rows = [
        {
            "kind": label("gather_cost", kind),
            "payer": label("gather_payer", price.payer),
            "amount": f"€\u00a0{euro(price.cents)}"
            if price.cents is not None
            else "nog niet bekend",
        }
        for kind, price in prices.items()
    ]
    said = [
        {"payer": label("gather_payer", who), "amount": f"€\u00a0{euro(cents)}"}
        for who, cents in sums(prices).items()
    ]
    return {"rows": rows, "sums": said}
