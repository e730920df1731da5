"""What `docs/api.md` shows, the product does: each call as it is written, and its answer."""

import json
import re

import pytest
from django.test import Client

from tests.api import documented
from tests.api.accounts import key
from tests.api.test_audit import closed
from tests.directory.making import service
from tests.gatherings import cast as wise
from tests.gatherings import making
from tests.helpline import cast as line
from tests.statistics.stored import FIXTURE, LAST_YEAR, tell
from zorgvuldig import walls
from zorgvuldig.directory.actions import listings

pytestmark = pytest.mark.django_db
EXAMPLES = documented.examples()


def samen_wijs() -> None:
    """A provider that announced a meeting."""
    making.a_meeting(wise.build())


def de_lantaarn() -> str:
    """A line with an open map and a counted year; the key of a system of it."""
    town = line.build()
    service(town, by="cora", themes=["LAW"], is_public=True)
    listings.publish(actor=town.at_work("greet"), slug="lantaarn", is_open=True)
    tell(town, "greet", LAST_YEAR, FIXTURE)
    found = key(town, "INTAKE", "COUNTS", "LOGBOOK", by="greet", privacy="fenna")
    closed()
    return found


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: one.command.split("/v1/")[1][:30])
def test_an_example_gives_what_is_shown(example):
    found = samen_wijs() if "/aanbieders/" in example.command else de_lantaarn()
    walls.say(organisation=None)
    asked = example.asked(SLEUTEL=found or "", NUMMER="0" * 10)
    kind = asked.headers.pop("Content-Type", "application/x-www-form-urlencoded")
    answer = Client().generic(
        asked.method,
        f"/{asked.address}",
        asked.body,
        content_type=kind if asked.body else "",
        headers=asked.headers,
        SERVER_NAME=documented.HOST.partition(":")[0],
    )
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert (answer.status_code, answer["Content-Type"]) == (example.status, example.kind)
    given = [content.decode()] if "ndjson" not in example.kind else content.decode().splitlines()
    assert given
    shown = example.shapes()
    for piece in given:
        wrong = [documented.differs(one, json.loads(piece)) for one in shown]
        assert not all(wrong), wrong


def test_every_operation_of_the_page_has_an_example():
    page = documented.PAGE.read_text(encoding="utf-8")
    offered = re.findall(r"^\| `(GET|POST) (/[^`]*)`", page, re.MULTILINE)
    assert len(offered) == 8
    asked = [one.asked(SLEUTEL="x", NUMMER="0") for one in documented.examples()]
    for method, path in offered:
        place = re.sub(r"\\\{[a-z]+\\\}", "[^/]+", re.escape(path))
        calls = [one for one in asked if one.method == method]
        assert any(re.fullmatch(f"api/v1{place}", one.address.split("?")[0]) for one in calls), path


@pytest.mark.parametrize(
    ("shown", "given"),
    [
        ({"a": 1}, {"a": 1, "b": 2}),
        ({"a": 1, "…": "…"}, {"b": 2}),
        ({"a": 1}, {"a": "1"}),
        ({"a": [{"b": 1}]}, {"a": [{"b": 1}, {"c": 1}]}),
        ([1], []),
        ({"a": None}, {"a": "x"}),
    ],
)
def test_another_shape_is_seen(shown, given):
    assert documented.differs(shown, given)


def test_more_is_allowed_where_it_is_said():
    assert not documented.differs({"a": 1, "…": "…"}, {"a": 2, "b": [3]})
    assert not documented.differs([{"a": 1}, {"b": 1}], [{"b": 2}, {"a": 3}, {"a": 4}])
