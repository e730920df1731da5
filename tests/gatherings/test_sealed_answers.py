"""What the tables themselves give away of who answered what: to somebody who reads every row, with
the marks of transactions, while the questions are open and after they closed (W-06)."""

import json
import re
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from tests.gatherings import cast, making
from tests.gatherings.test_questions import GIVEN, STATEMENTS, sent, where
from zorgvuldig import walls
from zorgvuldig.gatherings.actions import adding_up, asking, planning
from zorgvuldig.gatherings.actions.erasing import forget_participant
from zorgvuldig.gatherings.models import Participant, SealedAnswers, Workshop, WorkshopCount
from zorgvuldig.recording.refusals import NotNow
from zorgvuldig.rules.gatherings.codes import Moment

OF_PEOPLE = "gatherings_participant"
OF_ANSWERS = ("gatherings_sealedanswers", "gatherings_workshopcount")


def held(people):
    """A workshop with so many seats taken, really stored."""
    with transaction.atomic():
        wise = cast.build()
        workshop = making.led(wise, making.a_workshop(wise, state="CONFIRMED"))
        ones = [making.somebody(workshop, state="SEATED", place=n) for n in range(1, people + 1)]
    return workshop, ones


def answer(workshop, one, calls="NONE"):
    """Each in a transaction of its own, as when the form is sent."""
    with walls.working_for(organisation=workshop.organisation_id):
        known = Participant.unscoped.select_related("workshop__key").get(pk=one.pk)
        given = GIVEN | {"CALLS": calls}
        asking.count_answers(
            participant=known, moment=Moment.BEFORE, given=given, now=timezone.now()
        )


def close(workshop):
    with walls.working_for(organisation=workshop.organisation_id):
        adding_up.add_up_of(Workshop.unscoped.get(pk=workshop.pk), workshop.begins_at)


def marks_on(workshop, *tables):
    """Every mark of a transaction that lies on a row of these tables."""
    with walls.working_for(organisation=workshop.organisation_id), connection.cursor() as cursor:
        found = set()
        for table in tables:
            cursor.execute(f"SELECT xmin::text, xmax::text FROM {table}")  # noqa: S608
            found |= {mark for row in cursor.fetchall() for mark in row}
    return found - {"0"}


def dump(workshop):
    """Every row of people and answers, as a backup of this moment has them."""
    with walls.working_for(organisation=workshop.organisation_id), connection.cursor() as cursor:
        rows = []
        for table in (OF_PEOPLE, *OF_ANSWERS):
            cursor.execute(f"SELECT row_to_json(one)::text FROM {table} one")  # noqa: S608
            rows += [json.loads(text) for (text,) in cursor.fetchall()]
    return rows


@pytest.mark.gate("W-06", "refuses")
def test_no_transaction_wrote_or_held_both_a_person_and_an_answer(committed):
    workshop, (ann, ben) = held(2)
    before = marks_on(workshop, OF_PEOPLE)
    answer(workshop, ann)
    answer(workshop, ben, calls="SIX_OR_MORE")
    assert marks_on(workshop, OF_PEOPLE) == before
    assert len(marks_on(workshop, *OF_ANSWERS)) == 2
    assert not marks_on(workshop, OF_PEOPLE) & marks_on(workshop, *OF_ANSWERS)


@pytest.mark.gate("W-06", "refuses")
def test_a_backup_while_the_questions_are_open_reads_no_answer_and_of_nobody(committed):
    workshop, (ann, ben) = held(2)
    answer(workshop, ann)
    answer(workshop, ben, calls="SIX_OR_MORE")
    rows = dump(workshop)
    boxes = [row for row in rows if "ticket" in row]
    assert len(boxes) == 2
    assert not [row for row in rows if "question" in row]
    assert {len(box["sealed"]) for box in boxes} == {len(boxes[0]["sealed"])}
    for word in ("NONE", "SIX_OR_MORE", STATEMENTS[0], str(ann.pk), str(ben.pk)):
        assert word not in str(boxes)
    assert not [name for name in boxes[0] if name.endswith(("_at", "_on"))]


