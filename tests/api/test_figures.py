"""The figures of a year: exactly the pieces of the page and its table, and never more."""

import csv
import io

import pytest
from django.urls import reverse

from tests.api.accounts import ask, key
from tests.cast import signed_in
from tests.statistics.stored import FIXTURE, LAST_YEAR, tell

pytestmark = pytest.mark.django_db
YEAR = f"/jaarcijfers/{LAST_YEAR}"


@pytest.fixture
def counted(lantern):
    tell(lantern, "greet", LAST_YEAR, FIXTURE)
    return key(lantern, "COUNTS", by="greet", privacy="fenna")


def pieces(said):
    """Code, answer and number, as the table has them."""
    for part in said["onderdelen"]:
        for one in part["cijfers"]:
            for row in one["antwoorden"]:
                yield one["code"], row["wat"], row["aantal"]
            if one["totaal"] is not None:
                yield one["code"], "Alles bij elkaar", one["totaal"]


def test_the_same_pieces_as_the_page_and_its_table(lantern, counted):
    table = signed_in(lantern.at_work("greet")).get(
        reverse("statistics:year_csv", args=[LAST_YEAR])
    )
    text = b"".join(table.streaming_content if table.streaming else [table.content]).decode()
    rows = csv.DictReader(io.StringIO(text.lstrip("\ufeff")), delimiter=";")
    told = [
        (row["code"], row["wat"], int(row["aantal"]) if row["aantal"] else None)
        for row in rows
        if row["soort"] != "woorden"
    ]
    assert told
    assert list(pieces(ask(YEAR, counted).json())) == told


def test_a_year_that_runs_or_was_not_counted_is_not_there(counted):
    for year in (2024, 2026, 2027):
        assert ask(f"/jaarcijfers/{year}", counted).status_code == 404


def test_another_organisation_gets_its_own_only(lantern, counted, town):
    elsewhere = key(town, "COUNTS")
    assert ask(YEAR, counted).status_code == 200
    assert ask(YEAR, elsewhere).status_code == 404
