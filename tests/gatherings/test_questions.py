"""Before, after and three months later: counted for the group, and kept of nobody (W-06)."""

import re
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.gatherings import making
from zorgvuldig import walls
from zorgvuldig.gatherings import group, links
from zorgvuldig.gatherings.access.room import counts_of
from zorgvuldig.gatherings.actions import adding_up, asking
from zorgvuldig.gatherings.asking import mail as letters
from zorgvuldig.gatherings.asking.part import asked
from zorgvuldig.gatherings.models import Participant, Provider, SealedAnswers, WorkshopCount
from zorgvuldig.handbook import gatherings
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.recording.refusals import AlreadyRecorded, NotNow
from zorgvuldig.rules.gatherings.asking import ADDING_UP
from zorgvuldig.rules.gatherings.clocks import asked_later_on
from zorgvuldig.rules.gatherings.codes import Moment

STATEMENTS = list(gatherings.confidence().statements)
GIVEN = dict.fromkeys(STATEMENTS, "3") | {"CALLS": "NONE", "QUIZ": "2"}


@pytest.fixture
def workshop(wise):
    return making.led(wise, making.a_workshop(wise, state="CONFIRMED"))


@pytest.fixture
def somebody(workshop):
    return making.somebody(workshop, state="SEATED", place=1)


def sent(**other):
    """The form of somebody of youth care; the quiz all wrong but the first."""
    quiz = gatherings.quiz("JEUGDHULP")
    wrong = {one.code: str((one.right + 1) % 3) for one in quiz}
    first = {quiz[0].code: str(quiz[0].right)}
    plain = dict.fromkeys(STATEMENTS, "3") | {"CALLS": "NONE", "meant": "BEFORE"}
    return plain | wrong | first | other


def where(one):
    link = links.token("seat", one.pk, one.turn)
    return reverse("gathering:questions", args=["samen-wijs", link])


def in_the_group(workshop, moment, people, given=None):
    for place in range(people):
        one = making.somebody(workshop, state="SEATED", place=place + 10)
        one.workshop = workshop
        asking.count_answers(
            participant=one, moment=moment, given=given or GIVEN, now=when(workshop, moment)
        )


def when(workshop, moment):
    begins = workshop.begins_at
    return {
        Moment.BEFORE: begins - timedelta(days=1),
        Moment.AFTER: workshop.ends_at,
        Moment.LATER: begins + timedelta(days=100),
    }[moment]


def given_in(workshop):
    """What lies in each box."""
    walls.say(organisation=workshop.organisation_id)
    return [one.given(workshop.key) for one in SealedAnswers.unscoped.all()]


def test_the_answers_are_counted_and_the_right_ones_shown_once(workshop, somebody):
    page = Client().post(where(somebody), sent())
    assert "Uw antwoorden zijn geteld" in page.text
    assert gatherings.quiz("JEUGDHULP")[1].explanation in page.text.replace("&#x27;", "'")
    assert given_in(workshop) == [GIVEN | {"QUIZ": "1"}]
    assert asking.has_answered(somebody, Moment.BEFORE)
    assert not asking.has_answered(somebody, Moment.AFTER)
    again = Client().get(where(somebody)).text
    assert "al beantwoord" in again
    assert gatherings.quiz("JEUGDHULP")[1].explanation not in again


def test_sent_twice_is_counted_once(workshop, somebody):
    for _ in range(2):
        assert Client().post(where(somebody), sent()).status_code == 200
    assert len(given_in(workshop)) == 1


def test_what_is_missing_is_said_and_nothing_is_counted(workshop, somebody):
    page = Client().post(where(somebody), sent(CALLS=""))
    assert page.status_code == 422
    assert "nog niets geteld" in page.text
    assert given_in(workshop) == []


@pytest.mark.gate("W-06", "refuses")
def test_of_who_answered_nothing_changes(workshop, somebody):
    before = {f.attname: getattr(somebody, f.attname) for f in Participant._meta.concrete_fields}
    lines = LogEntry.unscoped.count()
    Client().post(where(somebody), sent())
    walls.say(organisation=workshop.organisation_id)
    somebody.refresh_from_db()
    after = {f.attname: getattr(somebody, f.attname) for f in Participant._meta.concrete_fields}
    changed = {name for name, value in after.items() if value != before[name]}
    assert changed - {"sealed"} == set()
    assert LogEntry.unscoped.count() == lines
    assert not {f.name for f in WorkshopCount._meta.concrete_fields} & {"participant", "regime"}


def test_the_quiz_is_counted_for_the_room_and_never_per_frame(workshop):
    for place, regime in enumerate(("MEDICAL", "SCHOOL"), start=1):
        one = making.somebody(workshop, state="SEATED", place=place, regime=regime)
        quiz = {q.code: str(q.right) for q in gatherings.quiz(regime)}
        assert Client().post(where(one), sent(**quiz)).status_code == 200
        walls.say(organisation=workshop.organisation_id)
    known = [set(one) - {*STATEMENTS, "CALLS"} for one in given_in(workshop)]
    assert known == [{"QUIZ"}, {"QUIZ"}]
    assert [one["QUIZ"] for one in given_in(workshop)] == ["3", "3"]


