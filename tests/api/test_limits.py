"""So many calls in a minute, for all processes together, and who asks too often is told when."""

import re

import pytest

from tests.api.accounts import ask, key, send
from zorgvuldig.api import limiting
from zorgvuldig.api.models import CallCount
from zorgvuldig.logbook.models import LogEntry

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def a_minute_that_does_not_end(monkeypatch):
    monkeypatch.setattr(limiting.time, "time", lambda: 1_800_000_010.0)


def test_who_asks_too_often_waits_until_the_minute_is_over(settings):
    settings.API_OPEN_CALLS = 3
    said = [ask("/openapi.json") for _ in range(4)]
    assert [one.status_code for one in said] == [200, 200, 200, 429]
    left = [re.search(r"r=(\d+);t=(\d+)", one["RateLimit"]).groups() for one in said]
    assert [int(calls) for calls, _ in left] == [2, 1, 0, 0]
    assert said[-1]["Retry-After"] == left[-1][1] == "50"


def test_an_account_has_a_count_of_its_own(town, settings):
    settings.API_CALLS, settings.API_OPEN_CALLS = 2, 1
    good = key(town, "LOGBOOK")
    said = [ask("/logboekregels", good).status_code for _ in range(3)]
    assert said == [200, 200, 429]
    assert ask("/openapi.json").status_code == 200


def test_wrong_keys_count_as_well(town, settings):
    settings.API_OPEN_CALLS = 2
    said = [ask("/logboekregels", "zv1_1_onzin_onzin").status_code for _ in range(3)]
    assert said == [401, 401, 429]


def test_no_address_is_kept():
    ask("/openapi.json")
    kept = CallCount.unscoped.get()
    assert len(bytes(kept.digest)) == 32
    assert limiting.part_of("203.0.113.77") == "203.0.113.0/24"
    assert limiting.part_of("2001:db8:1:2:3::1") == "2001:db8:1::/56"


def test_what_counts_no_more_goes(settings):
    ask("/openapi.json")
    CallCount.unscoped.update(begins_at="2020-01-01T00:00:00Z")
    limiting.forget()
    assert not CallCount.unscoped.exists()


def test_a_refusal_counts(settings):
    settings.API_OPEN_CALLS = 1
    assert send("/gespreksadviezen", "geen json").status_code == 400
    assert send("/gespreksadviezen", {}).status_code == 429


def test_who_tries_on_and_on_writes_no_lines_on_and_on(town, settings):
    settings.API_OPEN_CALLS = 2
    wrong = key(town, "LOGBOOK") + "x"
    assert [ask("/logboekregels", wrong).status_code for _ in range(4)] == [401, 401, 429, 429]
    town.at_work("frank")
    assert LogEntry.unscoped.filter(event_type="api.refused").count() == 2
