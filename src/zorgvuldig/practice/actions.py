"""Beginning a practice place, playing a part in it, and throwing it away."""

from typing import TYPE_CHECKING

from django.db import connection, transaction

from zorgvuldig import walls
from zorgvuldig.people import practising
from zorgvuldig.people.models import Membership, Person
from zorgvuldig.practice import access, filling
from zorgvuldig.practice.refusals import NotHere

if TYPE_CHECKING:
    from datetime import date

    from zorgvuldig.people.actor import Actor
    from zorgvuldig.people.request import Request


@transaction.atomic
def begin(*, actor: "Actor", today: "date") -> Membership:
    """The practice place of this person: the one that is there, or a new one. Asked for twice at
    once makes one, because the person is held."""
    person = Person.objects.select_for_update(no_key=True).get(pk=access.whose(actor).pk)
    there = access.own_part(person)
    if there is not None:
        return there
    if not access.has_dossiers(actor):
        raise NotHere
    with walls.saying(organisation=None, person=person.pk):
        return filling.fill(actor, person, today)


def practise(*, request: "Request", part: Membership) -> None:
    """From now on this session practises, in that part."""
    practising.begin(request.session, part)


def stop(*, request: "Request") -> None:
    """Back to the real work; the place stays until it is thrown away or its days are over."""
    practising.stop(request.session)


@transaction.atomic
def throw_away(*, actor: "Actor") -> bool:
    """Everything in the place of this person and the place itself, at once and for good."""
    place, person = access.place_of(actor), access.whose(actor)
    if place is None:
        return False
    with walls.saying(organisation=place.pk, person=person.pk):
        return _throw_away(place.pk)


def clear_what_passed() -> int:
    """The places whose fourteen days are over; returns how many went."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT practice_passed()")
        passed = [number for (number,) in cursor.fetchall()]
    gone = 0
    for number in passed:
        with walls.working_for(organisation=number):
            gone += _throw_away(number)
    return gone


def _throw_away(number: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT practice_throw_away(%s)", [number])
        return bool(cursor.fetchone()[0])
