"""A participant's own page on the day itself: the way into the room, and their situation with the
way to take it away (W-07)."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.gatherings import bringing, making
from tests.gatherings.coming import again
from zorgvuldig import walls
from zorgvuldig.gatherings.access.seats import provider_holding, seat_path

pytestmark = pytest.mark.usefixtures("library_is_awake")


@pytest.fixture
def one(wise):
    """Somebody with a seat and a situation, half an hour after it began."""
    begins = making.ago(minutes=30)
    day = making.today_at(
        wise, room_code="ABC234", begins_at=begins, ends_at=begins + timedelta(hours=3)
    )
    somebody = making.somebody(day, state="SEATED", place=1)
    bringing.brought(somebody)
    return again(somebody)


def page(one):
    address = seat_path(provider_holding(one.workshop), one)
    walls.say(organisation=None)
    return Client().get(address).text


def later(one, **known):
    walls.say(organisation=one.organisation_id)
    for name, value in known.items():
        setattr(one.workshop, name, value)
    one.workshop.save()
    return page(one)


def test_while_it_goes_on_they_find_the_room_and_their_situation(one):
    text = page(one)
    assert "Het werkatelier is begonnen." in text
    assert "Doe mee op uw telefoon" in text
    assert "Bekijk uw situatie" in text


def test_when_the_room_is_shut_there_is_no_way_in(one):
    assert "Doe mee op uw telefoon" not in later(one, room_code="")


def test_afterwards_there_is_nothing_left_to_take_away(one):
    text = later(one, ends_at=timezone.now())
    assert "Het werkatelier is geweest." in text
    assert "Bekijk uw situatie" not in text
