"""In the demonstration one click is enough, and only there."""

import pytest
from django.test import override_settings
from django.urls import Resolver404, resolve

from zorgvuldig.demo.cast import PARTS
from zorgvuldig.logbook.models import LogEntry

pytestmark = pytest.mark.django_db


def test_the_page_offers_every_part_under_its_organisation(client, people):
    places = client.get("/demo/").context["places"]
    assert {place: [part.key for part in parts] for place, parts in places.items()} == {
        "Jeugdhulp De Brug": [
            "anna", "bram", "ilse", "karim", "esra", "frank", "gerda", "hugo",
        ],
        "GGZ Het Anker": ["chaima", "karim-anker"],
        "Lyceum De Linde": ["sofie"],
        "Gemeente Rivierstad": ["milan"],
        "Hulplijn De Lantaarn": ["wim", "cora", "vera", "koos", "fenna", "lotte"],
        "Samen Wijs": ["olga", "paul", "lieke", "nadia", "ties"],
    }  # fmt: skip


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.key)
def test_one_click_signs_in_as_this_person_at_this_organisation(client, people, part):
    assert client.post("/demo/", {"part": part.key}).url == "/"
    page = client.get("/organisatie/account/")
    assert page.status_code == 200
    actor = page.wsgi_request.actor
    assert (actor.person.name, str(actor.organisation)) == (part.name, part.place)
    assert actor.membership.roles == list(part.roles)


@pytest.mark.parametrize("part", ["olga", "paul", "lieke"])
def test_who_only_holds_gatherings_begins_on_the_day_as_everybody_does(client, people, part):
    client.post("/demo/", {"part": part})
    assert client.get("/").url == "/vandaag/"


def test_whoever_wanted_a_page_goes_there(client, people):
    assert client.get("/organisatie/account/").url == "/demo/?next=/organisatie/account/"
    page = client.get("/demo/?next=/organisatie/account/")
    assert page.context["next"] == "/organisatie/account/"
    answer = client.post("/demo/", {"part": "anna", "next": "/organisatie/account/"})
    assert answer.url == "/organisatie/account/"


@pytest.mark.parametrize("wanted", ["https://elders.example/", "//elders.example", "javascript:1"])
def test_nobody_is_sent_elsewhere(client, people, wanted):
    assert client.post("/demo/", {"part": "anna", "next": wanted}).url == "/"


@pytest.mark.parametrize("part", ["", "niemand", "anna@voorbeeld.example"])
def test_a_part_that_is_not_in_the_play_does_not_exist(client, people, part):
    assert client.post("/demo/", {"part": part}).status_code == 404


def test_coming_in_is_logged_as_ever(client, people):
    client.post("/demo/", {"part": "anna"})
    people.at_work("frank")
    line = LogEntry.unscoped.get()
    assert (line.event_type, line.user_id) == ("session.begun", people.anna.person.pseudonym)


def test_without_demonstration_mode_a_demonstration_session_opens_nothing(client, people):
    client.post("/demo/", {"part": "anna"})
    with override_settings(DEMO=False):
        assert client.get("/organisatie/account/").url == "/account/2fa/totp/activate/"


def test_without_demonstration_mode_the_page_has_no_address():
    with pytest.raises(Resolver404):
        resolve("/demo/")


def test_nobody_of_the_demonstration_has_a_password(people):
    assert not any(actor.person.has_usable_password() for actor in people.actors.values())
