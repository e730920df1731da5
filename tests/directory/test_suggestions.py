"""A user says what is not right, the keeper answers, the user hears it; a year later it goes."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from tests.directory.making import hinted, service
from zorgvuldig import walls
from zorgvuldig.directory import jobs
from zorgvuldig.directory.access import reminders
from zorgvuldig.directory.actions import suggesting
from zorgvuldig.directory.models import Listing, Suggestion
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.people.models import ContactPoint, Membership
from zorgvuldig.recording.refusals import NotNow
from zorgvuldig.rules.retention import begun_by

HERE = "/sociale-kaart/"
TODAY = timezone.localdate


def answered(town, one, **said):
    values = {"state": "ACCEPTED", "answer": "", "today": TODAY(), **said}
    return suggesting.answer(suggestion=one, actor=town.at_work("ilse"), **values)


def test_a_volunteer_says_what_is_wrong_and_hears_what_came_of_it(town, signed_in):
    found, hugo = service(town), signed_in(town.at_work("hugo"))
    sent = {"once": str(uuid4()), "hint": "WRONG", "words": "Het nummer is niet in gebruik."}
    for _ in range(2):
        assert hugo.post(f"{HERE}{found.pk}/klopt-niet/", sent).status_code == 302
    ilse = signed_in(town.at_work("ilse"))
    one = Suggestion.unscoped.get()
    assert "Het nummer is niet in gebruik." in ilse.get(f"{HERE}bijhouden/").content.decode()
    told = {"once": str(uuid4()), "state": "ACCEPTED", "answer": "Aangepast, dank u."}
    address = f"{HERE}bijhouden/voorstel/{one.pk}/"
    assert "Hugo" in ilse.get(address).content.decode()
    assert ilse.post(address, told).status_code == 302
    assert ilse.get(address).status_code == 404
    heard = hugo.get(f"{HERE}voorstellen/").content.decode()
    assert "Aangepast, dank u." in heard
    assert "overgenomen" in heard


def test_a_refusal_has_a_reason_on_the_form_in_the_action_and_in_the_database(town, signed_in):
    one = hinted(town)
    address = f"{HERE}bijhouden/voorstel/{one.pk}/"
    sent = {"once": str(uuid4()), "state": "REFUSED", "answer": " "}
    answer = signed_in(town.at_work("ilse")).post(address, sent)
    assert answer.status_code == 422
    assert "Schrijf op waarom" in answer.content.decode()
    with pytest.raises(NotNow):
        answered(town, one, state="REFUSED", answer=" ")
    with pytest.raises(IntegrityError), transaction.atomic():
        Suggestion.unscoped.filter(pk=one.pk).update(state="REFUSED", answered_on=TODAY())
    with pytest.raises(IntegrityError), transaction.atomic():
        Suggestion.unscoped.filter(pk=one.pk).update(state="ACCEPTED")


def test_it_is_answered_once(town):
    one = hinted(town)
    answered(town, one)
    with pytest.raises(NotNow):
        answered(town, one, state="REFUSED", answer="Toch niet")


def test_who_names_a_missing_service_gives_the_keeper_a_form_to_begin_with(town, signed_in):
    anna = signed_in(town.at_work("anna"))
    sent = {"once": str(uuid4()), "name": "Moedercafé", "words": "Elke dinsdag in de bibliotheek."}
    assert anna.post(f"{HERE}ontbreekt/", sent).status_code == 302
    ilse = signed_in(town.at_work("ilse"))
    one = Suggestion.unscoped.get()
    assert one.hint == "MISSING"
    assert "?naam=Moederc" in ilse.get(f"{HERE}bijhouden/voorstel/{one.pk}/").content.decode()
    form = ilse.get(f"{HERE}bijhouden/nieuw/?naam=Moedercafé").context["form"]
    assert form["name"].value() == "Moedercafé"


def test_what_somebody_said_is_for_them_and_the_keeper_only(town, signed_in):
    one = hinted(town)
    answered(town, one)
    for name in ("bram", "ilse", "chaima"):
        client = signed_in(town.at_work(name))
        assert "verhuisd" not in client.get(f"{HERE}voorstellen/").content.decode()
        assert client.post(f"{HERE}voorstellen/{one.pk}/gelezen/").status_code == 404
    assert signed_in(town.at_work("bram")).get(f"{HERE}bijhouden/").status_code == 404
    town.at_work("chaima")
    assert Suggestion.unscoped.count() == 0


def test_what_was_said_stays_when_the_service_is_taken_off(town):
    found = service(town)
    one = hinted(town, found, hint="GONE")
    Listing.unscoped.get().delete()
    one.refresh_from_db()
    assert (one.listing, one.listing_name) == (None, "Boksschool De Hoek")


def keepers(town, name="ilse"):
    town.at_work(name)
    walls.say(organisation=town.ilse.organisation.pk)
    return reminders.who_keeps(TODAY())


def test_who_knows_the_services_is_reminded_of_a_stale_one(town):
    service(town, checked_on=TODAY() - timedelta(days=180))
    assert keepers(town) == set()
    service(town, name="Oud", checked_on=TODAY() - timedelta(days=181))
    assert keepers(town) == {town.ilse.person.pk}


def test_without_an_attention_officer_the_office_is_reminded(town):
    hinted(town)
    assert keepers(town) == {town.ilse.person.pk}
    Membership.unscoped.filter(pk=town.ilse.membership.pk).update(ended_on=TODAY())
    assert keepers(town) == {town.gerda.person.pk}


def test_the_office_is_reminded_of_a_contact_point_that_only_it_can_change(town):
    town.at_work("gerda")
    ContactPoint.unscoped.update(verified_on=TODAY() - timedelta(days=366))
    assert keepers(town) == {town.gerda.person.pk}


def test_another_organisation_is_reminded_of_nothing(town):
    hinted(town)
    walls.say(organisation=town.chaima.organisation.pk)
    assert reminders.who_keeps(TODAY()) == reminders.who_hears(TODAY()) == set()


def test_who_said_something_is_reminded_until_they_read_the_answer(town, signed_in):
    one = hinted(town)
    assert reminders.who_hears(TODAY()) == set()
    answered(town, one)
    assert reminders.who_hears(TODAY()) == {town.anna.person.pk}
    client = signed_in(town.at_work("anna"))
    (line,) = client.get(reverse("day:today")).context["waiting"]
    assert "antwoord op wat u schreef" in line["text"]
    assert line["why"].startswith("Om te lezen")
    assert client.post(f"{HERE}voorstellen/{one.pk}/gelezen/").status_code == 302
    town.at_work("anna")
    assert reminders.who_hears(TODAY()) == set()


def test_after_a_year_it_is_forgotten_in_the_night_and_no_earlier(town):
    one, other = hinted(town), hinted(town)
    Suggestion.unscoped.filter(pk=one.pk).update(made_on=begun_by(TODAY(), 12))
    the_day_after = begun_by(TODAY(), 12) + timedelta(days=1)
    Suggestion.unscoped.filter(pk=other.pk).update(made_on=the_day_after)
    for _ in range(2):
        jobs.clear_what_passed(int(timezone.now().timestamp()))
    town.at_work("ilse")
    assert Suggestion.unscoped.get() == other
    assert LogEntry.unscoped.filter(event_type="suggestion.erased").count() == 1


@pytest.mark.parametrize(
    ("made_on", "a_year_later"),
    [
        (date(2026, 11, 28), date(2027, 11, 28)),
        (date(2027, 3, 1), date(2028, 3, 1)),
        (date(2028, 2, 29), date(2029, 2, 28)),
    ],
)
def test_a_year_is_a_year_and_not_twelve_times_thirty_days(town, made_on, a_year_later):
    one, here = hinted(town), town.at_work("ilse").organisation.pk
    Suggestion.unscoped.filter(pk=one.pk).update(made_on=made_on)
    assert suggesting.clear(here, a_year_later - timedelta(days=1)) == 0
    assert suggesting.clear(here, a_year_later) == 1


def test_a_refusal_is_logged(town, signed_in):
    one, anna = hinted(town, by="hugo"), signed_in(town.at_work("anna"))
    assert anna.post(f"{HERE}voorstellen/{one.pk}/gelezen/").status_code == 404
    answered(town, one)
    ilse = signed_in(town.at_work("ilse"))
    assert ilse.get(f"{HERE}bijhouden/voorstel/{one.pk}/").status_code == 404
    town.at_work("anna")
    lines = LogEntry.unscoped.filter(event_type="page.asked", object_id=str(one.pk))
    assert {(line.outcome, line.auth_policy) for line in lines} == {
        ("denied", "directory.own"),
        ("denied", "directory.kept"),
    }
