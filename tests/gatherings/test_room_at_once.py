"""Fifteen telephones at once: none is lost, and none counts twice."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

from django.db import connections, transaction

from tests.gatherings import cast, making
from zorgvuldig import walls
from zorgvuldig.gatherings.actions import adding_up, asking, rounds
from zorgvuldig.gatherings.models import AnsweredHere, Participant, RoomRound, WorkshopCount
from zorgvuldig.recording.refusals import AlreadyRecorded
from zorgvuldig.rules.gatherings.codes import Answer, Moment

PHONES = 15


def all_at_once(workshop, deed, tries):
    """Each in a thread and a connection of its own, let go together."""
    gate = Barrier(len(tries))

    def one(what):
        try:
            with walls.working_for(organisation=workshop.organisation_id):
                gate.wait(timeout=120)
                deed(what)
            return "done"
        except AlreadyRecorded:
            return "twice"
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(tries)) as pool:
        return list(pool.map(one, tries))


def test_fifteen_phones_that_press_twice_at_once_count_fifteen(committed):
    with transaction.atomic():
        wise = cast.build()
        workshop = making.today_at(wise, room_code="ABC234")
        asked = rounds.ask(
            workshop=workshop, actor=wise.at_work("paul"), once=uuid4(), card="SMALL_VILLAGE"
        )

    def press(number):
        given = list(Answer)[number % 4]
        phone = f"phone {number}".encode()
        rounds.answer(workshop=workshop, number=asked.pk, phone=phone, given=given)

    said = all_at_once(workshop, press, [*range(PHONES), *range(PHONES)])
    assert (said.count("done"), said.count("twice")) == (PHONES, PHONES)
    with walls.working_for(organisation=workshop.organisation_id):
        assert RoomRound.unscoped.get().counts == {
            "SHARE": 4, "SHARE_NOT": 4, "ANONYMOUS": 4, "ASK_CONSENT": 3
        }  # fmt: skip
        assert AnsweredHere.unscoped.count() == PHONES


def test_fifteen_people_who_send_their_answers_at_once_count_fifteen(committed):
    with transaction.atomic():
        wise = cast.build()
        workshop = making.led(wise, making.a_workshop(wise, state="INVITED"))
        people = [making.somebody(workshop, state="SEATED", place=place) for place in range(1, 16)]
        now = workshop.requested_at

    def send(number):
        one = Participant.unscoped.select_related("workshop__key").get(pk=number)
        given = {"OWN_LAW": "3", "CALLS": "NONE"}
        asking.count_answers(participant=one, moment=Moment.BEFORE, given=given, now=now)

    numbers = [one.pk for one in people]
    said = all_at_once(workshop, send, [*numbers, *numbers])
    assert (said.count("done"), said.count("twice")) == (PHONES, PHONES)
    with walls.working_for(organisation=workshop.organisation_id):
        adding_up.add_up_of(workshop, workshop.begins_at)
        counted = WorkshopCount.unscoped.values_list("question", "answer", "count")
        assert set(counted) == {("OWN_LAW", "3", 15), ("CALLS", "NONE", 15)}
