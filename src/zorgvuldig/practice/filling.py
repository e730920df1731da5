"""What stands in a new practice place: invented colleagues, a complete protocol, three stories.

Everything is recorded through the actions everybody uses, in the place and nowhere else.
"""

from typing import TYPE_CHECKING
from uuid import uuid4

from zorgvuldig import walls
from zorgvuldig.demo.cast import DOMAIN, Cast
from zorgvuldig.demo.telling import Teller
from zorgvuldig.handbook import read
from zorgvuldig.people.actor import Actor
from zorgvuldig.people.founding import begin
from zorgvuldig.people.models import ContactPoint, Decider, Membership, Organisation, Person
from zorgvuldig.people.practice import Invented, PracticePlace
from zorgvuldig.people.roles import Profession, Role

if TYPE_CHECKING:
    from datetime import date

OWN = "anna"  # who keeps the dossiers in the stories, is who practises


def fill(actor: Actor, person: Person, today: "date") -> Membership:
    """A new place for this person, under the law of where they work."""
    words = read("practice")
    place = begin(
        name=words["words"]["name"].format(number=person.pk),
        regime=actor.organisation.regime,
        town=words["words"]["town"],
    )
    walls.say(organisation=place.pk, person=person.pk)
    PracticePlace.unscoped.create(organisation=place, person=person, began_on=today)
    own = _works(place, person, today, [Role.PROFESSIONAL], _profession(actor))
    cast = Cast(today, {OWN: Actor(person, own, account=person)})
    for key, somebody in words["colleague"].items():
        cast.actors[key] = _invent(place, somebody, today, person)
    _agree(place, cast)
    _tell(cast)
    return own


def _profession(actor: Actor) -> str:
    return actor.membership.profession if actor.membership else Profession.OTHER


def _invent(place: Organisation, somebody: dict[str, str], today: "date", account: Person) -> Actor:
    person = Person(email=f"oefening-{uuid4().hex}@{DOMAIN}", name=somebody["name"])
    person.set_unusable_password()
    person.save()
    Invented.unscoped.create(person=person, organisation=place)
    membership = _works(place, person, today, list(somebody["roles"]), somebody["profession"])
    return Actor(person, membership, account=account)


def _works(
    place: Organisation, person: Person, today: "date", roles: list[str], profession: str
) -> Membership:
    return Membership.unscoped.create(
        organisation=place,
        person=person,
        roles=[str(role) for role in roles],
        profession=profession,
        began_on=today.replace(day=1, month=1),
    )


def _agree(place: Organisation, cast: Cast) -> None:
    words = read("practice")
    place.anonymous_route = words["protocol"]["anonymous_route"]
    place.feedback_rule = words["protocol"]["feedback_rule"]
    place.protocol_confirmed_on = cast.today
    place.save()
    Decider.unscoped.create(organisation=place, membership_id=cast.esra.membership_id)
    for addressee, point in words["contact"].items():
        ContactPoint.unscoped.create(
            organisation=place, addressee=addressee, verified_on=cast.today, **point
        )


def _tell(cast: Cast) -> None:
    teller = Teller(cast, cast.at_work(OWN))
    teller.daan()
    teller.fleur()
    teller.unease()
