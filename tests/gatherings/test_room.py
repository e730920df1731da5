"""In the room: each answers first alone, only the room is counted, the law stands per frame."""

import gzip
import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.gatherings import making
from zorgvuldig import walls
from zorgvuldig.gatherings import showing, situations
from zorgvuldig.gatherings.access import room as access
from zorgvuldig.gatherings.actions import room as actions
from zorgvuldig.gatherings.actions import rounds
from zorgvuldig.gatherings.actions.destroying import take_out
from zorgvuldig.gatherings.models import AnsweredHere, CaseVignette, RoomRound
from zorgvuldig.handbook import gatherings
from zorgvuldig.handbook.wording import label
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.recording.refusals import AlreadyRecorded, NotNow
from zorgvuldig.rules.codes import Regime
from zorgvuldig.rules.gatherings.codes import Answer
from zorgvuldig.rules.what_would_change import advise

LIGHT = 30_000


@pytest.fixture
def workshop(wise):
    return making.today_at(wise, room_code="ABC234")


@pytest.fixture
def example(workshop):
    return making.an_example(workshop)


def asked_about(wise, workshop, example=None, **known):
    about = {"vignette": example.pk} if example else {"card": "SMALL_VILLAGE"}
    return rounds.ask(
        workshop=workshop, actor=wise.at_work("paul"), once=uuid4(), **(about | known)
    )


def answered(workshop, asked, *given):
    for number, answer in enumerate(given):
        phone = f"{number}".encode()
        rounds.answer(workshop=workshop, number=asked.pk, phone=phone, given=Answer(answer))


def shown(wise, asked):
    rounds.show(asked=asked, actor=wise.at_work("paul"))
    asked.refresh_from_db()
    return asked


def where(name="room", **kwargs):
    return reverse(f"gathering:{name}", kwargs={"slug": "samen-wijs", **kwargs})


def on_phone(text, name):
    return re.search(rf'name="{name}" value="([^"]*)"', text)[1]


def in_the_room(code="ABC234"):
    """A telephone comes in."""
    return Client().post(where(code=code), {"join": "1"}, follow=True)


def test_the_room_opens_on_the_day_itself(wise, workshop):
    workshop.room_code = ""
    workshop.save()
    code = actions.open_room(workshop=workshop, actor=wise.at_work("paul"))
    assert len(code) == 6
    assert actions.open_room(workshop=workshop, actor=wise.at_work("olga")) == code
    assert Client().get(where(code=code)).status_code == 200
    assert Client().get(where(code=code.lower())).status_code == 200


def test_the_room_stays_shut_on_another_day(wise):
    coming = making.led(wise, making.a_workshop(wise, state="CONFIRMED"))
    with pytest.raises(NotNow, match="op de dag zelf"):
        actions.open_room(workshop=coming, actor=wise.at_work("paul"))


def test_a_code_of_yesterday_or_of_a_closed_room_opens_nothing(wise, workshop):
    workshop.begins_at -= timedelta(days=1)
    workshop.save()
    assert Client().get(where(code="ABC234")).status_code == 404
    workshop.begins_at += timedelta(days=1)
    workshop.save()
    assert Client().get(where(code="ABC234")).status_code == 200
    walls.say(organisation=workshop.organisation_id)
    actions.close_room(workshop=workshop, actor=wise.at_work("paul"))
    assert Client().get(where(code="ABC234")).status_code == 404


def test_the_code_opens_no_room_of_another_provider(workshop):
    kring = reverse("gathering:room", kwargs={"slug": "kring", "code": "ABC234"})
    assert Client().get(kring).status_code == 404


def test_one_question_at_a_time(wise, workshop, example):
    asked_about(wise, workshop, example)
    with pytest.raises(NotNow, match="nog een vraag open"):
        asked_about(wise, workshop)


def test_a_question_sent_twice_is_asked_once(wise, workshop, example):
    once = uuid4()
    rounds.ask(workshop=workshop, actor=wise.at_work("paul"), once=once, card="SMALL_VILLAGE")
    with pytest.raises(AlreadyRecorded):
        rounds.ask(workshop=workshop, actor=wise.at_work("paul"), once=once, card="SMALL_VILLAGE")


