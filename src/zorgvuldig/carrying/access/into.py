"""Who may take a file in, and the file somebody opened here: theirs alone."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import Http404

from zorgvuldig.carrying import ways
from zorgvuldig.carrying.models import Arrival
from zorgvuldig.dossiers.access import refuse
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people.access import require

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor


def brings(actor: "Actor | None") -> "Actor":
    """The actor, when their work is with clients; otherwise the page does not exist."""
    return require(actor, ways.TAKE_IN)


def get_arrival(actor: "Actor | None", number: UUID) -> Arrival:
    """One file, for who opened it. The look is logged, and so is a refusal."""
    if actor is None or actor.membership is None:
        raise Http404
    mine = ways.BROUGHT_IT in ways.ARRIVED.open_to(actor)
    rows = Arrival.unscoped.filter(organisation=actor.organisation, membership=actor.membership_id)
    found = rows.select_related("key").filter(pk=number).first() if mine else None
    if found is None:
        refuse(actor, "carrying.opened", f"arrival:{number}")
    record("carrying.opened", actor=actor, action=Action.READ, about=found, policy="brought")
    return found
