"""One question at a time, without script and without anything being kept."""

import re
from html import unescape

import pytest

from tests.guide.asking import SHARE, TALK, text

pytestmark = pytest.mark.django_db

TALK_STEPS, SHARE_STEPS = f"{TALK}vraag-voor-vraag/", f"{SHARE}vraag-voor-vraag/"


def carried(response):
    """The hidden fields, as a browser would send them on."""
    found = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', response.content.decode())
    return {name: unescape(value) for name, value in found if name != "csrfmiddlewaretoken"}


def asked(response):
    """The names one is asked on this screen."""
    return list(response.context["form"].fields)


def answer(client, address, response, **given):
    return client.post(address, carried(response) | given)


def walk(client, address, *answers):
    response = client.get(address)
    for given in answers:
        response = answer(client, address, response, **given)
    return response


def test_one_question_is_asked_at_a_time(client):
    response = client.get(TALK_STEPS)
    assert asked(response) == ["regime"]
    response = answer(client, TALK_STEPS, response, regime="JEUGDHULP")
    assert asked(response) == ["addressee"]
    assert carried(response) == {"screen": "1", "regime": "JEUGDHULP"}


def test_a_new_question_does_not_begin_with_a_reproach(client):
    response = walk(client, TALK_STEPS, {"regime": "WMO"})
    assert response.status_code == 200
    assert "Kies een van de antwoorden." not in text(response)


def test_to_the_end(client):
    response = walk(
        client, TALK_STEPS, {"regime": "WMO"}, {"addressee": "AUTHORITY_PARENT"}, {"age": "A12_15"},
        {"capacity": "CAPABLE"}, {"client_consent": "REFUSED"}, {"rep_consent": "NOT_ASKED"},
        {"client_informed": "on"}, {},
    )  # fmt: skip
    assert "(regel A03)" in text(response)
    assert "no-store" in response["Cache-Control"]


def test_what_cannot_matter_is_not_asked(client):
    begun = [{"regime": "JEUGDHULP"}, {"addressee": "AUTHORITY_PARENT"}]
    assert asked(walk(client, TALK_STEPS, *begun, {"age": "LT12"})) == ["client_consent"]
    adult = [*begun, {"age": "GE18"}, {"capacity": "CAPABLE"}, {"client_consent": "GIVEN"}]
    assert asked(walk(client, TALK_STEPS, *adult)) == ["client_informed"]


def test_the_birth_date_is_asked_when_the_age_is_not_known(client):
    begun = [
        {"regime": "GI"},
        {"addressee": "NETWORK"},
        {"age": "UNKNOWN"},
        {"capacity": "CAPABLE"},
    ]
    assert asked(walk(client, TALK_STEPS, *begun)) == ["born_on", "on"]


def test_back_keeps_what_was_answered(client):
    response = walk(client, TALK_STEPS, {"regime": "GI"}, {"addressee": "NETWORK", "back": "1"})
    assert asked(response) == ["regime"]
    assert 'value="GI" selected' in response.content.decode()
    assert carried(response)["addressee"] == "NETWORK"


def test_the_answer_can_come_early(client):
    begun = [{"regime": "YOUTH_WORK"}, {"addressee": "POLICE"}, {"triage": "ACUTE", "finish": "1"}]
    assert "(regel C00)" in text(walk(client, SHARE_STEPS, *begun))


def test_a_fault_brings_one_back_to_its_question(client):
    sent = {"screen": "4", "regime": "LEGER", "addressee": "NETWORK"}
    response = client.post(TALK_STEPS, sent)
    assert response.status_code == 422
    assert asked(response) == ["regime"]
    assert "Kies een van de antwoorden." in text(response)


def test_dates_that_contradict_come_back_to_the_dates(client):
    begun = [
        {"regime": "GI"},
        {"addressee": "NETWORK"},
        {"age": "UNKNOWN"},
        {"capacity": "CAPABLE"},
    ]
    response = walk(client, TALK_STEPS, *begun, {"born_on": "2015-01-01"})
    assert response.status_code == 422
    assert asked(response) == ["born_on", "on"]


@pytest.mark.parametrize("screen", ["", "-1", "99", "999999999999", "²", "1e3", "\0"])
def test_a_screen_that_does_not_exist(client, screen):
    response = client.post(TALK_STEPS, {"screen": screen})
    assert response.status_code == 422
    assert asked(response) == ["regime"]


def test_several_answers_travel_along(client):
    sent = {
        "regime": "GI",
        "addressee": "POLICE",
        "client_consent_flaws": ["NOT_FREE", "NOT_SPECIFIC"],
    }
    page = client.post(SHARE_STEPS, sent | {"screen": "1"}).content.decode()
    assert page.count('name="client_consent_flaws"') == 2


def test_unknown_names_do_not_travel_along(client):
    response = client.post(TALK_STEPS, {"screen": "0", "regime": "GI", "naam": "Verzonneling"})
    assert "Verzonneling" not in response.content.decode()
