"""Each morning one neutral mail to each for whom a term runs out."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from tests.dossiers.afterwards import call as called
from tests.people.mornings import morning
from tests.privacy.rights.asking import take
from zorgvuldig.privacy.models import RightsRequest

pytestmark = pytest.mark.django_db
RECEIVED = date(2026, 11, 3)  # to be answered by 3 December, a Thursday
DUE = date(2026, 12, 3)


def test_a_week_before_and_from_then_on_keeper_and_privacy_officer_are_reminded(town, dossier):
    take(town, dossier, received_on=RECEIVED)
    assert morning(DUE - timedelta(days=8)) == []
    for day in (DUE - timedelta(days=7), DUE, DUE + timedelta(days=4)):
        assert morning(day) == ["anna", "frank"]
    assert morning(date(2026, 12, 5)) == []  # a Saturday
    assert morning(date(2026, 12, 25)) == []


def test_about_nothing_held_the_privacy_officer_is(town):
    take(town, None, received_on=RECEIVED, age_band="GE18")
    assert morning(DUE) == ["frank"]


def test_whom_a_complaint_is_about_is_not(town, dossier):
    about = town.anna.person
    take(town, dossier, "COMPLAINT", by="frank", about_person=about, received_on=RECEIVED)
    assert morning(DUE) == ["frank"]


def test_what_was_answered_is_not_reminded_of(town, dossier):
    take(town, dossier, received_on=RECEIVED)
    town.at_work("anna")
    RightsRequest.unscoped.update(answered_on=DUE, handed="POST")
    assert morning(DUE) == []


def test_the_mail_says_nothing_of_what_it_is_about(town, dossier, settings):
    settings.ADDRESS = "https://zorgvuldig.example/"
    take(town, dossier, received_on=RECEIVED)
    morning(DUE)
    for letter in mail.outbox:
        said = (letter.subject + letter.body).lower()
        assert "https://zorgvuldig.example/vandaag/" in said
        for word in (dossier.reference, "noor", "dossier ", "inzage", "verzoek", "cliënt"):
            assert word.lower() not in said


def test_the_page_of_the_day_says_it_to_the_same_people(town, dossier, signed_in):
    """Also to the privacy officer, who has no dossiers to look at."""
    take(town, dossier, received_on=timezone.localdate() - timedelta(days=40))
    said = "Een verzoek over rechten moet snel worden beantwoord"
    for name, seen in (("frank", True), ("anna", True), ("esra", False), ("chaima", False)):
        assert (said in signed_in(town.actors[name]).get("/vandaag/").text) is seen


def test_who_is_reminded_of_two_things_gets_one_mail(town, dossier):
    take(town, dossier, received_on=RECEIVED)
    called(town, dossier, happened_on=RECEIVED)
    assert morning(DUE) == ["anna", "esra", "frank"]
    (to_anna,) = (letter for letter in mail.outbox if letter.to[0].startswith("anna"))
    assert "/vandaag/" in to_anna.body
