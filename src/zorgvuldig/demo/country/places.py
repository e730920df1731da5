"""The organisations of the invented country, who works there, and what each needs to begin."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from allauth.account.models import EmailAddress

from zorgvuldig.demo.cast import DOMAIN
from zorgvuldig.demo.country import words
from zorgvuldig.demo.country.chained import Chain, Deed
from zorgvuldig.people.models import ContactPoint, Decider, Membership, Organisation, Person
from zorgvuldig.people.roles import Profession, Role
from zorgvuldig.vault.models import DataKey

if TYPE_CHECKING:
    from zorgvuldig.demo.country.heap import Heap

YEARS_BACK = timedelta(days=3 * 365)
FIRST_OF_CARE = (Role.ADMINISTRATOR, Role.PRIVACY_OFFICER, Role.DECISION_MAKER,
                 Role.ATTENTION_OFFICER, Role.COLLEAGUE)  # fmt: skip
FIRST_OF_LINE = (Role.ADMINISTRATOR, Role.PRIVACY_OFFICER, Role.HELPLINE_COORDINATOR,
                 Role.CONFIDANT_COACH)  # fmt: skip
FIRST_OF_PROVIDER = (Role.ADMINISTRATOR, Role.PRIVACY_OFFICER, Role.ORGANISER)
REGIMES = ("JEUGDHULP", "JEUGDHULP", "WMO", "SCHOOL", "MEDICAL", "YOUTH_WORK", "GI")
NO_PASSWORD = "!"  # noqa: S105 - none fits
ALPHABET = "ACDEFGHJKLMNPQRTUVWXY34679"
FOUNDED = Deed("organisation.founded", "C", "organisation")


class Worker(NamedTuple):
    """Somebody at work in one organisation."""

    person: int
    membership: int
    pseudonym: str
    role: str


@dataclass
class World:
    """What everything in the country shares."""

    heap: "Heap"
    chance: Random
    today: date
    organisations: int = 0  # the highest numbers taken so far
    persons: int = 0
    memberships: int = 0

    def number(self) -> UUID:
        """The next number that was drawn; with the same seed the same numbers."""
        return UUID(int=self.chance.getrandbits(128), version=4)

    def key(self, place: int) -> DataKey:
        """A key for one file. Never of the seed: a key that can be told again is no key."""
        key = DataKey.unsaved(place)
        self.heap.add(DataKey, id=key.id, organisation_id=place, ring_key=key.ring_key,
                      wrapped=key.wrapped)  # fmt: skip
        return key

    def day(self, most: int, least: int = 0) -> date:
        """Some day, so many to so many days ago."""
        return self.today - timedelta(days=self.chance.randint(least, most))


@dataclass
class Place:
    """One organisation with its people and its logbook."""

    number: int
    regime: str
    chain: Chain
    workers: list[Worker] = field(default_factory=list)
    references: set[str] = field(default_factory=set)

    def holding(self, role: str) -> list[Worker]:
        """Who works here in this role."""
        return [one for one in self.workers if one.role == role]

    def reference(self, chance: Random) -> str:
        """A reference that no other file of this organisation has."""
        while True:
            drawn = "".join(chance.choices(ALPHABET, k=8))
            if drawn not in self.references:
                self.references.add(drawn)
                return f"{drawn[:4]}-{drawn[4:]}"


def found(world: World, *, regime: str, label: str, first: tuple[str, ...], others: str,
          people: int, lines: int) -> Place:  # fmt: skip
    """A new organisation with so many people, whose logbook will have so many lines."""
    world.organisations += 1
    number = world.organisations
    begun = world.today - YEARS_BACK
    world.heap.add(
        Organisation, id=number, name=f"Verzonnen {label} {number:04}", regime=regime,
        town=f"Verzonnen-stad {number % 340 + 1}", privacy_contact="de functionaris, via de post",
        anonymous_route="Bel het contactpunt en vertel het zonder naam.",
        feedback_rule="De ontvanger belt binnen twee weken terug.", protocol_confirmed_on=begun,
    )  # fmt: skip
    midnight = datetime.combine(begun, time())  # in UTC, as the logbook writes it
    step = YEARS_BACK / (lines + 1)
    place = Place(number, regime, Chain(number, world.chance, midnight, step))
    for n in range(people):
        _hire(world, place, first[n] if n < len(first) else others, begun)
    boss = place.workers[0]
    place.chain.line(FOUNDED, boss, str(number), None)
    return place


def _hire(world: World, place: Place, role: str, begun: date) -> None:
    world.persons += 1
    world.memberships += 1
    person, pseudonym, email = world.persons, world.number(), f"land-{world.persons}@{DOMAIN}"
    world.heap.add(Person, id=person, email=email, name=words.name(world.chance),
                   pseudonym=pseudonym, password=NO_PASSWORD)  # fmt: skip
    world.heap.add(EmailAddress, user_id=person, email=email, verified=True, primary=True)
    world.heap.add(
        Membership, id=world.memberships, organisation_id=place.number, person_id=person,
        roles=[str(role)], profession=str(Profession.YOUTH_CARE), began_on=begun,
    )  # fmt: skip
    place.workers.append(Worker(person, world.memberships, str(pseudonym), str(role)))


def ready_to_decide(world: World, place: Place) -> None:
    """Who decides on sharing, and where one goes with a question."""
    for one in place.holding(Role.DECISION_MAKER):
        world.heap.add(Decider, organisation_id=place.number, membership_id=one.membership)
    world.heap.add(
        ContactPoint, organisation_id=place.number, addressee="MUNICIPAL_CONTACT",
        name="Contactpunt van een verzonnen gemeente", reach="via het algemene nummer",
        verified_on=world.day(60),
    )  # fmt: skip
