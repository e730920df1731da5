"""Which parts there are, and whose they are."""

from typing import TYPE_CHECKING

from django.http import Http404

from zorgvuldig import walls
from zorgvuldig.demo.cast import PARTS, Part
from zorgvuldig.people import access as people
from zorgvuldig.people.models import Person

if TYPE_CHECKING:
    from zorgvuldig.people.models import Membership


def parts_by_place() -> dict[str, list[Part]]:
    """All parts, under the organisation they work for."""
    places: dict[str, list[Part]] = {}
    for part in PARTS:
        places.setdefault(part.place, []).append(part)
    return places


def get_membership(key: str) -> "Membership":
    """The membership that goes with a part."""
    part = next((part for part in PARTS if part.key == key), None)
    person = Person.objects.filter(email=part.email).first() if part else None
    if part is None or person is None:
        raise Http404
    walls.say(organisation=None, person=person.pk)
    membership = people.memberships_of(person).filter(organisation__name=part.place).first()
    if membership is None:
        raise Http404
    return membership
