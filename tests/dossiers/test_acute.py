"""In danger: first the number, then as little as possible, and nothing that stands in between."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from tests.dossiers.called import recorded, typed
from tests.dossiers.conftest import years_ago
from zorgvuldig.dossiers.actions import beginning
from zorgvuldig.dossiers.models import AcuteCall, Dossier, Entry, UneaseNote
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.people.models import Decider
from zorgvuldig.people.roles import Profession
from zorgvuldig.rules.working_days import next_working_day

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


# the call itself: nothing stands before it


@pytest.mark.gate("G17", "releases")
def test_g17_everybody_sees_the_number_first_and_is_asked_nothing(town, settings):
    page = Client().get("/acuut/")
    assert 'href="tel:112"' in page.text
    assert "<form" not in page.text
    assert "/dossiers/gebeld/" not in page.text
    settings.EMERGENCY_NUMBER = number = "911"
    assert f'href="tel:{number}"' in Client().get("/acuut/").text


def test_further_numbers_come_from_the_configuration(town, settings):
    name, number = "De crisisdienst", "123"
    settings.OTHER_NUMBERS = [{"text": name, "number": number}]
    assert f'<a href="tel:{number}">{name}: {number}</a>' in Client().get("/acuut/").text


@pytest.mark.parametrize(("who", "sees"), [("anna", True), ("ilse", True), ("hugo", False)])
def test_who_works_with_clients_finds_one_small_way_on(town, signed_in, who, sees):
    text = signed_in(getattr(town, who)).get("/acuut/").text
    assert ("/dossiers/gebeld/" in text) is sees
    assert text.index("tel:112") < (text.find("/dossiers/gebeld/") if sees else len(text))


def test_from_a_dossier_the_way_on_leads_back_into_it(town, signed_in, dossier):
    anna, page = signed_in(town.anna), f"/dossiers/{dossier.reference}/"
    assert f"{page}gebeld/" in anna.get(page).text
    assert f"{page}gebeld/" in anna.get(f"/acuut/?dossier={dossier.reference}").text
    assert 'href="/dossiers/gebeld/"' in anna.get("/acuut/?dossier=../../weg").text


@pytest.mark.gate("G17", "releases")
def test_g17_whom_and_when_is_enough_and_the_situation_is_acute(town, signed_in, dossier):
    anna = signed_in(town.anna)
    answer = anna.post(f"/dossiers/{dossier.reference}/gebeld/", typed())
    assert answer["Location"] == f"/dossiers/{dossier.reference}/"
    call = AcuteCall.unscoped.get()
    assert (call.called, call.due_on) == ("112", next_working_day(TODAY()))
    dossier.refresh_from_db()
    assert (dossier.triage, dossier.triaged_on) == ("ACUTE", TODAY())
    assert Entry.unscoped.get(pk=call.pk).words(dossier.key) == {}
    assert LogEntry.unscoped.filter(event_type="acute_call.recorded").count() == 1


@pytest.mark.gate("G10", "releases")
@pytest.mark.gate("G15", "releases")
@pytest.mark.gate("G23", "releases")
def test_without_protocol_steps_or_decider_the_call_is_recorded_all_the_same(
    town, signed_in, dossier
):
    """G10, G13, G15, G17 and G23: nothing is asked of who calls, whatever their profession."""
    gerda = town.at_work("gerda")
    Decider.unscoped.all().delete()
    gerda.organisation.protocol_confirmed_on = None
    gerda.organisation.anonymous_route = ""
    gerda.organisation.save()
    address = f"/dossiers/{dossier.reference}/gebeld/"
    for profession in Profession:
        town.anna.membership.profession = profession
        town.anna.membership.save()
        signed_in(town.anna).post(address, typed(said="Kom snel"))
    town.at_work("anna")
    assert AcuteCall.unscoped.count() == len(Profession)


@pytest.mark.parametrize(
    ("day", "due"),
    [
        (date(2026, 11, 19), date(2026, 11, 20)),  # Thursday
        (date(2026, 11, 20), date(2026, 11, 23)),  # Friday: the weekend is no working day
        (date(2026, 4, 2), date(2026, 4, 7)),  # Good Friday, and Easter
        (date(2025, 12, 24), date(2025, 12, 29)),  # Christmas, its second day, and a weekend
        (date(2026, 4, 24), date(2026, 4, 28)),  # King's day falls on Monday
    ],
)
def test_the_last_day_is_the_next_dutch_working_day_after_the_call(town, dossier, day, due):
    assert recorded(town, dossier, day).due_on == due


def test_an_older_call_does_not_undo_what_was_said_since(town, dossier):
    Dossier.unscoped.filter(pk=dossier.pk).update(triage="CONCERN", triaged_on=TODAY())
    recorded(town, dossier, TODAY() - timedelta(days=3))
    dossier.refresh_from_db()
    assert (dossier.triage, dossier.triaged_on) == ("CONCERN", TODAY())


def test_sent_twice_it_is_stored_once(town, signed_in, dossier):
    anna, form = signed_in(town.anna), typed()
    for _ in range(2):
        anna.post(f"/dossiers/{dossier.reference}/gebeld/", form)
    assert AcuteCall.unscoped.count() == 1


# before there is a dossier


def test_before_there_is_a_dossier_it_is_a_note_and_moves_in_with_its_own_day(town, signed_in):
    yesterday = TODAY() - timedelta(days=1)
    answer = signed_in(town.anna).post(
        "/dossiers/gebeld/", typed(said="Er ligt iemand", happened_on=yesterday.isoformat())
    )
    note = UneaseNote.unscoped.get()
    assert answer["Location"] == f"/dossiers/onrust/{note.pk}/"
    assert (note.triage, note.happened_on) == ("ACUTE", yesterday)
    opened = beginning.open_dossier(
        actor=town.at_work("anna"),
        once=uuid4(),
        name="Noor Testman",
        born_on=years_ago(16),
        age_band="",
        review_on=TODAY() + timedelta(days=30),
        today=TODAY(),
        note=note,
    )
    call = AcuteCall.unscoped.get(dossier=opened)
    assert (call.called, call.due_on) == ("112", next_working_day(yesterday))
    assert Entry.unscoped.get(pk=call.pk).words(opened.key) == {"said": "Er ligt iemand"}
    first = Entry.unscoped.get(dossier=opened, kind="TRIAGE").words(opened.key)
    assert "112" in first["unease"]
    assert not {"called", "said"} & set(first)


def test_a_note_without_a_call_brings_no_call(town, dossier):
    note = beginning.note_unease(
        actor=town.at_work("anna"),
        once=uuid4(),
        happened_on=TODAY(),
        triage="ACUTE",
        event_kind="",
        unease="Hij dreigt",
    )
    beginning.move_in(actor=town.anna, note=note, dossier=dossier)
    assert AcuteCall.unscoped.count() == 0


@pytest.mark.gate("G19", "refuses")
def test_a_volunteer_is_not_asked_to_write_it_down(town, signed_in):
    assert signed_in(town.hugo).get("/dossiers/gebeld/").status_code == 404
