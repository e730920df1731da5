"""Coming into the room: as many telephones as people, the same question counted once, and nobody
who guesses codes (W-06)."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.gatherings import making
from tests.gatherings.test_room import answered, asked_about, in_the_room, on_phone, shown, where
from zorgvuldig import walls
from zorgvuldig.gatherings import marks
from zorgvuldig.gatherings.actions import room as actions
from zorgvuldig.gatherings.actions.erasing import forget_participant
from zorgvuldig.gatherings.actions.knocking import MOST_WRONG, WITHIN
from zorgvuldig.gatherings.door import fresh
from zorgvuldig.gatherings.models import Provider, RoomRound, Workshop
from zorgvuldig.recording.refusals import NotNow

PEOPLE = 17  # fifteen seats and two who lead


@pytest.fixture
def workshop(wise):
    return making.today_at(wise, room_code="ABC234")


def answer(asked, phone, given="SHARE"):
    sent = {"round": str(asked.pk), "phone": phone, "answer": given}
    return Client().post(where(code="ABC234"), sent)


def test_a_telephone_that_loads_the_page_again_is_the_same_telephone(wise, workshop):
    asked = asked_about(wise, workshop)
    inside = Client().post(where(code="ABC234"), {"join": "1"})["Location"]
    phone = on_phone(Client().get(inside).text, "phone")
    for _ in range(3):
        assert "Uw antwoord is geteld" in answer(asked, phone).text
        page = Client().get(inside).text
        assert "Uw antwoord is geteld" in page
        assert on_phone(page, "t") == phone
    asked.refresh_from_db()
    assert asked.counts == {"SHARE": 1}
    assert Workshop.unscoped.get().phones == 1


@pytest.mark.gate("W-06", "refuses")
def test_without_coming_in_nobody_answers_or_sees(wise, workshop):
    asked = asked_about(wise, workshop)
    for phone in ("", "verzonnen", fresh(workshop.organisation_id), "\0"):
        page = answer(asked, phone)
        assert page.status_code == 422
        assert "niet geteld" in page.text
    other_room = marks.new_phone(workshop.organisation_id, "ZZZ999")
    assert answer(asked, other_room).status_code == 422
    asked.refresh_from_db()
    assert asked.counts == {}
    assert "Geef dit antwoord" not in Client().get(where(code="ABC234")).text


@pytest.mark.gate("W-06", "refuses")
def test_no_more_telephones_come_in_than_there_are_people(wise, workshop):
    for _ in range(PEOPLE):
        assert "U doet mee" in in_the_room().text
    late = in_the_room()
    assert late.status_code == 409
    assert "zoveel telefoons" in late.text
    assert Client().post(where("room_join"), {"code": "ABC234"}).status_code == 409


def test_a_room_that_opens_anew_lets_everybody_in_anew(wise, workshop):
    for _ in range(PEOPLE):
        inside = in_the_room()
    old = inside.redirect_chain[0][0].partition("?")[2]
    walls.say(organisation=workshop.organisation_id)
    actions.close_room(workshop=workshop, actor=wise.at_work("paul"))
    code = actions.open_room(workshop=workshop, actor=wise.at_work("paul"))
    assert "U doet mee" in in_the_room(code).text
    assert "U doet mee met deze telefoon" in Client().get(f"{where(code=code)}?{old}").text


def test_the_page_of_the_room_says_how_many_telephones_are_in(wise, signed_in, workshop):
    in_the_room()
    in_the_room()
    page = signed_in(wise.paul).get(reverse("gatherings:room", args=[workshop.pk])).text
    assert "zijn 2 telefoons binnen" in page


@pytest.mark.gate("W-06", "refuses")
@pytest.mark.parametrize("about", ["card", "situation", "the same example laid out twice"])
def test_a_question_whose_answers_were_seen_is_not_asked_again(wise, workshop, about):
    first = None if about == "card" else making.an_example(workshop)
    asked = asked_about(wise, workshop, first)
    answered(workshop, asked, *["SHARE"] * 5)
    shown(wise, asked)
    again = making.an_example(workshop) if "twice" in about else first
    with pytest.raises(NotNow, match="al gesteld"):
        asked_about(wise, workshop, again)


@pytest.mark.gate("W-06", "releases")
def test_a_question_that_fewer_than_five_answered_may_be_asked_again(wise, workshop):
    asked = asked_about(wise, workshop)
    answered(workshop, asked, *["SHARE"] * 4)
    shown(wise, asked)
    assert asked_about(wise, workshop)


@pytest.mark.gate("W-06", "refuses")
def test_an_old_page_does_not_end_the_next_question(wise, signed_in, workshop):
    paul = signed_in(wise.paul)
    url = reverse("gatherings:room_show", args=[workshop.pk])
    first = asked_about(wise, workshop)
    shown(wise, first)
    second = asked_about(wise, workshop, making.an_example(workshop))
    answered(workshop, second, *["SHARE"] * 4)
    for stale in ({"round": str(first.pk)}, {}, {"round": "onzin"}):
        paul.post(url, stale)
    walls.say(organisation=workshop.organisation_id)
    second.refresh_from_db()
    assert (second.state, second.counts) == ("OPEN", {"SHARE": 4})
    paul.post(url, {"round": str(second.pk)})
    walls.say(organisation=workshop.organisation_id)
    second.refresh_from_db()
    assert second.state == "SHOWN"


def test_what_the_room_answered_stays_when_an_author_is_forgotten(wise, workshop):
    author = making.somebody(workshop, state="SEATED", place=1)
    brought = making.an_example(workshop, participant=author)
    asked = asked_about(wise, workshop, brought)
    answered(workshop, asked, *["SHARE"] * 6)
    shown(wise, asked)
    forget_participant(author.pk)
    kept = RoomRound.unscoped.get(pk=asked.pk)
    assert (kept.vignette_id, kept.counts) == (None, {"SHARE": 6})


@pytest.mark.parametrize("typed", ["AB\0C23", "\0\0\0\0\0\0", "O0O0O0", "ABC23", "ßßßßßß", "'; --"])
def test_what_is_no_code_is_said_kindly_and_counts_for_nobody(workshop, typed):
    page = Client().post(where("room_join"), {"code": typed})
    assert page.status_code == 422
    assert "geen zaal" in page.text
    assert Provider.objects.get(slug="samen-wijs").wrong_codes == 0


def wrong(times):
    codes = [f"ZZZ{a}{b}Z" for a in "ABCDEFGH" for b in "ABCDEFGH"]
    return [Client().get(where(code=code)).status_code for code in codes[:times]]


def test_who_guesses_codes_waits_and_who_is_in_the_room_does_not(wise, workshop):
    inside = Client().post(where("room_join"), {"code": "ABC234"})["Location"]
    assert wrong(MOST_WRONG) == [404] * MOST_WRONG
    assert wrong(1) == [429]
    stopped = Client().post(where("room_join"), {"code": "ABC234"})
    assert stopped.status_code == 429
    assert "Wacht tien minuten" in stopped.text
    assert "U doet mee" in Client().get(inside).text
    read = {"s": marks.of_screen(workshop.organisation_id, "ABC234")}
    assert Client().get(where(code="ABC234"), read).status_code == 200
    assert Client().post(where(code="ABC234"), read | {"join": "1"}).status_code == 302
    Provider.objects.update(wrong_since=timezone.now() - WITHIN - timedelta(seconds=1))
    assert wrong(1) == [404]
    assert Client().get(where(code="ABC234")).status_code == 200


def test_one_provider_that_is_guessed_at_does_not_close_another(workshop):
    wrong(MOST_WRONG)
    kring = reverse("gathering:room_join", kwargs={"slug": "kring"})
    assert Client().post(kring, {"code": "ZZZZZZ"}).status_code == 422
