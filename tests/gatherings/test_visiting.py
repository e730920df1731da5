"""Coming to a meeting: a number, a call that somebody asks for, and three faces."""

import threading
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from tests.gatherings import cast, making
from zorgvuldig import walls
from zorgvuldig.gatherings.access.meetings import counts_of, taken_in
from zorgvuldig.gatherings.access.visits import open_wish
from zorgvuldig.gatherings.actions import smileys, visiting
from zorgvuldig.gatherings.models import CallBackWish, MeetingCount, MeetingPlace
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.recording.refusals import AlreadyRecorded, GateShut, NotNow
from zorgvuldig.rules.gatherings.codes import CallReason
from zorgvuldig.vault.models import DataKey, Erasure

CALL = {"language": "tr", "first_name": "Samira", "reach": "verzonnen nummer", "when": "na zes uur"}
HAPPY = {"WELCOME": "GLAD", "USEFUL": "GLAD", "KNOWS_WHERE": "SO_SO"}


def take(meeting, people, once=None, **typed):
    return visiting.take_places(
        meeting=meeting, once=once or uuid4(), people=people, typed={**typed}
    )


@pytest.mark.gate("M-01", "releases")
def test_a_number_is_enough_for_places(wise):
    meeting = making.a_meeting(wise)
    take(meeting, 3)
    assert taken_in(meeting) == 3


@pytest.mark.gate("M-01", "refuses")
def test_a_name_that_comes_along_is_refused_and_nothing_is_kept(wise):
    meeting = making.a_meeting(wise)
    with pytest.raises(GateShut, match="geen naam"):
        take(meeting, 3, name="Samira")
    assert taken_in(meeting) == 0


def test_nothing_of_a_visitor_comes_in_the_logbook(wise):
    meeting, before = making.a_meeting(wise), LogEntry.unscoped.count()
    place = take(meeting, 3)
    visiting.give_back(place=place)
    smileys.answer(meeting=making.ran(wise), once=uuid4(), faces=HAPPY)
    assert LogEntry.unscoped.count() == before


def test_sent_twice_is_stored_once_also_when_it_is_full_by_now(wise):
    meeting, once = making.a_meeting(wise, places=3), uuid4()
    assert take(meeting, 3, once).pk == take(meeting, 3, once).pk
    assert taken_in(meeting) == 3


def test_full_says_that_one_can_walk_in(wise):
    meeting = making.a_meeting(wise, places=5)
    take(meeting, 4)
    with pytest.raises(NotNow, match="U kunt toch langskomen"):
        take(meeting, 2)
    take(meeting, 1)
    with pytest.raises(NotNow):
        take(meeting, 1)


def test_places_that_are_given_back_are_free_again(wise):
    meeting = making.a_meeting(wise, places=3)
    visiting.give_back(place=take(meeting, 3))
    take(meeting, 3)
    assert MeetingPlace.unscoped.count() == 1


@pytest.mark.parametrize("state", ["PLANNED", "CANCELLED", "HELD", "CLOSED"])
def test_no_places_for_what_is_not_announced(wise, state):
    meeting = making.a_meeting(wise, state=state)
    with pytest.raises(NotNow):
        take(meeting, 1)


def test_no_places_for_what_is_over(wise):
    meeting = making.ran(wise, ends_at=timezone.now() - timedelta(minutes=1))
    with pytest.raises(NotNow):
        take(meeting, 1)


def test_forty_at_once_never_get_more_than_there_are(committed):
    with transaction.atomic():
        meeting = making.a_meeting(cast.build(), places=25)
    together, refused = threading.Barrier(10), []

    def come():
        with walls.working_for(organisation=meeting.organisation_id):
            together.wait(120)
            for _ in range(4):
                try:
                    take(type(meeting).unscoped.get(pk=meeting.pk), 2)
                except NotNow:
                    refused.append(1)
        connection.close()

    crowd = [threading.Thread(target=come) for _ in range(10)]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    with walls.working_for(organisation=meeting.organisation_id):
        assert taken_in(meeting) == 24
    assert len(refused) == 40 - 12


