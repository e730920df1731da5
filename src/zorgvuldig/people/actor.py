"""Who does something, for which organisation and in which roles: what every action asks for."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from zorgvuldig.people.roles import MACHINE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zorgvuldig.people.models import Membership, Organisation, Person


@dataclass(frozen=True)
class Actor:
    """A person at work: the membership chosen for this session, and where the request came from.
    Who practises may play another; then `account` is whose session it is."""

    person: "Person"
    membership: "Membership | None" = None
    ip: str | None = None
    account: "Person | None" = None

    @property
    def practises(self) -> bool:
        """Is this practice, in a place of which nothing goes out?"""
        return self.account is not None

    @property
    def organisation(self) -> "Organisation":
        if self.membership is None:
            raise LookupError("nobody works without an organisation")
        return self.membership.organisation

    @property
    def membership_id(self) -> int:
        if self.membership is None:
            raise LookupError("nobody works without an organisation")
        return self.membership.pk

    def holds(self, roles: "Iterable[str]") -> bool:
        """Does this person hold one of these roles here?"""
        return self.membership is not None and not set(roles).isdisjoint(self.membership.roles)

    def for_the_logbook(self) -> dict[str, object]:
        """The fields of a log line about the one who acts."""
        return {
            "user_id": self.person.pseudonym,
            "user_role": ",".join(sorted(self.membership.roles)) if self.membership else "",
            "organisation_id": self.membership.organisation_id if self.membership else None,
            "source_ip": self.ip,
        }


@dataclass(frozen=True)
class Visitor:
    """Somebody not signed in: only where the request came from is known."""

    ip: str | None = None

    def for_the_logbook(self) -> dict[str, object]:
        """The fields of a log line about a visitor: no address, no name."""
        return {"source_ip": self.ip}


@dataclass(frozen=True)
class AtTheDoor(Visitor):
    """Somebody who wants to come in at one organisation and is not known yet."""

    organisation_id: int | None = None

    def for_the_logbook(self) -> dict[str, object]:
        """The fields of a log line about an attempt, in that organisation’s own chain."""
        return {"source_ip": self.ip, "organisation_id": self.organisation_id}


@dataclass(frozen=True)
class Caller:
    """Somebody who wrote to the line of one organisation. Nothing of them is logged, not even where
    the request came from (H-01)."""

    organisation_id: int

    def for_the_logbook(self) -> dict[str, object]:
        """The fields of a log line about what a caller did."""
        return {"organisation_id": self.organisation_id, "user_role": "CALLER"}


@dataclass(frozen=True)
class OnSchedule:
    """Nobody: the program itself, carrying out a term of keeping for one organisation."""

    organisation_id: int

    def for_the_logbook(self) -> dict[str, object]:
        """The fields of a log line about what happened by itself."""
        return {"organisation_id": self.organisation_id}


@dataclass(frozen=True)
class Machine:
    """Another system that calls, under an account of one organisation: nobody, and never somebody.
    `scopes` is what two persons let it do; it has no role."""

    organisation: "Organisation"
    account: UUID
    scopes: frozenset[str]
    ip: str | None = None

    def for_the_logbook(self) -> dict[str, object]:
        """The fields of a log line about what another system asked: the number of its account."""
        return {
            "user_id": self.account,
            "user_role": MACHINE,
            "organisation_id": self.organisation.pk,
            "source_ip": self.ip,
        }
