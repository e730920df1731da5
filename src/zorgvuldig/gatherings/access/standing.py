"""How a workshop stands: what was agreed, who leads it, and how many hold a seat."""

from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Count

from zorgvuldig.gatherings.access.workshops import leads_of, mix_of
from zorgvuldig.gatherings.models import Bottleneck, Facilitator, Participant, Workshop
from zorgvuldig.rules.gatherings.codes import HOLDS_A_SEAT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Standing(NamedTuple):
    """`counts`: how many people stand where, by sector and state; never who (W-06)."""

    mix: "Mapping[str, int]"
    counts: "Mapping[tuple[str, str], int]"
    leads: list[Facilitator]
    bottlenecks: list[Bottleneck]

    def how_many(self, states: "Iterable[str]", sector: str = "") -> int:
        """The people in one of these states, of one sector or of all."""
        wanted = set(states)
        return sum(
            number
            for (where, state), number in self.counts.items()
            if state in wanted and (not sector or where == sector)
        )

    @property
    def held(self) -> dict[str, int]:
        """The seats per sector that somebody holds, an open offer included."""
        sectors = {sector for sector, _ in self.counts}
        taken = {sector: self.how_many(HOLDS_A_SEAT, sector) for sector in sectors}
        return {sector: number for sector, number in taken.items() if number}

    @property
    def expertises(self) -> list[tuple[object, str]]:
        """Who leads with which knowledge, as the rule asks for it (W-02)."""
        return [(lead.membership_id, lead.expertise) for lead in self.leads]


def standing(workshop: Workshop) -> Standing:
    """Everything the page of a workshop counts, in four queries. An address that nobody confirmed
    yet counts for nothing."""
    people = Participant.unscoped.filter(workshop=workshop, unproven=False)
    counted = people.values_list("sector", "state").annotate(number=Count("pk")).order_by()
    return Standing(
        mix=mix_of(workshop),
        counts={(sector, state): number for sector, state, number in counted},
        leads=leads_of(workshop),
        bottlenecks=bottlenecks_of(workshop),
    )


def bottlenecks_of(workshop: Workshop, *, in_the_room: bool = False) -> list[Bottleneck]:
    """What the preparation talk heard, or what came up in the room, as it was recorded."""
    rows = Bottleneck.unscoped.filter(workshop=workshop, in_the_room=in_the_room)
    return list(rows.order_by("recorded_at", "pk"))
