"""No test begins on a day that ends before it does."""

from datetime import datetime

import pytest

from tests import conftest, hours


@pytest.mark.parametrize(
    ("at", "needs", "wait"),
    [
        ("2026-11-28 12:00:00", hours.TEST, 0),
        ("2026-11-28 00:00:00", hours.STORY, 0),
        ("2026-11-28 23:59:29", hours.TEST, 0),
        ("2026-11-28 23:59:31", hours.TEST, 29),
        ("2026-12-31 23:59:31", hours.STORY, 29),
        ("2027-03-28 23:57:01", hours.STORY, 179),  # an hour shorter
        ("2027-10-31 23:57:01", hours.STORY, 179),  # an hour longer
    ],
)
def test_what_would_not_end_today_begins_tomorrow(at, needs, wait):
    moment = datetime.fromisoformat(at).replace(tzinfo=hours.HERE)
    assert hours.to_wait(moment, needs) == wait


def test_every_test_is_held_by_it(request, monkeypatch):
    slept = []
    monkeypatch.setattr("time.sleep", slept.append)
    monkeypatch.setattr(hours, "to_wait", lambda at, needs: needs)
    conftest.pytest_runtest_setup(request.node)
    assert slept == [hours.TEST]
