"""At the door nothing stays behind: no cookie, no copy, no address, not even when a page fails."""

import logging

import pytest
from django.db import connections, transaction

from tests import cast as care
from tests.helpline import cast
from tests.helpline.at_the_door import Visitor, text_of
from zorgvuldig.command import serving
from zorgvuldig.helpline.actions import writing
from zorgvuldig.helpline.urls_public import urlpatterns
from zorgvuldig.people.unseen import DOORS
from zorgvuldig.urls import urlpatterns as doors

PAGES = ("schrijf", "bel-mij", "terug", "gesprek", "gesprek/bereik", "gesprek/wis", "niets")
SQUEEZE = {"Accept-Encoding": "gzip, br"}


def answers(visitor: Visitor):
    """Every page, asked for and sent to; with what a browser brings along."""
    for page in PAGES:
        yield visitor.client.get(visitor.at(page), headers=SQUEEZE)
        yield visitor.client.post(visitor.at(page), {"code": "x"}, headers=SQUEEZE)
    yield visitor.client.post(
        visitor.at("schrijf"), visitor.form("schrijf") | {"story": "Hallo."}, headers=SQUEEZE
    )


@pytest.mark.django_db
def test_no_page_leaves_anything_behind(lantern):
    for answer in answers(Visitor()):
        assert answer["Cache-Control"] == "no-store"
        assert answer["Referrer-Policy"] == "no-referrer"
        assert "noindex" in answer["X-Robots-Tag"]
        assert "cookie" not in answer.get("Vary", "").lower()
        assert not answer.has_header("Content-Encoding")
        assert not answer.cookies


@pytest.mark.django_db
def test_only_the_pages_to_read_are_found_by_searching(lantern):
    for page, found in (("", True), ("vraag/1/", True), ("privacy/", False)):
        answer = Visitor().client.get(f"/hulp/lantaarn/nl/{page}")
        assert answer.has_header("X-Robots-Tag") != found
        assert "cookie" not in answer.get("Vary", "").lower()


@pytest.mark.django_db
def test_who_is_signed_in_is_nobody_here(lantern):
    """A colleague with a session, of another line, reads as a visitor and leaves it as it was."""
    visitor = Visitor()
    visitor.client = care.signed_in(lantern.chris)
    visitor.client.cookies["sessionid_old"] = "oud"
    for answer in answers(visitor):
        assert not answer.cookies
        assert answer.status_code < 500
    assert visitor.client.get("/hulplijn/").status_code == 200


@pytest.mark.django_db
def test_no_cookie_is_ever_read(lantern, monkeypatch):
    seen = []
    load = writing.store

    def store(seed, written):
        seen.append(seed)
        return load(seed, written)

    monkeypatch.setattr(writing, "store", store)
    visitor = Visitor()
    visitor.client = care.signed_in(lantern.cora)
    answer = visitor.writes()
    assert seen
    assert "HTTP_COOKIE" not in answer.wsgi_request.META
    assert answer.wsgi_request.user.is_anonymous


def test_every_address_of_the_line_lies_behind_the_door():
    places = [str(door.pattern) for door in doors if getattr(door, "namespace", "") == "line"]
    assert places == [DOORS[0].removeprefix("/")]
    assert len(urlpatterns) >= 10


def test_the_web_server_keeps_no_list_of_who_asked(monkeypatch):
    monkeypatch.setenv("GRANIAN_LOG_ACCESS_ENABLED", "true")
    begun = []
    monkeypatch.setattr(serving, "begin", lambda *call: begun.append(call) or Gone())
    with serving.children("127.0.0.1", 1):
        pass
    assert "--no-access-log" in begun[0]


class Gone:
    """A child that has ended."""

    pid = 2**22 + 1

    def terminate(self) -> None: ...

    def wait(self, *_: object) -> None: ...


def test_a_page_that_fails_tells_no_address_and_no_text(committed, monkeypatch, caplog):
    with transaction.atomic():
        cast.build()
    visitor = Visitor(address="192.0.2.77")
    visitor.client.raise_request_exception = False
    typed = visitor.form("schrijf") | {"story": "Een zin die nergens mag staan."}
    monkeypatch.setattr(writing, "store", lambda *_: 1 / 0)
    with caplog.at_level(logging.DEBUG):
        answer = visitor.sends("schrijf", typed)
    assert answer.status_code == 500
    assert not answer.cookies
    assert "192.0.2.77" not in caplog.text
    assert "nergens mag staan" not in caplog.text + text_of(answer)
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "SELECT object_id, source_ip, user_id FROM logbook_logentry"
            " WHERE event_type = 'request.failed'"
        )
        assert cursor.fetchall() == [("line:write", None, None)]
