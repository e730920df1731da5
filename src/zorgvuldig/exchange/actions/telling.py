"""What is done at one end is written down at both: by role there, never by name."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import connection

from zorgvuldig import walls
from zorgvuldig.exchange.ways import RECEIVERS
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people.actor import Actor, OnSchedule
from zorgvuldig.people.roles import Role

if TYPE_CHECKING:
    from zorgvuldig.exchange.models import Parcel

ONE_AT_A_TIME = 0x7061_6B6B_6574  # the two chains of a deed are closed one deed after another


@dataclass(frozen=True)
class OtherEnd(OnSchedule):
    """Somebody of the other organisation: their role, and nothing else."""

    role: str = ""

    def for_the_logbook(self) -> dict[str, object]:
        """The fields of a log line about who did something at the other end."""
        return {"organisation_id": self.organisation_id, "user_role": self.role}


def role_of(actor: object) -> str:
    """In which role this person receives, or what they are otherwise."""
    roles = actor.membership.roles if isinstance(actor, Actor) and actor.membership else []
    receiving = [str(role) for role in Role if role in roles and role in RECEIVERS]
    return (receiving or [str(role) for role in Role if role in roles] or [""])[0]


def one_deed_at_a_time() -> None:
    """Until this transaction ends no other deed with a parcel begins. Asked before one is held:
    each deed closes the chains of two logbooks, so nobody may wait for each other in a circle."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])


def tell_both(
    event: str, parcel: "Parcel", actor: Any, action: Action, organisation_id: int | None = None
) -> None:
    """One line at either end, with the file of the client only where that is: at the sender.
    `organisation_id`: who does it, when that is nobody who works here."""
    one_deed_at_a_time()
    here = organisation_id or actor.organisation.pk
    _line(event, parcel, actor, action, here)
    for there in (parcel.organisation_id, parcel.receiver_id):
        if there is None or there == here:
            continue
        with walls.saying(organisation=there):
            _line(event, parcel, OtherEnd(there, role_of(actor)), action, there)


def _line(event: str, parcel: "Parcel", actor: Any, action: Action, at: int) -> None:
    own = at == parcel.organisation_id
    record(
        event,
        actor=actor,
        action=action,
        about=parcel,
        client_ref=parcel.client_ref if own else None,
        policy="sends" if own else "receives",
    )
