"""What a workshop costs, as it was recorded."""

from zorgvuldig.gatherings.actions.costs import Price
from zorgvuldig.gatherings.models import CostItem, Workshop
from zorgvuldig.rules.gatherings.codes import Cost, Payer


def costs_of(workshop: Workshop) -> dict[str, Price]:
    """Who pays what, in the order of A7; nothing when it was never recorded."""
    known = {item.kind: Price(item.payer, item.cents) for item in _rows(workshop)}
    return {str(kind): known[kind] for kind in Cost if kind in known}


def sums(prices: dict[str, Price]) -> dict[str, int]:
    """How much each pays, of what is known."""
    return {
        str(who): sum(price.cents or 0 for price in prices.values() if price.payer == who)
        for who in Payer
    }


def _rows(workshop: Workshop) -> list[CostItem]:
    return list(CostItem.unscoped.filter(workshop=workshop))
