"""What a workshop costs the municipality, and what the provider carries (workshop.md A7)."""

from typing import TYPE_CHECKING, Any

from zorgvuldig.gatherings.access.costs import costs_of
from zorgvuldig.gatherings.actions.costs import Price
from zorgvuldig.gatherings.forms.costs import euro
from zorgvuldig.handbook.wording import label
from zorgvuldig.rules.gatherings.codes import PAYS, Cost, Payer, WorkshopState

if TYPE_CHECKING:
    from zorgvuldig.gatherings.models import Provider, Workshop

NOT_KNOWN = "bedrag nog niet bekend"


def for_host(workshop: "Workshop", provider: "Provider") -> dict[str, Any] | None:
    """Its own costs with their amounts, and without amounts what it need not pay. Until something
    else was agreed, the usual split holds."""
    if workshop.state == WorkshopState.CANCELLED:
        return None
    agreed = costs_of(workshop)
    prices = {kind: agreed.get(str(kind), Price(PAYS[kind], None)) for kind in Cost}
    own = {kind: price for kind, price in prices.items() if price.payer == Payer.HOST}
    return {
        "rows": [_row(kind, price) for kind, price in own.items()],
        "sum": _sum(own.values()),
        "carried": _together([kind for kind in Cost if kind not in own]),
        "provider": provider.name,
    }


def _row(kind: Cost, price: Price) -> dict[str, str]:
    amount = NOT_KNOWN if price.cents is None else f"€\u00a0{euro(price.cents)}"
    return {"key": label("gather_cost", kind), "value": amount}


def _sum(prices: Any) -> str:
    """What it pays together; only when every amount is known and there is more than one."""
    known = [price.cents for price in prices]
    if len(known) < 2 or None in known:
        return ""
    return f"€\u00a0{euro(sum(known))}"


def _together(kinds: list[Cost]) -> str:
    """In one line: "organisatie, begeleiders en materiaal"."""
    names = [label("gather_cost", kind).lower() for kind in kinds]
    return " en ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)
