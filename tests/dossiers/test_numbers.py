"""Numbers of the own organisation: counted per month, small ones hidden, nothing of anybody."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.dossiers.conftest import consulted
from zorgvuldig.logbook.models import LogEntry

pytestmark = pytest.mark.django_db
ADDRESS = "/dossiers/aantallen.csv"


def asked(client) -> list[str]:
    answer = client.get(ADDRESS)
    assert answer.status_code == 200
    return b"".join(answer.streaming_content).decode().splitlines()


def test_few_are_not_told_and_more_are(town, signed_in, make_dossier):
    first = make_dossier()
    for _ in range(4):
        make_dossier()
    consulted(first, town)
    month = timezone.localdate().strftime("%Y-%m")
    assert asked(signed_in(town.gerda)) == [
        "maand;wat;aantal",
        f"{month};dossier geopend;5",
        f"{month};vastgelegd: overleg;minder dan 5",
    ]


def test_another_organisation_counts_only_itself(town, signed_in, make_dossier):
    make_dossier()
    outsider = town.chaima
    outsider.membership.roles = ["ADMINISTRATOR"]
    town.at_work("chaima")
    outsider.membership.save()
    assert asked(signed_in(outsider)) == ["maand;wat;aantal"]


def test_there_is_nothing_of_the_client_in_it(town, signed_in, dossier):
    text = "\n".join(asked(signed_in(town.gerda)))
    assert "Testman" not in text
    assert dossier.reference not in text


def test_the_numbers_are_asked_in_as_many_queries_at_any_size(
    town, signed_in, make_dossier, django_assert_num_queries
):
    gerda = signed_in(town.gerda)
    make_dossier()
    asked(gerda)
    with django_assert_num_queries(13):
        asked(gerda)
    for _ in range(7):
        make_dossier(born_on=timezone.localdate() - timedelta(days=6000))
    with django_assert_num_queries(13):
        asked(gerda)


def test_that_numbers_were_taken_is_logged_with_its_purpose(town, signed_in):
    asked(signed_in(town.gerda))
    town.at_work("gerda")
    line = LogEntry.unscoped.filter(event_type="dossiers.counted").get()
    assert (line.outcome, line.purpose) == ("success", "cijfers van de eigen organisatie")
