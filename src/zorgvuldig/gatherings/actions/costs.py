"""What a workshop costs and who pays it; workshop.md A7."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from django.db import transaction

from zorgvuldig.gatherings.actions.stages import lock, tell
from zorgvuldig.gatherings.models import CostItem, Workshop

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor


class Price(NamedTuple):
    """Who pays, and how much in cents when that is known."""

    payer: str
    cents: int | None


@transaction.atomic
def set_costs(*, workshop: Workshop, actor: "Actor", prices: Mapping[str, Price]) -> None:
    """Store of each cost who pays it, with the amount when it is known."""
    lock(workshop)
    for kind, price in prices.items():
        CostItem.unscoped.update_or_create(
            workshop=workshop,
            kind=kind,
            defaults={
                "organisation_id": workshop.organisation_id,
                "payer": price.payer,
                "cents": price.cents,
                "recorded_by": actor.person,
            },
        )
    tell("workshop.costs_set", workshop, actor)
