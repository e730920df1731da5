"""The overview goes back by whole days: each line once, none left out, in two queries."""

from datetime import timedelta

import pytest
from django.db import connection, connections, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests import cast
from tests.dossiers.afterwards import opened
from zorgvuldig import walls
from zorgvuldig.logbook import access
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.privacy.access.looks import looks_at

DAYS, EACH = 5, 3


@pytest.fixture
def house(committed):
    """De Brug, with one dossier and on each of the last five days three looks; the day is moved by
    the owner, for nobody else can."""
    with transaction.atomic():
        town = cast.build()
    with walls.working_for(organisation=town.anna.organisation.pk):
        dossier = opened(town, "Noor Testman")
        for _ in range(DAYS * EACH):
            record("letter.read", actor=town.anna, action=Action.READ, client_ref=dossier.pk)
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "UPDATE logbook_logentry SET at = now() - make_interval(days => mod(n::int, %s)) FROM ("
            " SELECT id AS line, row_number() OVER (ORDER BY at) AS n FROM logbook_logentry"
            " WHERE event_type = 'letter.read') AS numbered WHERE id = line",
            [DAYS],
        )
    with walls.working_for(organisation=town.anna.organisation.pk):
        yield dossier


def letters(looks):
    return [(look.day, look.times) for look in looks.rows if look.what == "Brief bekeken"]


def days_back(*numbers):
    return [(timezone.localdate() - timedelta(days=number), EACH) for number in numbers]


def test_each_page_holds_whole_days_and_together_they_are_all(house, monkeypatch):
    monkeypatch.setattr(access, "LINES_OF_DAYS", 4)
    first = looks_at(house)
    assert letters(first)[-1][1] == EACH
    pages, before = [first], first.before
    while before:
        pages.append(looks_at(house, before))
        before = pages[-1].before
    assert [line for page in pages for line in letters(page)] == days_back(0, 1, 2, 3, 4)
    assert len(pages) > 2


def test_since_a_day_is_everything_from_that_day_on(house):
    since = timezone.localdate() - timedelta(days=2)
    assert letters(looks_at(house, since=since)) == days_back(0, 1, 2)


def test_it_takes_two_queries(house):
    with CaptureQueriesContext(connection) as queries:
        looks_at(house)
    assert len(queries) == 2
