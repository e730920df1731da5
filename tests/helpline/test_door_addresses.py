"""A door is a door however its address is typed, takes no more than a text, and leaves no line in
the log of the service."""

import io
import logging

import pytest
from django.test import Client

from tests.cast import signed_in
from tests.helpline import making
from tests.helpline.at_the_door import Visitor
from zorgvuldig.handbook import read
from zorgvuldig.people.unseen import NoAddresses, is_at
from zorgvuldig.recording.forms import LONGEST

LANGUAGES = ("nl", "en", "ar", "tr")
TYPED = (
    "/hulp",
    "/HULP/",
    "/Hulp/lantaarn/nl/niets/",
    "//hulp/lantaarn/",
    "/./hulp/lantaarn/nl/x/",
)
MEETINGS = ("/bijeenkomsten", "/BIJEENKOMSTEN/samen-wijs/", "//bijeenkomsten/samen-wijs/zaal/x")


def asked(address, **more):
    """As a server hands it on: the test client would read "//hulp" as the name of a server."""
    return Client(raise_request_exception=False).generic(
        "GET", "/", PATH_INFO=address, HTTP_COOKIE="sessionid=oud", **more
    )


@pytest.fixture
def logged():
    """What the service writes in its log."""
    (handler,) = [
        one for one in logging.getLogger().handlers
        if any(isinstance(kept, NoAddresses) for kept in one.filters)
    ]  # fmt: skip
    page, before = io.StringIO(), handler.setStream(io.StringIO())
    handler.setStream(page)
    yield page
    handler.setStream(before)


@pytest.mark.django_db
@pytest.mark.parametrize("address", TYPED)
def test_a_door_of_the_line_is_one_however_it_is_typed(lantern, address):
    answer = asked(address)
    assert answer.status_code == 404
    assert not answer.cookies
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["Cache-Control"] == "no-store"
    assert "data-away" in answer.text


@pytest.mark.django_db
def test_in_its_language_it_leads_on_to_the_beginning_as_it_is_written(lantern):
    assert 'href="/hulp/lantaarn/tr/"' in asked("//HULP/Lantaarn/TR/schrijf/x/").text


@pytest.mark.django_db
@pytest.mark.parametrize("address", MEETINGS)
def test_so_is_a_door_of_gatherings(db, address):
    answer = asked(address)
    assert answer.status_code == 404
    assert not answer.cookies
    assert answer["Referrer-Policy"] == "no-referrer"


def test_a_page_that_only_begins_like_a_door_is_none():
    assert not any(is_at(one, "/hulp/") for one in ("/hulplijn/", "/hulpje", "/a/hulp/", "/", ""))


@pytest.mark.django_db
def test_a_mistake_at_the_door_leaves_no_line_in_the_log(lantern, logged):
    mother = Visitor()
    assert mother.sends("schrijf", {}).status_code == 422
    assert mother.comes_back("AAAA-AAAA-AAAA-AAAA").status_code == 422
    for address in (*TYPED, *MEETINGS):
        asked(address)
    assert logged.getvalue() == ""


@pytest.mark.django_db
def test_elsewhere_a_line_says_what_and_not_about_whom(lantern, logged):
    reference = making.a_match(lantern).request.reference
    yara = signed_in(lantern.yara)
    assert yara.get(f"/hulplijn/mijn/{reference}/").status_code == 404
    assert yara.get(f"/hulplijn/{reference.lower()}/").status_code == 404
    said = logged.getvalue()
    assert '"page": "helpline:own_person", "status": 404' in said
    assert reference not in said.upper()


@pytest.mark.django_db
def test_a_door_that_fails_is_told_without_its_address(lantern, logged, monkeypatch):
    monkeypatch.setattr("zorgvuldig.helpline.door.pages.page", lambda *_, **__: 1 / 0)
    assert asked("/hulp/lantaarn/tr/schrijf/").status_code == 500
    assert '"page": "line:write", "status": 500, "fault": "ZeroDivisionError"' in logged.getvalue()
    assert "lantaarn/tr" not in logged.getvalue()


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_far_too_long_a_text_is_not_sent_back_and_said_so(lantern, language):
    mother = Visitor(language)
    answer = mother.writes("x" * 3_000_000)
    assert answer.status_code == 413
    assert read(f"helpline/{language}")["trouble"]["large_text"] in answer.text
    assert len(answer.content) < 14336


@pytest.mark.django_db
def test_the_longest_text_of_a_form_comes_in_in_any_script(lantern):
    assert Visitor().writes("🌻" * LONGEST).status_code == 200
    answer = Visitor().writes("x" * (LONGEST + 1))
    assert answer.status_code == 422


@pytest.mark.django_db
def test_nor_at_the_door_of_gatherings():
    answer = Client().post("/bijeenkomsten/samen-wijs/zaal/", {"code": "x" * 3_000_000})
    assert answer.status_code == 413
    assert len(answer.content) < 14336
    assert not answer.cookies
