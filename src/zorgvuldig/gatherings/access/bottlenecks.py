"""Bottlenecks of all workshops of an organisation, added up: no town, no words, no small number."""

from typing import TYPE_CHECKING

from django.db.models import Q

from zorgvuldig.gatherings.models import Bottleneck
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.rules.gatherings.stuck import added_up, next_quarter, quarter_began

if TYPE_CHECKING:
    from datetime import date

    from zorgvuldig.people.actor import Actor
    from zorgvuldig.rules.gatherings.stuck import Row


def added_up_for(actor: "Actor", today: "date") -> "list[Row]":
    """What may be told now. Whose report was sent before this quarter counts, as long as nothing of
    it is erased within the quarter."""
    record("bottlenecks.added_up", actor=actor, action=Action.READ, purpose="knelpunten geteld")
    kept = Q(workshop__keep_until=None) | Q(workshop__keep_until__gte=next_quarter(today))
    rows = Bottleneck.unscoped.filter(
        kept,
        organisation=actor.organisation,
        workshop__report_sent_on__lt=quarter_began(today),
    )
    return added_up(rows.values_list("workshop", "kind", "one", "other"))