@pytest.mark.gate("W-06", "refuses")
def test_after_closing_two_answers_leave_nothing(committed):
    workshop, people = held(2)
    for one in people:
        answer(workshop, one)
    close(workshop)
    assert not [row for row in dump(workshop) if "ticket" in row or "question" in row]


@pytest.mark.gate("W-06", "releases")
def test_after_closing_all_counts_carry_one_mark_and_it_is_on_nobody(committed):
    workshop, people = held(6)
    before = marks_on(workshop, OF_PEOPLE)
    for number, one in enumerate(people):
        answer(workshop, one, calls="NONE" if number else "SIX_OR_MORE")
    close(workshop)
    marks = marks_on(workshop, *OF_ANSWERS)
    assert len(marks) == 1
    assert marks_on(workshop, OF_PEOPLE) == before
    with walls.working_for(organisation=workshop.organisation_id):
        counted = WorkshopCount.unscoped.filter(question="CALLS").values_list("answer", "count")
        assert dict(counted) == {"NONE": 5, "SIX_OR_MORE": 1}
        assert not SealedAnswers.unscoped.exists()


def test_a_day_that_moves_does_not_open_what_was_added_up(wise):
    workshop = making.led(wise, making.a_workshop(wise, state="CONFIRMED"))
    ones = [making.somebody(workshop, state="SEATED", place=number) for number in range(1, 8)]
    *early, late = ones
    for one in early:
        asking.count_answers(participant=one, moment=Moment.BEFORE, given=GIVEN, now=timezone.now())
    adding_up.add_up_of(workshop, workshop.begins_at)
    planning.set_day(
        workshop=workshop,
        actor=wise.at_work("olga"),
        begins_at=workshop.begins_at + timedelta(days=7),
        ends_at=workshop.ends_at + timedelta(days=7),
        address="Verzonnen plein 1",
    )
    late = Participant.unscoped.select_related("workshop__key").get(pk=late.pk)
    with pytest.raises(NotNow):
        asking.count_answers(
            participant=late, moment=Moment.BEFORE, given=GIVEN, now=timezone.now()
        )
    assert asking.open_for(late, timezone.now()) is None
    assert WorkshopCount.unscoped.get(question="CALLS").count == 6


def test_what_was_filled_in_before_is_not_counted_as_after(wise):
    workshop = making.led(wise, making.a_workshop(wise, state="CONFIRMED"))
    workshop.begins_at = timezone.now() - timedelta(hours=4)
    workshop.ends_at = timezone.now()
    workshop.save()
    somebody = making.somebody(workshop, state="SEATED", place=1)
    page = Client().post(where(somebody), sent(CALLS="THREE_TO_FIVE"))
    assert page.status_code == 422
    assert "ander moment" in page.text
    assert re.search(r'<input[^>]*value="THREE_TO_FIVE"[^>]*checked', page.text)
    walls.say(organisation=workshop.organisation_id)
    assert not SealedAnswers.unscoped.exists()
    assert "zijn geteld" in Client().post(where(somebody), sent(meant="AFTER")).text


def test_what_is_sent_when_nothing_is_open_hears_so(wise):
    workshop = making.led(wise, making.a_workshop(wise, state="CONFIRMED"))
    workshop.begins_at = timezone.now() - timedelta(hours=1)
    workshop.ends_at = timezone.now() + timedelta(hours=2)
    workshop.save()
    somebody = making.somebody(workshop, state="SEATED", place=1)
    assert "Er is niets bewaard" in Client().post(where(somebody), sent()).text


def test_who_is_forgotten_leaves_no_box(wise):
    workshop = making.led(wise, making.a_workshop(wise, state="CONFIRMED"))
    ann, ben = (making.somebody(workshop, state="SEATED", place=place) for place in (1, 2))
    for one in (ann, ben):
        asking.count_answers(participant=one, moment=Moment.BEFORE, given=GIVEN, now=timezone.now())
    forget_participant(ann.pk)
    assert SealedAnswers.unscoped.count() == 1
    assert asking.has_answered(ben, Moment.BEFORE)
