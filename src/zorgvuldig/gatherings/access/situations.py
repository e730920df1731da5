"""Who sees which situation: its author by their own link, and who leads the workshop. The organiser
sees that there is one, and not what it says."""

from typing import TYPE_CHECKING
from uuid import UUID

from zorgvuldig.gatherings.access.provider import at_gatherings
from zorgvuldig.gatherings.access.workshops import get_workshop, leads, workshops_of
from zorgvuldig.gatherings.models import CaseVignette, RoomRound
from zorgvuldig.logbook.actions import Action, record, refuse
from zorgvuldig.rules.gatherings.codes import VignetteState

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from zorgvuldig.gatherings.models import Participant, Workshop
    from zorgvuldig.people.actor import Actor


def situations_of(workshop: "Workshop") -> "QuerySet[CaseVignette]":
    """What was handed in or put on the table, the first first."""
    rows = CaseVignette.unscoped.filter(workshop=workshop)
    return rows.select_related("key", "participant__key").order_by("handed_in_at", "id")


def situation_of(participant: "Participant") -> CaseVignette | None:
    """What this participant handed in, as it stands now."""
    rows = CaseVignette.unscoped.filter(participant=participant)
    return rows.select_related("key").first()


def is_its_authors(vignette: CaseVignette) -> bool:
    """May its author still change it or take it back? Until the room was asked about it, or when it
    was sent back; not when a facilitator put an example in its place."""
    asked = RoomRound.unscoped.filter(vignette=vignette)
    returned = vignette.state == VignetteState.RETURNED
    return vignette.key_id is not None and (returned or not asked.exists())


def led_workshop(actor: "Actor | None", number: UUID) -> "Workshop":
    """A workshop for who leads it; for everybody else there is no such page."""
    return get_workshop(actor, number, led=True)


def get_situation(actor: "Actor | None", number: UUID) -> CaseVignette:
    """One situation, for who leads its workshop. The look is logged, and a refusal."""
    actor = at_gatherings(actor)
    rows = CaseVignette.unscoped.select_related("key", "participant__key", "workshop__key")
    found = rows.filter(pk=number, workshop__in=workshops_of(actor).values("pk")).first()
    if found is None or not leads(actor, found.workshop):
        about = f"casevignette:{number}"
        refuse("situation.read", actor=actor, about=about, policy="facilitator")
    record("situation.read", actor=actor, action=Action.READ, about=found, policy="facilitator")
    return found
