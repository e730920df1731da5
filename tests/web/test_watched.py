"""The watch asks whether people can be sent here, and is told nothing about anybody."""

from contextlib import contextmanager

import pytest
from django.db import OperationalError, connection, connections

from zorgvuldig.people import readiness

READY, ALIVE = "/gezond/klaar/", "/gezond/"


@pytest.fixture(autouse=True)
def looked_up_anew():
    readiness._looked_up.cache_clear()
    yield
    readiness._looked_up.cache_clear()


def as_owner(sql):
    with connections["owner"].cursor() as cursor:
        cursor.execute(sql)


@contextmanager
def away(monkeypatch):
    """The database does not answer for a while."""

    def refused(*_):
        raise OperationalError("connection refused: host 10.1.2.3")

    with monkeypatch.context() as patch:
        connection.close()
        patch.setattr(connection, "connect", refused)
        patch.setattr(connection, "ensure_connection", refused)
        yield


def test_all_stands_and_a_silent_worker_keeps_nobody_out(client, committed):
    answer = client.get(READY)
    assert (answer.status_code, answer.text) == (
        200,
        "database: in orde\nmigraties: in orde\nsleutelbos: in orde\nverwerker van taken: niet\n",
    )
    as_owner("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now())")
    assert client.get(READY).text.endswith("verwerker van taken: in orde\n")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"


def test_a_migration_that_waits_keeps_people_out(client, committed):
    as_owner("DELETE FROM django_migrations WHERE app = 'guide' OR app = 'drafts'")
    answer = client.get(READY)
    assert (answer.status_code, "migraties: niet\n" in answer.text) == (503, True)


def test_a_ring_that_is_gone_keeps_people_out_and_comes_back_by_itself(client, committed, settings):
    settings.EMBEDDED, kept = False, settings.KEY_RING_FILE
    settings.KEY_RING_FILE = kept.with_name("weg.toml")
    answer = client.get(READY)
    assert (answer.status_code, "sleutelbos: niet\n" in answer.text) == (503, True)
    settings.KEY_RING_FILE = kept
    assert client.get(READY).status_code == 200


def test_a_database_that_is_away_is_a_sentence_and_then_works_again(client, committed, monkeypatch):
    with away(monkeypatch):
        page = client.get("/welkom/")
        assert page.status_code == 503
        assert "We kunnen even niet bij onze gegevens" in page.text
        assert "10.1.2.3" not in page.text
        assert page.headers["Retry-After"] == "30"
        assert client.get(READY).status_code == 503
        assert client.get(ALIVE).status_code == 200
    assert client.get("/welkom/").status_code == 200


def test_what_was_typed_when_the_database_was_away_is_shown_back(client, committed, monkeypatch):
    typed = {"unease": "Hij kwam <b>niet</b> meer op training", "password": "geheim woord"}
    with away(monkeypatch):
        page = client.post("/dossiers/onrust/", typed)
    assert page.status_code == 503
    assert "Hij kwam &lt;b&gt;niet&lt;/b&gt; meer op training" in page.text
    assert "geheim" not in page.text
