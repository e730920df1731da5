"""One's own practice place, and the parts in it."""

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404

from zorgvuldig.people import access as people
from zorgvuldig.people.models import Membership, Person
from zorgvuldig.people.practice import PracticePlace
from zorgvuldig.practice.ways import PRACTICE
from zorgvuldig.rules.codes import Regime

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor
    from zorgvuldig.people.models import MembershipQuerySet


def at_work(actor: "Actor | None") -> "Actor":
    """The actor, who works somewhere or practises already."""
    return people.require(actor, PRACTICE)


def whose(actor: "Actor") -> Person:
    """Who practises, whatever part they play."""
    return actor.account or actor.person


def place_of(actor: "Actor") -> PracticePlace | None:
    """The practice place of this person, if they have one."""
    return PracticePlace.unscoped.filter(person=whose(actor)).first()


def own_part(person: Person) -> Membership | None:
    """As whom this person plays themselves in their own practice place."""
    place = PracticePlace.unscoped.filter(person=person).values("organisation")
    parts = Membership.unscoped.filter(organisation__in=place, person=person)
    return parts.select_related("organisation", "person").first()


def parts(actor: "Actor") -> "MembershipQuerySet":
    """Everybody in the place in which the actor practises, who practises first."""
    if not actor.practises:
        return Membership.unscoped.none()
    rows = Membership.unscoped.current().filter(organisation=actor.organisation)
    return rows.select_related("organisation", "person").order_by("pk")


def get_part(actor: "Actor", number: str) -> Membership:
    """One of them."""
    return get_object_or_404(parts(actor), pk=people.number_in(number))


def has_dossiers(actor: "Actor") -> bool:
    """Does the organisation of the actor work with dossiers?"""
    return actor.organisation.regime != Regime.HELPLINE
