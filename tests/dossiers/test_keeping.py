"""Keeping a dossier right: looking again, who the client is, closing and opening once more."""

import threading
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connections
from django.utils import timezone

from tests import cast
from tests.dossiers.conftest import years_ago
from zorgvuldig.dossiers.access.searching import of_client
from zorgvuldig.dossiers.actions import beginning, involving
from zorgvuldig.dossiers.models import Dossier, Entry
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.recording.refusals import NotNow
from zorgvuldig.walls import working_for


def soon():
    return timezone.localdate() + timedelta(days=20)


def typed(**words):
    return {
        "once": str(uuid4()),
        "happened_on": timezone.localdate().isoformat(),
        "review_on": soon().isoformat(),
        **words,
    }


def closed(dossier):
    Dossier.unscoped.filter(pk=dossier.pk).update(
        closed_on=timezone.localdate(),
        outcome="NO_CONCERN",
        keep_until=timezone.localdate(),
        review_on=None,
        triage="",
    )


@pytest.mark.gate("G21", "refuses")
@pytest.mark.gate("G21", "releases")
@pytest.mark.django_db
def test_g21_looking_again_says_what_one_sees_and_sets_a_new_date(town, signed_in, dossier):
    anna, address = signed_in(town.anna), f"/dossiers/{dossier.reference}/opnieuw/"
    assert anna.post(address, typed(seen="Hij lacht weer", review_on="")).status_code == 422
    anna.post(address, typed(seen="Hij lacht weer"))
    dossier.refresh_from_db()
    assert dossier.review_on == soon()
    entry = Entry.unscoped.get(dossier=dossier, kind="REVIEW")
    assert entry.words(dossier.key) == {"seen": "Hij lacht weer"}


@pytest.mark.django_db
def test_a_closed_dossier_can_be_opened_again_with_a_reason(town, signed_in, dossier):
    closed(dossier)
    anna = signed_in(town.anna)
    page = anna.get(f"/dossiers/{dossier.reference}/")
    assert f"/dossiers/{dossier.reference}/heropenen/" in page.text
    anna.post(f"/dossiers/{dossier.reference}/heropenen/", typed(reason="Een nieuw signaal"))
    dossier.refresh_from_db()
    assert (dossier.closed_on, dossier.outcome, dossier.keep_until) == (None, "", None)
    assert dossier.review_on == soon()


@pytest.mark.django_db
def test_an_open_dossier_is_not_opened_again(town, signed_in, dossier):
    answer = signed_in(town.anna).post(
        f"/dossiers/{dossier.reference}/heropenen/", typed(reason="Per ongeluk")
    )
    assert answer.status_code == 422
    assert "Dit dossier is al open." in answer.text


def correct(client, dossier, seen=None, **who):
    """Send the form of who the client is, as it was opened just now or with what was `seen`."""
    address = f"/dossiers/{dossier.reference}/client/"
    seen = seen or client.get(address).context["form"].initial["seen"]
    return client.post(address, {"once": str(uuid4()), "seen": seen, **who})


@pytest.mark.django_db
def test_a_name_that_a_colleague_put_right_meanwhile_is_not_overwritten(town, signed_in, dossier):
    involving.involve(
        dossier=dossier,
        actor=town.at_work("anna"),
        membership=town.bram.membership,
        today=timezone.localdate(),
    )
    involving.keep_together(dossier=dossier, actor=town.anna, membership=town.bram.membership)
    anna, bram = signed_in(town.anna), signed_in(town.bram)
    seen = anna.get(f"/dossiers/{dossier.reference}/client/").context["form"].initial["seen"]
    correct(bram, dossier, name="Noor van Bram", born_on="2010-03-01")
    mine = {"name": "Noor van Anna", "born_on": "2010-03-02", "age_band": "A16_17"}
    page = correct(anna, dossier, seen, **mine)
    assert page.status_code == 422
    assert [[row["value"] for row in field["rows"]] for field in page.context["compared"]] == [
        ["Noor Testman", "Noor van Anna", "Noor van Bram"],
        [page.context["compared"][1]["rows"][0]["value"], "2 maart 2010", "1 maart 2010"],
    ]
    town.at_work("anna")
    assert Dossier.unscoped.get(pk=dossier.pk).client["name"] == "Noor van Bram"
    chosen = correct(anna, dossier, page.context["form"]["seen"].value(), **mine)
    assert chosen.status_code == 302
    assert Dossier.unscoped.get(pk=dossier.pk).client["name"] == "Noor van Anna"


@pytest.mark.django_db
def test_a_corrected_birth_date_changes_what_may_be_done(town, signed_in, dossier, father):
    anna, contact = (
        signed_in(town.anna),
        f"/dossiers/{dossier.reference}/iemand/{father.pk}/gesprek/",
    )
    assert "(regel A06)" in anna.get(contact).text
    correct(anna, dossier, name="Noor Testman", born_on=years_ago(10).isoformat())
    assert "(regel A01)" in anna.get(contact).text
    dossier = Dossier.unscoped.get(pk=dossier.pk)
    assert (dossier.age_band, dossier.born_on) == ("LT12", years_ago(10))
    assert LogEntry.unscoped.filter(event_type="client.corrected").count() == 1