def test_a_phone_answers_once_however_often_it_presses(wise, workshop, example):
    asked = asked_about(wise, workshop, example)
    phone = Client()
    page = in_the_room().text
    sent = {"phone": on_phone(page, "phone"), "round": on_phone(page, "round"), "answer": "SHARE"}
    assert "Geef dit antwoord" in page
    for _ in range(3):
        answer = phone.post(where(code="ABC234"), sent)
        assert "Uw antwoord is geteld" in answer.text
        assert not answer.cookies
    asked.refresh_from_db()
    assert asked.counts == {"SHARE": 1}
    assert "Wat antwoordde de zaal" not in answer.text


def test_a_phone_that_answers_nothing_hears_it(wise, workshop, example):
    asked = asked_about(wise, workshop, example)
    phone = on_phone(in_the_room().text, "phone")
    answer = Client().post(where(code="ABC234"), {"round": str(asked.pk), "phone": phone})
    assert answer.status_code == 422
    assert "nog niet geteld" in answer.text
    sent = {"round": "onzin", "answer": "SHARE", "phone": phone}
    answer = Client().post(where(code="ABC234"), sent)
    assert answer.status_code == 422
    asked.refresh_from_db()
    assert asked.counts == {}


def test_an_answer_after_the_answers_were_shown_is_not_counted(wise, workshop, example):
    asked = shown(wise, asked_about(wise, workshop, example))
    with pytest.raises(NotNow, match="niet geteld"):
        answered(workshop, asked, "SHARE")


def test_the_join_page_takes_the_code_from_the_screen(workshop):
    answer = Client().post(where("room_join"), {"code": "abc 234"})
    assert answer["Location"].startswith(where(code="ABC234") + "?t=")
    assert "U doet mee" in Client().get(answer["Location"]).text
    wrong = Client().post(where("room_join"), {"code": "XXX999"})
    assert wrong.status_code == 422
    assert "geen zaal" in wrong.text


@pytest.mark.gate("W-06", "refuses")
def test_under_five_the_counts_are_hidden_and_gone(wise, workshop, example):
    asked = asked_about(wise, workshop, example)
    answered(workshop, asked, *["SHARE"] * 4)
    asked = shown(wise, asked)
    assert showing.answers(asked) is None
    assert asked.counts == {}
    page = in_the_room().text
    assert "Minder dan vijf mensen antwoordden" in page
    assert "Wat zegt de wet" in page


@pytest.mark.gate("W-06", "releases")
def test_from_five_the_room_sees_its_answers(wise, workshop, example):
    asked = asked_about(wise, workshop, example)
    answered(workshop, asked, "SHARE", "SHARE", "SHARE_NOT", "ANONYMOUS", "SHARE")
    assert showing.answers(RoomRound.unscoped.get()) is None
    asked = shown(wise, asked)
    assert {one["text"]: one["count"] for one in showing.answers(asked)} == {
        "Delen": 3,
        "Niet delen": 1,
        "Advies zonder naam": 1,
        "Eerst toestemming vragen": 0,
    }


@pytest.mark.gate("W-06", "refuses")
def test_no_table_holds_a_phone_with_its_answer(wise, workshop, example):
    asked = asked_about(wise, workshop, example)
    looked = in_the_room().text
    phone = on_phone(looked, "phone")
    sent = {"phone": phone, "round": str(asked.pk), "answer": "ANONYMOUS"}
    Client().post(where(code="ABC234"), sent)
    walls.say(organisation=workshop.organisation_id)
    held = dump()
    assert phone.split(":")[0] not in held
    assert held.count("ANONYMOUS") == 1  # the count of the room
    assert AnsweredHere.unscoped.count() == 1
    assert {f.name for f in AnsweredHere._meta.concrete_fields} == {
        "id", "organisation", "round", "phone_digest"
    }  # fmt: skip
    shown(wise, asked)
    assert AnsweredHere.unscoped.count() == 0