@pytest.mark.gate("M-02", "refuses")
def test_a_number_without_the_wish_to_be_called_is_not_stored(wise):
    meeting = making.a_meeting(wise)
    with pytest.raises(GateShut) as refusal:
        visiting.ask_call(meeting=meeting, once=uuid4(), wants_a_call=False, **CALL)
    assert refusal.value.gate == "M-02"
    assert CallBackWish.unscoped.count() + DataKey.unscoped.count() == 0


@pytest.mark.gate("M-02", "releases")
def test_who_asks_is_kept_for_that_call_and_apart_from_a_place(wise):
    olga, meeting, once = wise.at_work("olga"), making.a_meeting(wise), uuid4()
    wish = visiting.ask_call(meeting=meeting, once=once, wants_a_call=True, **CALL)
    with pytest.raises(AlreadyRecorded):
        visiting.ask_call(meeting=meeting, once=once, wants_a_call=True, **CALL)
    assert wish.keep_until == timezone.localdate() + timedelta(days=30)
    assert b"Samira" not in bytes(wish.sealed)
    assert not [f for f in MeetingPlace._meta.get_fields() if "wish" in f.name or "call" in f.name]
    assert open_wish(olga, wish, CallReason.CALLS_NOW)["reach"] == CALL["reach"]
    seen = LogEntry.unscoped.get(event_type="callbackwish.read")
    assert (seen.object_id, seen.purpose) == (str(wish.pk), "CALLS_NOW")


@pytest.mark.gate("M-02", "releases")
@pytest.mark.parametrize("who", ["the organiser", "themselves"])
def test_after_the_call_or_when_they_change_their_mind_it_is_gone_at_once(wise, who):
    wish = making.a_wish(wise)
    if who == "themselves":
        visiting.call_no_more(wish=wish)
    else:
        visiting.was_called(wish=wish, actor=wise.olga)
    assert CallBackWish.unscoped.count() + DataKey.unscoped.count() == 0
    assert Erasure.unscoped.filter(object_id=wish.pk).count() == 1
    visiting.call_no_more(wish=wish)
    assert Erasure.unscoped.count() == 1


def test_faces_are_counted_once_per_form_and_nobody_s(wise):
    meeting, once = making.ran(wise), uuid4()
    smileys.answer(meeting=meeting, once=once, faces=HAPPY)
    with pytest.raises(AlreadyRecorded):
        smileys.answer(meeting=meeting, once=once, faces=HAPPY)
    smileys.answer(meeting=meeting, once=uuid4(), faces=HAPPY)
    assert counts_of(meeting) == dict.fromkeys(HAPPY.items(), 2)


@pytest.mark.parametrize("hours", [-1, 50])
def test_the_questions_stand_open_during_the_meeting_and_a_day_after(wise, hours):
    begins = timezone.now() - timedelta(hours=hours)
    meeting = making.a_meeting(wise, begins_at=begins, ends_at=begins + timedelta(hours=2))
    with pytest.raises(NotNow):
        smileys.answer(meeting=meeting, once=uuid4(), faces=HAPPY)
    assert MeetingCount.unscoped.count() == 0


def test_papers_come_on_top_of_the_telephones_once(wise):
    olga, meeting, once = wise.at_work("olga"), making.ran(wise, state="HELD"), uuid4()
    smileys.answer(meeting=meeting, once=uuid4(), faces={"WELCOME": "GLAD"})
    counted = [("WELCOME", "GLAD", 7), ("WELCOME", "NOT_GLAD", 1)]
    smileys.count_paper(meeting=meeting, actor=olga, once=once, counted=counted)
    with pytest.raises(AlreadyRecorded):
        smileys.count_paper(meeting=meeting, actor=olga, once=once, counted=counted)
    assert counts_of(meeting) == {("WELCOME", "GLAD"): 8, ("WELCOME", "NOT_GLAD"): 1}
    assert type(meeting).unscoped.get(pk=meeting.pk).state == "EVALUATED"


def test_a_visitor_does_not_see_how_many_come(wise):
    meeting = making.a_meeting(wise)
    pages = []
    for _ in range(2):
        take(meeting, 6)
        answer = Client().get(f"/bijeenkomsten/samen-wijs/agenda/{meeting.pk}/")
        pages.append(answer.content.decode().partition('name="once"')[0])
        walls.say(organisation=meeting.organisation_id)
    assert pages[0] == pages[1]
