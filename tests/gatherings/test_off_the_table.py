"""A situation that leaves the table leaves the screen: sent back, swapped, taken out, destroyed, or
without an author. What the room answered stays as numbers, and never under another situation."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import signed_in
from tests.gatherings import bringing, making
from tests.gatherings.coming import again
from zorgvuldig import walls
from zorgvuldig.gatherings import showing
from zorgvuldig.gatherings.actions import attending, destroying, rounds, situations, withdrawing
from zorgvuldig.gatherings.actions.erasing import erase_participant
from zorgvuldig.gatherings.models import AnsweredHere, CaseVignette, RoomRound
from zorgvuldig.people.actor import Caller
from zorgvuldig.recording.refusals import NotNow
from zorgvuldig.rules.gatherings.codes import Answer
from zorgvuldig.vault.models import Reason

pytestmark = pytest.mark.usefixtures("library_is_awake")

BROUGHT = "groep die weg moet"


@pytest.fixture
def table(wise):
    """A workshop of today with an open room; paul leads it, two sit at the table."""
    ends = timezone.now() + timedelta(hours=1)
    wise.workshop = making.today_at(wise, room_code="ABC234", ends_at=ends)
    wise.one, wise.two = (making.somebody(wise.workshop, state="SEATED", place=n) for n in (1, 2))
    return wise


def laid(table, author):
    """Handed in and accepted."""
    vignette = bringing.brought(author)
    situations.accept(vignette=vignette, actor=table.at_work("paul"))
    return vignette


def asked(table, vignette, answers=6):
    put = rounds.ask(
        workshop=table.workshop, actor=table.at_work("paul"), once=uuid4(), vignette=vignette.pk
    )
    for number in range(answers):
        phone = str(number).encode()
        rounds.answer(workshop=table.workshop, number=put.pk, phone=phone, given=Answer.SHARE)
    return put


def now(table, asked):
    walls.say(organisation=table.workshop.organisation_id)
    return RoomRound.unscoped.select_related("vignette__key").get(pk=asked.pk)


def phone():
    """Somebody comes in and looks."""
    url = reverse("gathering:room", args=["samen-wijs", "ABC234"])
    return Client().post(url, {"join": "1"}, follow=True).text


def page(table, name="room"):
    walls.say(organisation=table.workshop.organisation_id)
    url = reverse(f"gatherings:{name}", args=[table.workshop.pk])
    return signed_in(table.at_work("paul")).get(url).text


def pressed(table, name, **data):
    walls.say(organisation=table.workshop.organisation_id)
    url = reverse(f"gatherings:{name}", args=[table.workshop.pk])
    return signed_in(table.at_work("paul")).post(url, data, follow=True)


def state_of(table, vignette):
    walls.say(organisation=table.workshop.organisation_id)
    return CaseVignette.unscoped.get(pk=vignette.pk).state


@pytest.mark.gate("W-04", "refuses")
def test_w04_what_was_sent_back_leaves_the_screen_and_the_telephones_at_once(table):
    vignette = laid(table, table.one)
    put = asked(table, vignette)
    assert BROUGHT in phone()
    situations.send_back(vignette=vignette, actor=table.at_work("paul"), remark="Te herkenbaar")
    assert BROUGHT not in phone()
    assert BROUGHT not in page(table, "projector")
    assert "Laat de antwoorden zien" not in page(table)
    assert now(table, put).state == "SHOWN"
    assert not AnsweredHere.unscoped.exists()


@pytest.mark.gate("W-04", "refuses")
@pytest.mark.parametrize("state", ["HANDED_IN", "RETURNED"])
def test_w04_only_what_is_accepted_is_shown_whatever_round_stands_open(table, state):
    put = asked(table, laid(table, table.one))
    row = now(table, put)
    assert showing.question(row)
    row.state = "SHOWN"
    assert showing.columns(row, ["SCHOOL"])
    row.vignette.state = state
    assert showing.question(row) is None
    assert showing.columns(row, ["SCHOOL"]) == []


def test_what_was_answered_stays_when_the_author_hands_in_anew(table):
    vignette = laid(table, table.one)
    put = asked(table, vignette)
    situations.send_back(vignette=vignette, actor=table.at_work("paul"), remark="Te herkenbaar")
    bringing.brought(table.one, situation="Een jongere vertelt thuis over een boze groep.")
    row = now(table, put)
    assert (row.vignette_id, row.counts) == (None, {"SHARE": 6})


def test_what_was_answered_stays_when_the_author_wants_nothing_kept(table):
    put = asked(table, laid(table, table.one))
    erase_participant(
        participant=again(table.one), actor=Caller(table.workshop.organisation_id),
        reason=Reason.CONSENT_WITHDRAWN,
    )  # fmt: skip
    row = now(table, put)
    assert (row.vignette_id, row.counts) == (None, {"SHARE": 6})


def test_old_answers_never_stand_under_the_example_that_came_in_its_place(table):
    vignette = laid(table, table.one)
    put = asked(table, vignette)
    situations.swap(vignette=vignette, actor=table.at_work("paul"), standard="FIFTEEN")
    row = now(table, put)
    assert (row.state, row.vignette_id, row.counts) == ("SHOWN", None, {"SHARE": 6})
    title = showing.told(CaseVignette.unscoped.get(pk=vignette.pk)).title
    assert title not in phone()
    assert title not in page(table, "projector")


@pytest.mark.gate("W-07", "refuses")
def test_w07_danger_takes_out_what_stood_on_the_page_whatever_is_open_by_now(table):
    first, second = laid(table, table.one), laid(table, table.two)
    put = asked(table, first)
    buttons = re.findall(r'name="round" value="([^"]+)"', page(table))
    assert buttons == [str(put.pk)] * 2
    rounds.show(asked=put, actor=table.at_work("paul"))
    asked(table, second)
    assert "112" in pressed(table, "room_danger", round=str(put.pk)).text
    assert state_of(table, first) == "TAKEN_OUT"
    assert state_of(table, second) == "ACCEPTED"


def test_w07_a_page_without_the_number_says_that_nothing_was_taken_out(table):
    vignette = laid(table, table.one)
    asked(table, vignette)
    assert "nog niets uit de oefening" in pressed(table, "room_danger").text
    assert state_of(table, vignette) == "ACCEPTED"


def test_an_old_page_shows_no_answers_of_the_next_question(table):
    first, second = laid(table, table.one), laid(table, table.two)
    put = asked(table, first)
    rounds.show(asked=put, actor=table.at_work("paul"))
    after = asked(table, second, answers=1)
    pressed(table, "room_show", round=str(put.pk))
    row = now(table, after)
    assert (row.state, row.counts) == ("OPEN", {"SHARE": 1})


def test_after_everything_is_destroyed_a_new_question_can_be_asked(table):
    put = asked(table, laid(table, table.one))
    destroying.destroy_all(workshop=table.workshop, actor=table.at_work("paul"))
    assert now(table, put).state == "SHOWN"
    assert "Stel deze vraag" in page(table)
    rounds.ask(
        workshop=table.workshop, actor=table.at_work("paul"), once=uuid4(), card="SMALL_VILLAGE"
    )


def test_a_question_about_nothing_can_still_be_ended_from_the_page(table):
    put = RoomRound.unscoped.create(
        organisation=table.workshop.organisation, workshop=table.workshop, counts={"SHARE": 6}
    )
    assert "Laat de antwoorden zien" in page(table)
    pressed(table, "room_show", round=str(put.pk))
    assert now(table, put).state == "SHOWN"


def test_who_gives_the_seat_back_leaves_nothing_on_the_table(wise):
    workshop = making.led(wise, making.a_workshop(wise, state="CONFIRMED"))
    one = making.somebody(workshop, state="SEATED", place=1)
    key = bringing.brought(one).key_id
    withdrawing.withdraw(participant=again(one))
    assert not CaseVignette.unscoped.exists()
    assert not type(one.key).unscoped.filter(pk=key).exists()


def test_who_was_not_there_leaves_nothing_on_the_table(table):
    put = asked(table, laid(table, table.one))
    attending.walk_in(
        workshop=table.workshop, actor=table.at_work("paul"), instead_of=table.one.pk,
        once=uuid4(), name="Een Ander", email="ander@werk.example", regime="SCHOOL",
    )  # fmt: skip
    assert not CaseVignette.unscoped.exists()
    assert now(table, put).state == "SHOWN"


@pytest.mark.gate("W-04", "refuses")
def test_w04_after_the_end_no_situation_comes_in_any_more(wise):
    begun = timezone.now() - timedelta(days=9)
    workshop = making.a_workshop(
        wise, state="CONFIRMED", begins_at=begun, ends_at=begun + timedelta(hours=3.5)
    )
    one = making.somebody(workshop, state="SEATED", place=1)
    with pytest.raises(NotNow, match="is geweest"):
        bringing.brought(one)
    assert not CaseVignette.unscoped.exists()
