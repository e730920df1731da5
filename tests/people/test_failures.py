"""A page that fails leaves one line: who asked for what. Its own deeds and lines are undone."""

import pytest
from django.db import DatabaseError, connections, transaction

from tests import cast
from zorgvuldig.people import access, actions, middleware

LINES = """
    SELECT event_type, outcome, action, object_id, user_id::text, purpose
    FROM logbook_logentry WHERE event_type <> 'session.begun'
"""


@pytest.fixture
def town(committed):
    with transaction.atomic():
        return cast.build()


@pytest.fixture
def failing(monkeypatch):
    """The page of the organisation fails after it wrote a line."""

    def fail(request, membership):
        actions.record("organisation.chosen", actor=request.actor, action="E")
        raise RuntimeError("een naam die nergens mag staan")

    monkeypatch.setattr(actions, "work_for", fail)


def lines():
    with connections["owner"].cursor() as cursor:
        cursor.execute(LINES)
        return cursor.fetchall()


def fail_as(client, actor):
    client.raise_request_exception = False
    return client.post("/organisatie/", {"organisation": actor.organisation.pk})


def test_a_failed_page_is_one_line_without_text(town, signed_in, failing):
    assert fail_as(signed_in(town.anna), town.anna).status_code == 500
    who = str(town.anna.person.pseudonym)
    assert lines() == [("request.failed", "error", "E", "people:choose_organisation", who, "")]


def test_a_failed_page_of_a_visitor_names_nobody(town, client, monkeypatch):
    monkeypatch.setattr(access, "open_invitation", lambda *_: 1 / 0)
    client.raise_request_exception = False
    assert client.get("/organisatie/uitnodiging/1/geheim/").status_code == 500
    assert lines() == [("request.failed", "error", "E", "people:accept", None, "")]


def test_a_server_that_is_not_ready_is_no_page_that_failed(committed, client, monkeypatch):
    monkeypatch.setattr("zorgvuldig.people.readiness.told", lambda: ("sleutelbos: niet\n", False))
    assert client.get("/gezond/klaar/").status_code == 503
    assert lines() == []


def test_when_even_the_line_fails_the_answer_is_still_the_page(
    town, signed_in, failing, monkeypatch
):
    def broken(*_, **__):
        raise DatabaseError

    monkeypatch.setattr(middleware, "record", broken)
    assert fail_as(signed_in(town.anna), town.anna).status_code == 500
    assert lines() == []