@pytest.mark.parametrize("state", ["INVITED", "WAITING", "DECLINED", "WITHDRAWN"])
def test_who_has_no_seat_is_asked_nothing(workshop, state):
    one = making.somebody(workshop, state=state)
    assert "geen vragen voor u open" in Client().get(where(one)).text
    walls.say(organisation=workshop.organisation_id)
    with pytest.raises(NotNow):
        asking.count_answers(participant=one, moment=Moment.BEFORE, given=GIVEN, now=timezone.now())


def test_who_stayed_away_is_not_asked_afterwards(workshop, somebody):
    somebody.attended = False
    assert asking.open_for(somebody, when(workshop, Moment.AFTER)) is None
    somebody.attended = True
    assert asking.open_for(somebody, when(workshop, Moment.AFTER)) == Moment.AFTER


def test_a_moment_is_answered_in_its_own_time_only(workshop, somebody):
    with pytest.raises(NotNow):
        asking.count_answers(participant=somebody, moment=Moment.AFTER, given=GIVEN,
                             now=when(workshop, Moment.BEFORE))  # fmt: skip
    for moment in Moment:
        told = {"participant": somebody, "moment": moment, "given": GIVEN}
        asking.count_answers(**told, now=when(workshop, moment))
        with pytest.raises(AlreadyRecorded):
            asking.count_answers(**told, now=when(workshop, moment))


def test_the_own_page_says_which_questions_are_open(wise, workshop, somebody):
    provider = Provider.objects.get(slug="samen-wijs")
    part = asked(somebody, provider, "abc")
    assert part == {"moment": "Vooraf", "answered": False, "url": part["url"]}
    somebody.state = "WITHDRAWN"
    assert asked(somebody, provider, "abc") is None


@pytest.mark.gate("W-06", "refuses")
def test_under_five_the_results_say_nothing_and_no_total(wise, signed_in, workshop):
    in_the_group(workshop, Moment.BEFORE, 4)
    adding_up.add_up_of(workshop, workshop.begins_at)
    assert not WorkshopCount.unscoped.exists()
    workshop.begins_at -= timedelta(days=200)
    workshop.ends_at -= timedelta(days=200)
    workshop.save()
    told = group.rows(workshop, counts_of(workshop), timezone.now())
    assert {cell for row in told for cell in row["cells"]} == {group.TOO_FEW}
    page = signed_in(wise.paul).get(reverse("gatherings:group_answers", args=[workshop.pk]))
    body = page.text.split('<tbody role="rowgroup">')[1].split("</tbody>")[0]
    assert not re.search(r"\d", re.sub(r"<[^>]*>", "", body))


@pytest.mark.gate("W-06", "releases")
def test_from_five_the_results_stand_side_by_side_when_the_moment_is_over(wise, workshop):
    in_the_group(workshop, Moment.BEFORE, 5)
    assert adding_up.add_up_of(workshop, workshop.begins_at - timedelta(seconds=1)) == 0
    assert adding_up.add_up_of(workshop, workshop.begins_at) == 1
    counts = counts_of(workshop)
    soon = group.rows(workshop, counts, workshop.begins_at + ADDING_UP - timedelta(seconds=1))
    assert soon[0]["cells"][0].startswith("Te zien vanaf")
    row, *_, calls, quiz = group.rows(workshop, counts, workshop.begins_at + ADDING_UP)
    assert row["cells"][0] == "Redelijk"
    assert row["cells"][1].startswith("Te zien vanaf")
    assert calls["cells"][0] == "Niemand"
    assert quiz["cells"][0] == "2 van de 3 goed"


def test_after_three_months_everybody_who_was_there_gets_one_mail(wise, workshop, somebody):
    workshop.state, workshop.held_on = "FOLLOW_UP", date(2026, 8, 20)
    workshop.begins_at = timezone.now() - timedelta(days=95)
    workshop.ends_at = workshop.begins_at + timedelta(hours=3)
    workshop.save()
    making.somebody(workshop, state="SEATED", place=2, attended=False)
    making.somebody(workshop, state="WITHDRAWN", place=3)
    today = timezone.localdate()
    assert asking.ask_later(today - timedelta(days=30)) == 0
    assert asking.ask_later(today) == 1
    assert asking.ask_later(today) == 0
    letters.ask(workshop.organisation_id, str(somebody.pk))
    (letter,) = mail.outbox
    assert letter.to == [somebody.words()["email"]]
    assert letter.subject == "Een paar korte vragen"
    assert where(somebody) in letter.body
    assert "werkatelier" not in f"{letter.subject} {letter.body}".lower()
    walls.say(organisation=workshop.organisation_id)
    asking.count_answers(participant=somebody, moment=Moment.LATER, given=GIVEN, now=timezone.now())
    letters.ask(workshop.organisation_id, str(somebody.pk))
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("began", ["2026-12-27 13:30", "2027-01-31 13:30", "2027-07-31 19:00"])
def test_who_reads_the_mail_in_the_morning_can_answer_at_once(workshop, somebody, began):
    workshop.state = "HELD"
    workshop.begins_at = timezone.make_aware(datetime.fromisoformat(began))
    workshop.ends_at = workshop.begins_at + timedelta(hours=3)
    workshop.save()
    day = asked_later_on(timezone.localdate(workshop.begins_at))
    assert asking.ask_later(day - timedelta(days=1)) == 0
    assert asking.ask_later(day) == 1
    morning = datetime.combine(day, time(6, 10), UTC)  # when `jobs.ask_who_came` begins
    walls.say(organisation=workshop.organisation_id)
    somebody.workshop.refresh_from_db()
    assert asking.open_for(somebody, morning) == Moment.LATER