@pytest.mark.django_db
def test_a_corrected_name_is_found_again(town, signed_in, dossier):
    correct(signed_in(town.anna), dossier, name="Noor Proefman", age_band="A16_17")
    anna = town.at_work("anna")
    assert [d.pk for d in of_client(anna, "noor proefman", None)] == [dossier.pk]
    assert list(of_client(anna, "noor testman", None)) == []


def test_two_who_open_the_same_client_at_once_open_one(committed):
    """Real threads on the real database: one is stored, the other reads which one there is."""
    with working_for(organisation=None):
        town = cast.build()
    begin, outcomes = threading.Barrier(2), []

    def open_one(name):
        try:
            actor = town.actors[name]
            begin.wait()
            with working_for(organisation=actor.organisation.pk, person=actor.person.pk):
                outcomes.append(new(actor))
        except NotNow as refusal:
            outcomes.append(refusal)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=open_one, args=(name,)) for name in ("anna", "bram")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Dossier", "NotNow"]
    with working_for(organisation=town.anna.organisation.pk):
        assert Dossier.unscoped.count() == 1


def new(actor, born_on=None):
    return beginning.open_dossier(
        actor=actor,
        once=uuid4(),
        name="Noor Testman",
        born_on=born_on or years_ago(16),
        age_band="",
        review_on=soon(),
        today=timezone.localdate(),
    )


@pytest.mark.gate("G17", "refuses")
@pytest.mark.django_db
def test_acute_counts_until_the_end_of_the_next_working_day(dossier):
    friday = date(2026, 11, 20)
    dossier.triage, dossier.triaged_on = "ACUTE", friday
    days = [friday + timedelta(days=n) for n in range(5)]
    assert [str(dossier.triage_on(day)) for day in days] == [
        *(["ACUTE"] * 4),
        "SERIOUS_CONCRETE",
    ]


@pytest.mark.gate("G17", "releases")
@pytest.mark.django_db
def test_how_pressing_it_is_can_be_said_anew_and_acute_shows_112(town, signed_in, dossier):
    words = {"unease": "Hij staat voor de deur", "reason": "Nu gevaar", "triage": "ACUTE"}
    answer = signed_in(town.anna).post(f"/dossiers/{dossier.reference}/dringend/", typed(**words))
    assert answer["Location"] == f"/acuut/?dossier={dossier.reference}"
    dossier.refresh_from_db()
    assert (dossier.triage, dossier.triaged_on) == ("ACUTE", timezone.localdate())


@pytest.mark.django_db
@pytest.mark.parametrize(("band", "after_a_year"), [("A12_15", "UNKNOWN"), ("GE18", "GE18")])
def test_a_recorded_band_is_known_for_a_year(dossier, band, after_a_year):
    dossier.sealed_client = dossier.key.seal({"name": "x", "born_on": ""}, dossier.pk)
    dossier.__dict__.pop("_client", None)
    dossier.age_band, dossier.band_recorded_on = band, date(2026, 1, 1)
    assert dossier.age_on(date(2026, 12, 31)) == band
    assert dossier.age_on(date(2027, 1, 1)) == after_a_year


@pytest.mark.django_db
def test_an_unease_moves_into_a_dossier_that_is_there_already(town, signed_in, dossier):
    note = beginning.note_unease(
        actor=town.at_work("anna"),
        once=uuid4(),
        happened_on=timezone.localdate(),
        triage="SERIOUS_CONCRETE",
        event_kind="",
        unease="Weer een oproep",
        reason="x",
    )
    signed_in(town.anna).post(f"/dossiers/onrust/{note.pk}/bij/{dossier.reference}/")
    dossier.refresh_from_db()
    assert dossier.triage == "SERIOUS_CONCRETE"
    assert Entry.unscoped.get(pk=note.pk).words(dossier.key)["unease"] == "Weer een oproep"


@pytest.mark.django_db
def test_no_unease_drops_off_the_day_and_the_pressing_come_first(town, signed_in):
    for number in range(9):
        beginning.note_unease(
            actor=town.at_work("anna"),
            once=uuid4(),
            happened_on=timezone.localdate(),
            triage="ACUTE" if number == 0 else "CONCERN",
            event_kind="",
            unease=f"onrust {number}",
            reason="x",
        )
    page = signed_in(town.anna).get("/vandaag/")
    assert [note["words"] for note in page.context["notes"]][0] == "onrust 0"
    assert len(page.context["notes"]) == 9


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/dossiers/", "/vandaag/"])
def test_a_list_with_names_leaves_a_line(town, signed_in, dossier, address):
    signed_in(town.anna).get(address)
    assert LogEntry.unscoped.filter(event_type="dossier.listed", outcome="success").count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/dossiers/", "/dossiers/onrust/"])
def test_a_refused_list_leaves_a_line(town, signed_in, address):
    assert signed_in(town.frank).get(address).status_code == 404
    town.at_work("frank")
    assert LogEntry.unscoped.filter(event_type="dossier.listed", outcome="denied").count() == 1


@pytest.mark.django_db
def test_looking_for_a_name_while_opening_is_a_logged_search(town, signed_in, dossier):
    with pytest.raises(NotNow):
        new(town.at_work("bram"), dossier.born_on)
    line = LogEntry.unscoped.get(event_type="dossier.searched")
    assert line.purpose == "kijken of er al een dossier is"
