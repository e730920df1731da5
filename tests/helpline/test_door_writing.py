"""Somebody writes, or asks to be called: stored once, confirmed with a code, and no name asked."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.helpline.at_the_door import STORY, Visitor, carried, shown_code, text_of
from zorgvuldig.helpline import coming_back
from zorgvuldig.helpline.access import talks
from zorgvuldig.helpline.door import tickets
from zorgvuldig.helpline.models import CallBack, HelpNote, HelpRequest
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.rules.helpline import clocks
from zorgvuldig.vault.models import DataKey

pytestmark = pytest.mark.django_db
LANGUAGES = ("nl", "en", "ar", "tr")


@pytest.fixture
def mother(lantern):
    """A mother at night on her telephone; the staff of the line see what she stored."""
    lantern.at_work("cora")
    return Visitor()


def the_request() -> HelpRequest:
    return HelpRequest.unscoped.select_related("key").get()


def the_texts() -> list[str]:
    return [message.text for message in talks.messages_of(the_request())]


@pytest.mark.gate("H-01", "releases")
def test_a_mother_writes_without_a_name_and_gets_a_code(mother):
    answer = mother.writes()
    assert answer.status_code == 200
    request = the_request()
    assert (request.channel, request.language, request.state) == ("WEB", "nl", "NEW")
    assert bytes(request.code_digest) == coming_back.digest(
        shown_code(answer), request.organisation_id
    )
    assert the_texts() == [STORY]
    assert not CallBack.unscoped.exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_writes_confirms_and_says_the_day(lantern, language):
    lantern.at_work("cora")
    answer = Visitor(language).writes()
    day = clocks.promised_by(timezone.localdate(), 2)
    assert str(day.day) in text_of(answer)
    assert shown_code(answer)
    assert the_request().language == language


def test_the_promised_day_is_said_in_words(mother, monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *_: date(2026, 11, 27))
    assert "uiterlijk op dinsdag 1 december" in text_of(mother.writes())


def test_what_was_chosen_is_kept_as_codes_and_the_region_is_sealed(mother):
    mother.writes(role="PARENT", relation="CHILD", age_band="A16_17", danger="NO",
                  caller_age="GE18", region="Rivierland", language="ar")  # fmt: skip
    request = the_request()
    told = (request.caller_role, request.relation, request.age_band, request.danger)
    assert told == ("PARENT", "CHILD", "A16_17", "NO")
    assert (request.caller_age, request.language) == ("GE18", "ar")
    assert request.words()["region"] == "Rivierland"


def test_what_she_hopes_for_stands_under_its_question(mother):
    mother.writes(hope="Een luisterend oor")
    assert the_texts() == [f"{STORY}\n\nWat hoopt u van ons?\nEen luisterend oor"]


@pytest.mark.gate("H-02", "releases")
def test_danger_stops_nothing_and_shows_who_to_call(mother):
    page = text_of(mother.reads("schrijf"))
    assert page.index('href="tel:112"') < page.index("Is er nu gevaar voor iemand?")
    answer = mother.writes(danger="YES")
    assert "bel meteen" in text_of(answer)
    assert the_request().danger == "YES"


def test_pressing_twice_stores_once_and_shows_the_same_code(mother):
    typed = mother.form("schrijf") | {"story": STORY}
    first, second = (mother.sends("schrijf", typed) for _ in range(2))
    assert shown_code(first) == shown_code(second)
    assert the_texts() == [STORY]
    assert DataKey.unscoped.count() == 1


def test_a_text_that_was_changed_after_going_back_is_not_lost(mother):
    typed = mother.form("schrijf")
    codes = {shown_code(mother.sends("schrijf", typed | {"story": s})) for s in ("Eén.", "Twee.")}
    assert len(codes) == 1
    assert the_texts() == ["Eén.", "Twee."]


@pytest.mark.gate("H-02", "refuses")
def test_who_goes_back_and_says_there_is_danger_is_heard(mother):
    typed = mother.form("schrijf") | {"story": STORY}
    mother.sends("schrijf", typed | {"danger": "NO"})
    answer = mother.sends("schrijf", typed | {"danger": "YES"})
    assert "bel meteen" in text_of(answer)
    assert (the_request().danger, the_texts()) == ("YES", [STORY])
    assert the_request().danger_told_on
    mother.sends("schrijf", typed | {"danger": "NO"})
    assert the_request().danger == "YES"


def test_what_was_erased_does_not_come_back_by_loading_the_page_again(mother):
    typed = mother.form("schrijf") | {"story": STORY}
    code = shown_code(mother.sends("schrijf", typed))
    mother.sends("gesprek/wis", mother.in_talk(code) | {"sure": "1"})
    answer = mother.sends("schrijf", typed)
    assert (answer.status_code, HelpRequest.unscoped.count()) == (422, 0)
    assert STORY in text_of(answer)
    assert shown_code(mother.sends("schrijf", carried(answer) | {"story": STORY})) not in ("", code)


def test_another_text_after_it_was_closed_goes_into_a_new_request(mother):
    typed = mother.form("schrijf")
    mother.sends("schrijf", typed | {"story": STORY})
    HelpRequest.unscoped.update(state="CLOSED", closed_on=timezone.localdate(), ending="STRONGER")
    assert mother.sends("schrijf", typed | {"story": "Toch nog iets."}).status_code == 422
    assert the_texts() == [STORY]


def test_after_an_hour_the_code_is_not_shown_again(mother):
    typed = mother.form("schrijf") | {"story": STORY}
    mother.sends("schrijf", typed)
    HelpRequest.unscoped.update(received_at=timezone.now() - timedelta(minutes=61))
    answer = mother.sends("schrijf", typed)
    assert shown_code(answer) == ""
    assert "Uw code hebt u al gezien" in text_of(answer)


def test_after_an_hour_another_text_goes_into_a_new_request(mother):
    typed = mother.form("schrijf")
    mother.sends("schrijf", typed | {"story": STORY})
    HelpRequest.unscoped.update(received_at=timezone.now() - timedelta(minutes=61))
    answer = mother.sends("schrijf", typed | {"story": "Iets heel anders."})
    assert answer.status_code == 422
    assert "Iets heel anders." in text_of(answer)
    assert (
        mother.sends("schrijf", carried(answer) | {"story": "Iets heel anders."}).status_code == 200
    )
    assert HelpRequest.unscoped.count() == 2


@pytest.mark.parametrize("once", ["", "zelfverzonnen", "AAAAAAAAAAAAAAAAAAAAAA:1xWvka:abc"])
def test_a_number_that_is_not_ours_stores_nothing_and_keeps_the_text(mother, once):
    answer = mother.sends("schrijf", {"once": once, "story": STORY})
    assert answer.status_code == 422
    assert STORY in text_of(answer)
    assert not HelpRequest.unscoped.exists()
    assert mother.sends("schrijf", carried(answer) | {"story": STORY}).status_code == 200
    assert the_texts() == [STORY]


def test_a_number_of_another_line_is_not_ours(mother, lantern):
    elsewhere = tickets.fresh(lantern.chris.organisation.pk)
    assert mother.sends("schrijf", {"once": elsewhere, "story": STORY}).status_code == 422


def test_too_long_a_text_is_not_stored_and_stays(mother):
    long = "a" * 20_001
    answer = mother.writes(long)
    assert answer.status_code == 422
    assert long in text_of(answer)
    assert "20001 tekens" in text_of(answer)
    assert mother.writes("a" * 20_000).status_code == 200


def test_a_line_break_of_the_browser_counts_as_one(mother):
    assert mother.writes("a\r\n" * 10_000).status_code == 200


def test_an_empty_message_and_a_strange_sign_are_said(mother):
    assert "Eén zin is genoeg" in text_of(mother.writes("  "))
    assert "vreemde tekens" in text_of(mother.writes("a\0b"))


def test_a_file_that_comes_along_is_left_outside(mother, tmp_path):
    file = tmp_path / "foto.txt"
    file.write_text("niet bewaren")
    with file.open("rb") as opened:
        answer = mother.writes(attachment=opened)
    assert shown_code(answer)
    assert the_texts() == [STORY]


def test_to_be_called_is_kept_apart_and_nothing_is_spoken_in(mother):
    answer = mother.asks_to_be_called(name="Amal", story="Over mijn zoon.")
    assert shown_code(answer)
    kept = CallBack.unscoped.select_related("key").get()
    assert kept.no_voicemail
    assert kept.words() == {
        "name": "Amal", "phone": "+991234567", "safe_time": "maandag om 10 uur"
    }  # fmt: skip
    assert kept.key_id != the_request().key_id
    assert the_texts() == ["Over mijn zoon."]


def test_she_may_say_that_a_message_may_be_spoken_in(mother):
    mother.asks_to_be_called(voicemail="on")
    assert not CallBack.unscoped.get().no_voicemail


def test_digits_of_an_arabic_keyboard_are_digits(mother):
    mother.asks_to_be_called(phone="+٩٩١٢٣٤٥٦٧")
    assert CallBack.unscoped.select_related("key").get().words()["phone"] == "+991234567"


def test_without_a_way_to_be_reached_or_a_safe_time_nothing_is_stored(mother):
    neither = mother.asks_to_be_called(phone="")
    assert "anders kunnen wij u niet bereiken" in text_of(neither)
    assert "Zonder tijd" in text_of(mother.asks_to_be_called(safe_time=""))
    assert "geen telefoonnummer" in text_of(mother.asks_to_be_called(phone="bel mijn zus"))
    assert not HelpRequest.unscoped.exists()
    assert shown_code(mother.asks_to_be_called(phone="", safe_time="", email="a@voorbeeld.example"))


def test_asking_twice_with_a_better_number_keeps_the_better_one(mother):
    typed = mother.form("bel-mij") | {"safe_time": "maandag"}
    for phone in ("+991234567", "+997654321"):
        mother.sends("bel-mij", typed | {"phone": phone})
    assert CallBack.unscoped.select_related("key").get().words()["phone"] == "+997654321"
    assert DataKey.unscoped.count() == 2


@pytest.mark.gate("H-11", "releases")
def test_who_is_under_eighteen_reads_that_parents_are_never_called(mother):
    assert "Nooit je ouders" in text_of(mother.reads("bel-mij"))
    mother.asks_to_be_called(caller_age="A12_15")
    assert the_request().caller_age == "A12_15"


def test_the_logbook_knows_that_a_message_came_and_not_from_where(mother):
    mother.asks_to_be_called(story="Over mijn zoon.")
    lines = LogEntry.unscoped.filter(user_role="CALLER")
    assert {line.event_type for line in lines} == {
        "helprequest.received", "help_message_in.recorded", "help_callback.kept"
    }  # fmt: skip
    assert not LogEntry.unscoped.exclude(source_ip=None).exists()
    assert {line.user_id for line in lines} == {None}


def test_the_code_and_the_number_of_the_form_stand_nowhere(mother):
    typed = mother.form("schrijf") | {"story": STORY}
    code = shown_code(mother.sends("schrijf", typed))
    seed = typed["once"].partition(":")[0]
    plain = code.replace("-", "")
    everything = whole_database()
    assert HelpNote.unscoped.exists()
    for wanted in (code, plain, seed, STORY):
        assert wanted not in everything
        assert wanted.encode().hex() not in everything


def whole_database() -> str:
    """Every row of every table, as PostgreSQL writes it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        found = []
        for (table,) in cursor.fetchall():
            cursor.execute(f'SELECT t::text FROM "{table}" t')
            found += [row for (row,) in cursor.fetchall()]
    assert any("WEB" in row for row in found)
    return "\n".join(found)


def test_storing_asks_the_database_the_same_number_of_times(mother):
    counts = []
    for story in ("Kort.", "Lang. " * 1000):
        typed = mother.form("schrijf") | {"story": story}
        with CaptureQueriesContext(connection) as queries:
            mother.sends("schrijf", typed)
        counts.append(len(queries))
    assert counts[0] == counts[1]
