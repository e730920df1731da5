"""From a first unease to a dossier."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from tests.dossiers.conftest import years_ago
from zorgvuldig.dossiers.models import Dossier, Entry, UneaseNote
from zorgvuldig.drafts.models import Draft
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.vault.models import DataKey

pytestmark = pytest.mark.django_db
WHY = "kijken of er al een dossier is"


def typed(**changes):
    return {
        "once": str(uuid4()),
        "happened_on": timezone.localdate().isoformat(),
        "unease": "Hij zei dat het leger van niemand houdt",
        "event_kind": "CALL_TO_ACTION",
        "triage": "CONCERN",
        "reason": "Het past niet bij hem",
        **changes,
    }


def test_an_unease_is_kept_sealed_and_logged(town, signed_in):
    answer = signed_in(town.anna).post("/dossiers/onrust/", typed())
    note = UneaseNote.unscoped.get()
    assert answer["Location"] == f"/dossiers/onrust/{note.pk}/"
    assert b"leger" not in bytes(note.sealed)
    assert LogEntry.unscoped.filter(event_type="unease.noted", object_id=str(note.pk)).count() == 1


@pytest.mark.gate("G17", "releases")
def test_acute_shows_112_first_and_stores_all_the_same(town, signed_in):
    answer = signed_in(town.anna).post("/dossiers/onrust/", typed(triage="ACUTE"))
    assert answer["Location"] == "/acuut/"
    assert UneaseNote.unscoped.get().triage == "ACUTE"


@pytest.mark.gate("G17", "releases")
def test_the_acute_page_asks_nothing_of_anybody(client, db):
    answer = client.get("/acuut/")
    assert answer.status_code == 200
    assert b'href="tel:112"' in answer.content


def test_sent_twice_is_stored_once(town, signed_in):
    anna, form = signed_in(town.anna), typed()
    first = anna.post("/dossiers/onrust/", form)
    second = anna.post("/dossiers/onrust/", form)
    assert (first.status_code, second.status_code) == (302, 302)
    assert UneaseNote.unscoped.count() == 1


def test_a_bad_date_gets_a_sentence_and_keeps_every_word(town, signed_in):
    answer = signed_in(town.anna).post("/dossiers/onrust/", typed(happened_on="31-02-2026"))
    assert answer.status_code == 422
    assert "Dit is geen datum" in answer.text
    assert "Hij zei dat het leger van niemand houdt" in answer.text
    assert UneaseNote.unscoped.count() == 0


def test_five_megabytes_get_a_sentence(town, signed_in):
    answer = signed_in(town.anna).post("/dossiers/onrust/", typed(unease="a" * 5_000_000))
    assert answer.status_code == 422
    assert "Deze tekst is te lang" in answer.text
    assert "a" * 5_000_000 in answer.text


def test_letting_go_leaves_nothing_behind(town, signed_in):
    anna = signed_in(town.anna)
    anna.post("/dossiers/onrust/", typed())
    note = UneaseNote.unscoped.get()
    anna.post(f"/dossiers/onrust/{note.pk}/loslaten/")
    assert UneaseNote.unscoped.count() == 0
    assert DataKey.unscoped.filter(pk=note.key_id).count() == 0


def test_letting_go_leaves_no_draft_with_a_name(town, signed_in):
    anna = signed_in(town.anna)
    anna.post("/dossiers/onrust/", typed())
    note = UneaseNote.unscoped.get()
    opening = f"/dossiers/onrust/{note.pk}/openen/"
    form = anna.get(opening).context["draft"]
    anna.post(form, {"name": "Noor Testman"})
    assert Draft.unscoped.filter(path=opening).count() == 1
    anna.post(f"/dossiers/onrust/{note.pk}/loslaten/")
    assert Draft.unscoped.count() == 0


def opened(town, signed_in, **changes):
    anna = signed_in(town.anna)
    anna.post("/dossiers/onrust/", typed())
    note = UneaseNote.unscoped.get()
    form = {
        "once": str(uuid4()),
        "name": "Noor Testman",
        "born_on": years_ago(16, 40).isoformat(),
        "review_on": (timezone.localdate() + timedelta(days=14)).isoformat(),
        **changes,
    }
    return anna, note, anna.post(f"/dossiers/onrust/{note.pk}/openen/", form)


def test_the_unease_moves_into_the_dossier(town, signed_in):
    opened(town, signed_in)
    dossier = Dossier.unscoped.get()
    assert UneaseNote.unscoped.count() == 0
    first = Entry.unscoped.get(dossier=dossier)
    assert first.words(dossier.key)["unease"] == "Hij zei dat het leger van niemand houdt"
    assert (dossier.triage, dossier.age_band) == ("CONCERN", "A16_17")


def test_without_birth_date_an_age_band_is_asked(town, signed_in):
    _, _, answer = opened(town, signed_in, born_on="")
    assert answer.status_code == 422
    assert "Vul een geboortedatum in of kies een leeftijdsgroep." in answer.text
    assert Dossier.unscoped.count() == 0


def test_a_second_dossier_of_the_same_name_is_asked_about_first(town, signed_in, dossier):
    anna, note, answer = opened(town, signed_in, born_on=dossier.born_on.isoformat())
    assert answer.status_code == 422
    assert f"Er is al een dossier met deze naam: {dossier.reference}." in answer.text
    assert Dossier.unscoped.count() == 1
    form = {**answer.context["form"].data.dict(), "another": "on"}
    assert anna.post(f"/dossiers/onrust/{note.pk}/openen/", form).status_code == 302
    assert Dossier.unscoped.count() == 2


def test_search_finds_the_same_client_whatever_the_spelling(town, signed_in, dossier):
    anna = signed_in(town.anna)
    anna.post("/dossiers/onrust/", typed())
    note = UneaseNote.unscoped.get()
    found = anna.post(f"/dossiers/onrust/{note.pk}/", {"name": "noor  TESTMÁN", "purpose": WHY})
    assert dossier.reference in found.text
    line = LogEntry.unscoped.get(event_type="dossier.searched")
    assert line.purpose == WHY


def test_search_knows_another_birth_date_is_another_client(town, signed_in, dossier):
    anna = signed_in(town.anna)
    anna.post("/dossiers/onrust/", typed())
    note = UneaseNote.unscoped.get()
    found = anna.post(
        f"/dossiers/onrust/{note.pk}/",
        {"name": "Noor Testman", "born_on": years_ago(14).isoformat(), "purpose": WHY},
    )
    assert dossier.reference not in found.text


def test_search_never_looks_into_another_organisation(town, signed_in, make_dossier):
    elsewhere = make_dossier(keeper="chaima")
    anna = signed_in(town.anna)
    anna.post("/dossiers/onrust/", typed())
    town.at_work("anna")
    note = UneaseNote.unscoped.get()
    found = anna.post(f"/dossiers/onrust/{note.pk}/", {"name": "Noor Testman", "purpose": WHY})
    assert elsewhere.reference not in found.text


def test_a_colleague_cannot_read_anothers_unease(town, signed_in):
    signed_in(town.anna).post("/dossiers/onrust/", typed())
    note = UneaseNote.unscoped.get()
    assert signed_in(town.bram).get(f"/dossiers/onrust/{note.pk}/").status_code == 404
    refused = LogEntry.unscoped.get(event_type="unease.read")
    assert refused.outcome == "denied"


def test_more_than_can_be_read_gets_a_page_that_says_so(town, signed_in):
    answer = signed_in(town.anna).post("/dossiers/onrust/", typed(unease="a" * 13_000_000))
    assert answer.status_code == 413
    assert "te groot" in answer.text or "te veel" in answer.text
