"""Anna practises. Most tests need no stories, and stories take time."""

import pytest
from django.utils import timezone

from tests.cast import Town, signed_in
from zorgvuldig import walls
from zorgvuldig.people.actor import Actor
from zorgvuldig.people.models import Membership
from zorgvuldig.practice import actions, filling


@pytest.fixture
def no_stories(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(filling, "_tell", lambda cast: None)


def begins(town: Town, name: str = "anna") -> Membership:
    """The practice place of this person, seen from their real work."""
    return actions.begin(actor=town.at_work(name), today=timezone.localdate())


def within(part: Membership) -> dict[str, Actor]:
    """Everybody in the place, by first name, with the database told so."""
    walls.say(organisation=part.organisation_id, person=part.person_id)
    found = Membership.unscoped.filter(organisation=part.organisation_id)
    return {
        one.person.name.split()[0].lower(): Actor(one.person, one, account=part.person)
        for one in found.select_related("organisation", "person")
    }


def practising(town: Town, name: str = "anna"):
    """This person signed in, and practising."""
    client = signed_in(town.actors[name])
    client.post("/oefenen/beginnen/", {"invented": "yes"})
    return client


@pytest.fixture
def place(town: Town, no_stories: None) -> Membership:
    """Anna's place without stories, and the database told that one is in it."""
    part = begins(town)
    walls.say(organisation=part.organisation_id, person=part.person_id)
    return part
