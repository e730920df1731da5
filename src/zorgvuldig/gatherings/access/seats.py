"""Who takes part: seats, the line of those who wait, and the links by which people come in."""

from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from django.http import Http404
from django.urls import reverse

from zorgvuldig.gatherings import links
from zorgvuldig.gatherings.access.workshops import mix_of, numbered
from zorgvuldig.gatherings.models import Participant, Provider, Workshop
from zorgvuldig.rules.gatherings import seats
from zorgvuldig.rules.gatherings.codes import HOLDS_A_SEAT, SeatState, WorkshopState
from zorgvuldig.vault import blind_index

if TYPE_CHECKING:
    from django.db.models import QuerySet


OPEN_STATES = (WorkshopState.INVITED, WorkshopState.CONFIRMED)
REGISTER = "register"


def digest_of(email: str, organisation_id: int) -> bytes:
    """By which an address is found again without being readable."""
    return blind_index.of_address(email, organisation_id)


def participants_of(workshop: Workshop) -> "QuerySet[Participant]":
    """Everybody on the list: who came first, and after them who did not answer."""
    rows = Participant.unscoped.filter(workshop=workshop).select_related("key")
    return rows.order_by("place", "invited_at", "id")


def participant(number: UUID) -> Participant | None:
    """Somebody on the list, with the workshop; None when they were forgotten meanwhile."""
    rows = Participant.unscoped.select_related("key", "workshop__key")
    return rows.filter(pk=number).first()


def one_of(workshop: Workshop, number: UUID) -> Participant:
    """Somebody on the list of this workshop, for who may see it."""
    found = participants_of(workshop).filter(pk=number).first()
    if found is None:
        raise Http404
    found.workshop = workshop
    return found


def known_here(workshop: Workshop, email: str) -> Participant | None:
    """Who stands on the list with this address."""
    digest = digest_of(email, workshop.organisation_id)
    return participants_of(workshop).filter(address_digest=digest).first()


def waiting_in(workshop: Workshop) -> list[seats.Waiting]:
    """Who waits for a seat, in the order in which they came."""
    rows = Participant.unscoped.filter(workshop=workshop, state=SeatState.WAITING)
    known = rows.order_by("place").values_list("pk", "sector", "place")
    return [seats.Waiting(number, sector, place or 0) for number, sector, place in known]


class Standing(NamedTuple):
    """How a workshop stands at one moment: what was agreed, who holds a seat, who waits."""

    mix: dict[str, int]
    held: dict[str, int]
    waiting: list[seats.Waiting]
    offers_end: dict[UUID, datetime]
    known: int
    last_place: int


def standing_of(workshop: Workshop) -> Standing:
    """Everything a deed with a seat asks of the others, in two queries: the workshop is held
    meanwhile, and everybody else waits."""
    rows = Participant.unscoped.filter(workshop=workshop)
    known = list(rows.values_list("pk", "sector", "state", "place", "offered_until"))
    return Standing(
        mix=mix_of(workshop),
        held=dict(Counter(sector for _, sector, state, *_ in known if state in HOLDS_A_SEAT)),
        waiting=[
            seats.Waiting(number, sector, place or 0)
            for number, sector, state, place, _ in known
            if state == SeatState.WAITING
        ],
        offers_end={number: until for number, *_, until in known if until is not None},
        known=len(known),
        last_place=max((place or 0 for *_, place, _ in known), default=0),
    )


def position_of(one: Participant) -> int | None:
    """Which number they have in the line of their own sector."""
    if one.state != SeatState.WAITING:
        return None
    return seats.position(waiting_in(one.workshop), one.pk)


def seated_in(workshop: Workshop) -> list[Participant]:
    """Who has a seat, for who ticks off the list."""
    return list(participants_of(workshop).filter(state=SeatState.SEATED))


def workshop_to_join(written: str) -> Workshop:
    """The workshop of the link that a municipality passes on. Call it after `open_provider`."""
    number = numbered(written)
    found = Workshop.unscoped.filter(pk=number).select_related("key", "organisation").first()
    if found is None or not links.opens(REGISTER, found.pk, found.shared_turn, written):
        raise Http404
    return found


def provider_holding(workshop: Workshop) -> Provider | None:
    """Who holds it, as the public knows them."""
    return Provider.objects.filter(organisation=workshop.organisation_id).first()


def seat_path(provider: Provider, one: Participant) -> str:
    """The address of somebody's own page."""
    link = links.token("seat", one.pk, one.turn)
    return reverse("gathering:seat", kwargs={"slug": provider.slug, "link": link})


def register_path(provider: Provider, workshop: Workshop) -> str:
    """The address that a municipality passes on: one for each workshop."""
    link = links.token(REGISTER, workshop.pk, workshop.shared_turn)
    return reverse("gathering:register", kwargs={"slug": provider.slug, "link": link})