def dump() -> str:
    """Every row of the room and every line of the logbook, as text."""
    models = [*apps.get_app_config("gatherings").get_models(), LogEntry]
    rows = [row for model in models for row in model._base_manager.values_list()]
    return repr([[bytes(v) if isinstance(v, memoryview) else v for v in row] for row in rows])


@pytest.mark.gate("W-07", "releases")
def test_real_danger_leaves_the_screen_at_once(wise, signed_in, workshop, example):
    asked = asked_about(wise, workshop, example)
    danger = reverse("gatherings:room_danger", args=[workshop.pk])
    page = signed_in(wise.paul).post(danger, {"round": str(asked.pk)})
    assert "Bel meteen 112" in page.text
    walls.say(organisation=workshop.organisation_id)
    assert CaseVignette.unscoped.get().state == "TAKEN_OUT"
    assert RoomRound.unscoped.count() == 0
    assert "Er staat nog geen vraag open" in in_the_room().text


@pytest.mark.gate("W-07", "refuses")
def test_what_was_taken_out_comes_on_no_screen_again(wise, workshop, example):
    take_out(vignette=example, actor=wise.at_work("paul"))
    with pytest.raises(NotNow, match="niet meer op tafel"):
        asked_about(wise, workshop, example)


def test_the_law_stands_for_each_frame_at_the_table(wise, workshop, example):
    making.somebody(workshop, state="SEATED", place=1, regime="MEDICAL")
    making.somebody(workshop, state="SEATED", place=2, regime="SCHOOL", sector="EDUCATION")
    making.somebody(workshop, state="WAITING", place=3, regime="GI")
    asked = shown(wise, asked_about(wise, workshop, example))
    frames = access.frames_of(workshop)
    assert frames == [regime for regime in Regime if regime in ("MEDICAL", "SCHOOL")]
    columns = showing.columns(asked, frames)
    said = {name: one.row for one in columns for name in one.frames}
    assert said == {
        label("regime", frame): situations.advice(situations.told(example), frame).row
        for frame in frames
    }
    assert all(one.outcome and one.source and not one.signed for one in columns)
    page = in_the_room().text
    assert page.count("Nog niet door een jurist bekeken") == len(columns)


def test_frames_with_the_same_answer_share_a_column_and_others_do_not(wise, workshop):
    for code in gatherings.vignettes():
        example = making.an_example(workshop, standard=code)
        asked = shown(wise, asked_about(wise, workshop, example))
        columns = showing.columns(asked, list(Regime))
        names = [name for one in columns for name in one.frames]
        assert sorted(names) == sorted(label("regime", regime) for regime in Regime)
        facts = [situations.facts_for(situations.told(example), regime) for regime in Regime]
        assert len({advise(one) for one in facts}) <= len(columns) <= len(facts)
        assert all(one.openings for one in columns if one.outcome == "Vraag eerst toestemming")
        assert len(set(columns)) == len(columns)


def test_all_frames_stand_there_when_nobody_chose_one(workshop):
    assert access.frames_of(workshop) == list(Regime)


def test_the_law_is_not_shown_while_people_answer(wise, workshop, example):
    asked_about(wise, workshop, example)
    assert "Wat zegt de wet" not in in_the_room().text


def test_the_phone_page_is_light(wise, workshop, example):
    asked = asked_about(wise, workshop, example)
    answered(workshop, asked, *["SHARE"] * 6)
    shown(wise, asked)
    page = in_the_room()
    assert "Wat zegt de wet" in page.text
    assert len(gzip.compress(page.content)) < LIGHT
    assert "<script" not in page.text


def test_the_next_part_begins_when_it_is_pressed_and_once(wise, workshop):
    now = timezone.localtime(workshop.begins_at) + timedelta(minutes=25)
    assert actions.clock(workshop, now).code == "NETWORK"
    for _ in range(2):
        actions.begin_next(workshop=workshop, actor=wise.at_work("paul"), after="NETWORK", now=now)
    assert actions.clock(workshop, now).code == "CASES"
    assert actions.clock(workshop, now).minutes_left == 70
