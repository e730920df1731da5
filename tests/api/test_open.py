"""What everybody may ask: advice that stores nothing, the open map, the public calendar."""

import json
from uuid import uuid4

import pytest

from tests.api.accounts import ask, send
from tests.command.test_worked_examples import EXAMPLES, normative
from tests.directory.making import service
from zorgvuldig import walls
from zorgvuldig.directory.actions import listings
from zorgvuldig.gatherings.models import Provider
from zorgvuldig.logbook.models import LogEntry

pytestmark = pytest.mark.django_db
PATHS = {"contact": "/gespreksadviezen", "disclosure": "/deeladviezen"}
ADVICE = [pair for pair in EXAMPLES if pair[0].split(" ")[2] in PATHS]


@pytest.mark.parametrize(("question", "answer"), ADVICE, ids=lambda text: text.split()[0])
def test_advice_answers_as_the_command_does(question, answer):
    _, _, command, line = question.split(" ", 3)
    expected = json.loads(answer.split(" ", 2)[2])
    said = send(PATHS[command], line)
    if "error" in expected:
        assert said.status_code in (400, 422)
        assert (expected["error"]["field"] or "") in said.json()["detail"]
    else:
        assert normative(said.json(), expected) == expected


def test_each_advice_says_that_no_lawyer_signed_it():
    said = send("/gespreksadviezen", {"regime": "JEUGDHULP", "addressee": "NETWORK"})
    assert said.status_code == 200
    assert "geen jurist heeft de regels ondertekend" in said.json()["let_op"]


def test_advice_leaves_no_line_and_takes_no_name():
    before = LogEntry.unscoped.count()
    told = {"regime": "JEUGDHULP", "addressee": "NETWORK", "name": "Robin Testman"}
    assert send("/gespreksadviezen", told).status_code == 422
    assert LogEntry.unscoped.count() == before


def test_the_map_tells_what_its_page_tells(town):
    service(town, name="Rechtswinkel", is_public=True, themes=["LAW"])
    service(town, name="Stille opvang")
    service(town, by="chaima", name="Van elders", is_public=True)
    listings.publish(actor=town.at_work("gerda"), slug="de-brug", is_open=True)
    walls.say(organisation=None)
    said = ask("/sociale-kaarten/de-brug/diensten").json()
    assert [one["naam"] for one in said["diensten"]] == ["Rechtswinkel"]
    assert said["volgende"] == ""


def test_a_page_of_the_map_says_where_it_goes_on(town):
    for number in range(27):
        service(town, name=f"Dienst {number:02}", is_public=True)
    listings.publish(actor=town.at_work("gerda"), slug="de-brug", is_open=True)
    first = ask("/sociale-kaarten/de-brug/diensten").json()
    rest = ask("/sociale-kaarten/de-brug/diensten", na=first["volgende"]).json()
    names = [one["naam"] for page in (first, rest) for one in page["diensten"]]
    assert names == [f"Dienst {number:02}" for number in range(27)]


def test_a_filter_that_does_not_exist_is_refused_and_does_not_give_everything(town):
    listings.publish(actor=town.at_work("gerda"), slug="de-brug", is_open=True)
    said = ask("/sociale-kaarten/de-brug/diensten", gemeentte="Nijmegen")
    assert said.status_code == 422
    assert "gemeentte" in said.json()["detail"]


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59"])
def test_a_place_in_the_calendar_that_no_database_knows_is_its_beginning(town, moment):
    organisation = town.at_work("gerda").organisation
    Provider.objects.create(organisation=organisation, slug="abc", name="Brug", is_open=True)
    walls.say(organisation=None)
    place = f"{moment}_{uuid4()}"
    assert ask("/aanbieders/abc/bijeenkomsten", na=place).status_code == 200
    assert ask("/aanbieders/abc/bijeenkomsten").status_code == 200


def test_a_map_that_is_not_open_is_not_there(town):
    listings.publish(actor=town.at_work("gerda"), slug="de-brug", is_open=False)
    walls.say(organisation=None)
    shut, unknown = (ask(f"/sociale-kaarten/{slug}/diensten") for slug in ("de-brug", "geen"))
    assert (shut.status_code, shut.content) == (404, unknown.content)
