"""A request is the proof that it was asked and answered: for a while, and not longer."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.privacy.rights.asking import fresh, take
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.people.actor import OnSchedule
from zorgvuldig.privacy.actions.forgetting import erase_requests
from zorgvuldig.privacy.models import RightsRequest
from zorgvuldig.rules.retention import add_months
from zorgvuldig.vault.models import DataKey

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def run(town, day):
    town.at_work("frank")
    return erase_requests(OnSchedule(town.frank.organisation.pk), day)


def closed(town, dossier=None):
    asked = take(town, dossier, age_band="GE18") if dossier is None else take(town, dossier)
    RightsRequest.unscoped.filter(pk=asked.pk).update(closed_on=TODAY())
    return asked


def test_its_words_go_after_a_year_and_its_dates_after_five(town):
    asked = closed(town)
    key = asked.own_key_id
    assert run(town, add_months(TODAY(), 12) - timedelta(days=1)) == 0
    assert fresh(asked).words["asked"]
    assert run(town, add_months(TODAY(), 12)) == 0
    assert fresh(asked).words == {}
    assert not DataKey.unscoped.filter(pk=key).exists()
    assert run(town, add_months(TODAY(), 60) - timedelta(days=1)) == 0
    assert run(town, add_months(TODAY(), 60)) == 1
    assert RightsRequest.unscoped.count() == 0
    assert LogEntry.unscoped.filter(event_type="rights.erased").count() == 1


def test_as_long_as_there_is_a_dossier_it_stays(town, dossier):
    closed(town, dossier)
    assert run(town, add_months(TODAY(), 240)) == 0


def test_an_open_request_stays(town):
    take(town, None, age_band="GE18")
    assert run(town, add_months(TODAY(), 240)) == 0
