"""Who can lead a workshop, and who plans one."""

from typing import TYPE_CHECKING
from uuid import UUID

from zorgvuldig.gatherings.access.provider import organises
from zorgvuldig.gatherings.access.workshops import get_workshop
from zorgvuldig.gatherings.models import Facilitator
from zorgvuldig.people.access import staff_of
from zorgvuldig.people.roles import Role
from zorgvuldig.rules.gatherings.codes import WorkshopState
from zorgvuldig.rules.gatherings.moves import BEFORE_THE_DAY

if TYPE_CHECKING:
    from zorgvuldig.gatherings.models import Workshop
    from zorgvuldig.people.actor import Actor
    from zorgvuldig.people.models import Membership, MembershipQuerySet


def who_can_lead(actor: "Actor") -> "MembershipQuerySet":
    """The colleagues who lead workshops."""
    return staff_of(actor).filter(roles__contains=[Role.FACILITATOR])


def get_planned(actor: "Actor | None", number: UUID) -> "Workshop":
    """One workshop, for who plans it; who only leads it finds no such page."""
    return get_workshop(organises(actor), number)


def leads_something(membership: "Membership") -> str:
    """Why who leads cannot leave yet, in Dutch: a workshop to come would miss one of two (W-02),
    or its report a signature."""
    states = [*BEFORE_THE_DAY, WorkshopState.HELD, WorkshopState.REPORT_DRAFT]
    rows = Facilitator.unscoped.filter(membership=membership, workshop__state__in=states)
    if not rows.exists():
        return ""
    return (
        "Deze collega begeleidt nog een werkatelier. Laat de organisator eerst een andere "
        "begeleider kiezen, of het verslag afmaken."
    )
