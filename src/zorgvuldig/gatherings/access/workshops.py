"""Which workshops somebody sees: the organiser all of the organisation, a facilitator their own."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.http import Http404

from zorgvuldig.gatherings import links, ways
from zorgvuldig.gatherings.access.provider import at_gatherings
from zorgvuldig.gatherings.models import Facilitator, Participant, SectorSeats, Workshop
from zorgvuldig.logbook.actions import Action, record, refuse
from zorgvuldig.people import letting
from zorgvuldig.rules.gatherings.codes import HOLDS_A_SEAT

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from zorgvuldig.people.actor import Actor


def workshops_of(actor: "Actor") -> "QuerySet[Workshop]":
    """The workshops this person may see, with their keys."""
    rows = Workshop.unscoped.filter(organisation=actor.organisation).select_related("key")
    may = ways.WORKSHOP.open_to(actor)
    if letting.OURS in may:
        return rows
    if ways.LEADS_IT not in may:
        return rows.none()
    leads = Facilitator.unscoped.filter(workshop=OuterRef("pk"), membership=actor.membership_id)
    return rows.filter(Exists(leads))


def get_workshop(actor: "Actor | None", number: UUID, *, led: bool = False) -> Workshop:
    """One workshop, for who organises it or leads it; `led`: only for who leads it. The look is
    logged, and a refusal."""
    actor = at_gatherings(actor)
    workshop = workshops_of(actor).filter(pk=number).first()
    if led and workshop is not None and not leads(actor, workshop):
        workshop = None
    may = ways.WORKSHOP.open_to(actor)
    policy = "organiser" if letting.OURS in may else "facilitator"
    if workshop is None:
        refuse("workshop.read", actor=actor, about=f"workshop:{number}", policy=policy)
    record("workshop.read", actor=actor, action=Action.READ, about=workshop, policy=policy)
    return workshop


def leads(actor: "Actor", workshop: Workshop) -> bool:
    """Is the actor one of the facilitators of this workshop?"""
    here = {"workshop": workshop, "membership": actor.membership_id}
    if ways.LEADS_IT not in ways.LED.open_to(actor):
        return False
    return Facilitator.unscoped.filter(**here).exists()


def numbered(written: str) -> UUID:
    """The number in a personal link; a link that cannot be one leads nowhere."""
    number = links.number_in(written)
    if number is None:
        raise Http404
    return number


def workshop_by_link(written: str) -> Workshop:
    """The workshop of a municipality's own link. Call it after `open_provider`."""
    number = numbered(written)
    found = Workshop.unscoped.filter(pk=number).select_related("key", "organisation").first()
    if found is None or not links.opens("host", found.pk, found.turn, written):
        raise Http404
    return found


def participant_by_link(written: str) -> Participant:
    """Whose personal link this is. Call it after `open_provider`."""
    number = numbered(written)
    rows = Participant.unscoped.select_related("key", "workshop__key", "workshop__organisation")
    found = rows.filter(pk=number).first()
    if found is None or not links.opens("seat", found.pk, found.turn, written):
        raise Http404
    return found


def mix_of(workshop: Workshop) -> dict[str, int]:
    """The seats per sector that were agreed."""
    return dict(SectorSeats.unscoped.filter(workshop=workshop).values_list("sector", "seats"))


def held_in(workshop: Workshop) -> dict[str, int]:
    """The seats per sector that somebody holds, an open offer included."""
    taken: dict[str, int] = {}
    rows = Participant.unscoped.filter(workshop=workshop, state__in=HOLDS_A_SEAT)
    for sector in rows.values_list("sector", flat=True):
        taken[sector] = taken.get(sector, 0) + 1
    return taken


def leads_of(workshop: Workshop) -> list[Facilitator]:
    """Who leads it, with their names."""
    rows = Facilitator.unscoped.filter(workshop=workshop)
    return list(rows.select_related("membership__person").order_by("expertise"))
