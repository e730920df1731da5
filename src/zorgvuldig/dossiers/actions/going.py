"""Who leaves the organisation, or works with no dossier any more, leaves dossiers and groups
behind: coming back later opens none of them again (need to know, law.md J)."""

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q

from zorgvuldig.dossiers.access.groups import leading
from zorgvuldig.dossiers.access.involved import lasting_keepers
from zorgvuldig.dossiers.actions.involving import end
from zorgvuldig.dossiers.codes import Part
from zorgvuldig.dossiers.models import GroupLeader, Involvement
from zorgvuldig.logbook.actions import Action, record

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor
    from zorgvuldig.people.models import Membership

POLICY = "administrator"


def end_parts(actor: "Actor", membership: "Membership", today: date) -> None:
    """End every part in a dossier and every leading of a group that others go on with. Only what is
    closed or stopped can have nobody else; that keeps its last, so that somebody answers for it."""
    keepers = lasting_keepers().filter(dossier=OuterRef("dossier")).exclude(membership=membership)
    parts = Involvement.unscoped.filter(membership=membership, until=None)
    for part in parts.filter(~Q(part=Part.KEEPER) | Exists(keepers)):
        end(part, actor, today, policy=POLICY)
    leaders = leading(GroupLeader.unscoped.filter(group=OuterRef("group")))
    led = GroupLeader.unscoped.filter(membership=membership, until=None)
    for leads in led.filter(Exists(leaders.exclude(membership=membership))):
        leads.until = today
        leads.save(update_fields=["until"])
        record("group_leader.ended", actor=actor, action=Action.UPDATE, about=leads, policy=POLICY)
