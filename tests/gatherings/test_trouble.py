"""Where a public address is not there, too much was sent or something failed, a visitor still finds
a light page of the provider, without a trace and without a way to the pages for staff."""

import pytest
from django.test import Client

from tests.cast import signed_in
from zorgvuldig import walls
from zorgvuldig.gatherings import trouble
from zorgvuldig.gatherings.hosting import views_public

pytestmark = pytest.mark.django_db
LIGHT = 30_000
ASK = "/bijeenkomsten/samen-wijs/werkatelier-aanvragen/"


@pytest.fixture
def visitor(wise):
    walls.say(organisation=None)
    return Client(raise_request_exception=False)


def light(answer):
    assert answer["Cache-Control"] == "no-store"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert answer.cookies == {}
    assert "<script" not in answer.text
    assert 'href="/"' not in answer.text
    assert "Inloggen" not in answer.text
    assert len(answer.content) < LIGHT
    return answer.text


@pytest.mark.parametrize("place", ["nergens/", "gemeente/verzonnen/", "deelnemer/verzonnen/"])
def test_an_address_that_is_not_there_is_told_by_the_provider(visitor, place):
    answer = visitor.get(f"/bijeenkomsten/samen-wijs/{place}")
    assert answer.status_code == 404
    text = light(answer)
    assert "Deze pagina is er niet" in text
    assert "– Samen Wijs</title>" in text
    assert 'href="/bijeenkomsten/samen-wijs/"' in text


@pytest.mark.parametrize("place", ["", "bestaat-niet/", "bestaat-niet/agenda/"])
def test_without_a_provider_it_is_told_by_nobody(visitor, place):
    answer = visitor.get(f"/bijeenkomsten/{place}")
    assert answer.status_code == 404
    assert "Samen Wijs" not in light(answer)


def test_who_is_signed_in_sees_no_pages_for_staff_there(wise):
    answer = signed_in(wise.olga).get("/bijeenkomsten/samen-wijs/nergens/")
    assert "Olga" not in light(answer)


def test_what_fails_asks_the_database_for_nothing(visitor, monkeypatch):
    monkeypatch.setattr(views_public, "AskForm", lambda *_, **__: 1 / 0)
    monkeypatch.setattr(trouble, "_provider", lambda path: pytest.fail("asked the database"))
    answer = visitor.get(ASK)
    assert answer.status_code == 500
    assert "Er ging bij ons iets mis" in light(answer)


def test_what_is_too_large_and_what_cannot_be_read_are_said_so(visitor, settings):
    settings.DOOR_UPLOAD_MAX = 100
    answer = visitor.post(ASK, {"wish": "a" * 1000})
    assert answer.status_code == 413
    assert "te groot" in light(answer)
    answer = visitor.put(ASK)
    assert answer.status_code == 405
    assert "klopt niet" in light(answer)


def test_a_page_of_the_provider_that_says_what_is_wrong_stays(visitor):
    answer = visitor.post(ASK, {"once": "x"})
    assert answer.status_code == 422
    assert "Deze pagina is er niet" not in answer.text
    assert "<form" in answer.text
