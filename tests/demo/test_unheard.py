"""Whoever reads the log or the numbers of the watch hears of nobody.

After a walk past every kind of page of the demonstration, with pages that are not there, pages that
fail and the jobs done, no name, no word, no reference and no number of anybody stands in either.
"""

import io
import json
import logging
import re
from contextlib import suppress

import pytest
from django.db import connections
from django.test import Client
from django.urls import Resolver404, resolve
from prometheus_client import generate_latest

from tests.demo.test_canary import AT_GATHERINGS, CLIENTS, ON_THE_LINE, typed
from tests.working import work_through
from zorgvuldig.command import measuring
from zorgvuldig.demo import actions
from zorgvuldig.demo.cast import PARTS, PLACES
from zorgvuldig.people.unseen import NoAddresses
from zorgvuldig.walls import counting

NUMBERS = """
    SELECT reference FROM dossiers_dossier UNION SELECT id::text FROM dossiers_dossier
    UNION SELECT id::text FROM dossiers_entry UNION SELECT id::text FROM dossiers_uneasenote
    UNION SELECT id::text FROM helpline_helprequest UNION SELECT id::text FROM helpline_confidant
    UNION SELECT id::text FROM gatherings_workshop UNION SELECT id::text FROM gatherings_participant
    UNION SELECT session_key FROM django_session UNION SELECT pseudonym::text FROM people_person
"""
LEFT = re.compile(r'href="(/[^"#?]*)"')
ELSEWHERE = ("/static/", "/demo/", "/account/logout/")


@pytest.fixture
def log(monkeypatch):
    """What the service writes to its log, set to tell more than it does by default."""
    (console,) = (
        handler
        for handler in logging.getLogger().handlers
        if any(isinstance(one, NoAddresses) for one in handler.filters)
    )
    written = io.StringIO()
    monkeypatch.setattr(console, "stream", written)
    return written


@pytest.fixture
def told(committed, demo, settings):
    """The demonstration, with METRICS set."""
    settings.METRICS = "127.0.0.1:9108"
    counting.measures()
    actions.load()


def walk(seen):
    """Everybody opens what they can come to, each kind of page once; the addresses they were at."""
    at = []
    for part in PARTS:
        client = Client(raise_request_exception=False)
        client.post("/demo/", {"part": part.key})
        waiting = ["/", "/vandaag/", "/dossiers/", "/hulplijn/", "/organiseren/"]
        for address in waiting:
            with suppress(Resolver404):
                kind = resolve(address).view_name
                if kind in seen or address.startswith(ELSEWHERE):
                    continue
                seen.add(kind)
                at.append((part.key, address))
                page = client.get(address)
                if page.get("Content-Type", "").startswith("text/html"):
                    waiting += LEFT.findall(page.text)
                client.get(f"{address}bestaat-niet/?zoek={part.name}")
    return at


def fail(at, monkeypatch):
    """Every tenth of those pages again, with a fault that repeats a name and where somebody was."""
    with monkeypatch.context() as patch:
        patch.setattr("zorgvuldig.people.access.membership_of", _broken)
        for key, address in at[::10]:
            client = Client(raise_request_exception=False)
            client.post("/demo/", {"part": key})
            client.get(address)


def _broken(person, *_):
    raise ValueError(f"{CLIENTS[0]} {person.email} {person.pk}")


def everybody():
    """Names, words and numbers, as they must not be read."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(NUMBERS)
        numbers = {row[0] for row in cursor.fetchall()}
    staff = {piece for part in PARTS for piece in (part.name, part.email)}
    return typed() | {*CLIENTS, *ON_THE_LINE, *AT_GATHERINGS, *PLACES} | staff | numbers


def heard(text, known):
    plain = text.casefold()
    return [one for one in known if re.search(rf"\b{re.escape(one.casefold())}\b", plain)]


def test_neither_log_nor_numbers_tell_of_anybody(told, log, monkeypatch):
    seen = set()
    at = walk(seen)
    fail(at, monkeypatch)
    work_through("default")
    known = everybody()
    numbers = generate_latest(measuring.registry()).decode()
    lines = [json.loads(line) for line in log.getvalue().splitlines()]
    assert len(seen) > 60
    assert len(known) > 300
    assert {"ValueError"} <= {line.get("fault") for line in lines}
    assert {404, 500} <= {line.get("status") for line in lines}
    assert "zorgvuldig_requests_total" in numbers
    assert heard(log.getvalue(), known) == []
    assert heard(numbers, known) == []
    assert heard(f"gehoord: {CLIENTS[0]}", known) == [CLIENTS[0]]
