"""A meeting from plan to close, by who organises it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.apps import apps
from django.utils import timezone

from tests.gatherings import making
from zorgvuldig.gatherings.access.meetings import counts_of, taken_in
from zorgvuldig.gatherings.actions import meetings, smileys
from zorgvuldig.gatherings.models import CountedForm, InformationMeeting, Material, MeetingPlace
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.recording.refusals import AlreadyRecorded, GateShut, NotNow

LINE = "Zullen we daar zo samen over praten?"


def a_plan(**known):
    begins = timezone.now() + timedelta(days=20)
    return {
        "title": "Opvoeden tussen online en straat", "about": "", "goals": "", "reachable": "",
        "host": "Buurthuis De Verzonnen Linde", "place": "Buurthuis De Verzonnen Linde",
        "begins_at": begins, "ends_at": begins + timedelta(hours=2), "languages": ["nl", "tr"],
        "interpreter": True, "child_care": True, "welcomes": "WOMEN", "audience": ["PARENTS"],
        "by_invitation": False, "programme": ["STORY", "WELCOME"], "speakers": ["CONFIDANT"],
        "host_asks_police": False, "places": 30, "corner_line": "", **known,
    }  # fmt: skip


@pytest.fixture
def olga(wise):
    return wise.at_work("olga")


@pytest.fixture
def plan(olga):
    return meetings.plan(actor=olga, once=uuid4(), **a_plan())


def again(meeting):
    return InformationMeeting.unscoped.get(pk=meeting.pk)


def announced(meeting, olga):
    meetings.announce(meeting=meeting, actor=olga, corner_line=LINE, no_photos=True)
    return again(meeting)


def test_a_meeting_walks_from_plan_to_close(olga, plan):
    meeting = announced(plan, olga)
    assert (meeting.state, meeting.programme) == ("ANNOUNCED", ["STORY", "WELCOME"])
    started = timezone.now() - timedelta(hours=3)
    InformationMeeting.unscoped.update(begins_at=started)
    meetings.was_held(meeting=meeting, actor=olga, heads=24, walk_ins=6)
    counted = [("WELCOME", "GLAD", 12), ("USEFUL", "SO_SO", 3)]
    smileys.count_paper(meeting=meeting, actor=olga, once=uuid4(), counted=counted)
    meetings.count_mentions(meeting=meeting, actor=olga, mentioned=2)
    meetings.close(meeting=meeting, actor=olga)
    meeting = again(meeting)
    assert (meeting.state, meeting.heads, meeting.walk_ins, meeting.mentioned) == (
        "CLOSED", 24, 6, 2)  # fmt: skip
    assert counts_of(meeting) == {("WELCOME", "GLAD"): 12, ("USEFUL", "SO_SO"): 3}
    told = LogEntry.unscoped.filter(object_id=meeting.pk).values_list("event_type", flat=True)
    assert sorted(told) == [
        "meeting.announced", "meeting.closed", "meeting.evaluated", "meeting.held",
        "meeting.mentions_counted", "meeting.planned",
    ]  # fmt: skip


def test_planned_twice_is_one_meeting(olga):
    once = uuid4()
    meetings.plan(actor=olga, once=once, **a_plan())
    with pytest.raises(AlreadyRecorded):
        meetings.plan(actor=olga, once=once, **a_plan())
    assert InformationMeeting.unscoped.count() == 1


@pytest.mark.parametrize("deed", ["plan", "change"])
def test_a_title_that_keeps_people_away_is_refused(olga, plan, deed):
    told = a_plan(title="Avond over radicalisering")
    with pytest.raises(NotNow, match="radicalisering"):
        if deed == "plan":
            meetings.plan(actor=olga, once=uuid4(), **told)
        else:
            meetings.change(meeting=plan, actor=olga, **told)
    assert again(plan).title == "Opvoeden tussen online en straat"


@pytest.mark.gate("M-03", "refuses")
def test_nothing_is_announced_before_it_is_agreed_that_no_photos_are_taken(olga, plan):
    with pytest.raises(GateShut) as refusal:
        meetings.announce(meeting=plan, actor=olga, corner_line=LINE, no_photos=False)
    assert (refusal.value.gate, again(plan).state) == ("M-03", "PLANNED")


@pytest.mark.gate("M-04", "refuses")
def test_nothing_is_announced_before_the_line_for_the_corner_is_ready(olga, plan):
    with pytest.raises(GateShut) as refusal:
        meetings.announce(meeting=plan, actor=olga, corner_line=" ", no_photos=True)
    assert (refusal.value.gate, again(plan).state) == ("M-04", "PLANNED")


@pytest.mark.gate("M-04", "refuses")
def test_the_line_cannot_be_taken_away_once_people_know_of_it(olga, plan):
    meeting = announced(plan, olga)
    with pytest.raises(GateShut):
        meetings.change(meeting=meeting, actor=olga, **a_plan(corner_line=""))


@pytest.mark.gate("M-03", "releases")
@pytest.mark.gate("M-04", "releases")
def test_with_both_agreed_it_is_announced(olga, plan):
    meeting = announced(plan, olga)
    assert (meeting.state, meeting.corner_line, meeting.no_pictures) == ("ANNOUNCED", LINE, True)


def test_a_day_that_was_is_not_announced(olga, plan):
    InformationMeeting.unscoped.update(begins_at=timezone.now() - timedelta(minutes=1))
    with pytest.raises(NotNow, match="al geweest"):
        announced(plan, olga)


def test_another_day_or_place_raises_the_number_in_the_calendar_and_a_title_does_not(olga, plan):
    first = again(plan)
    same = a_plan(begins_at=first.begins_at, ends_at=first.ends_at)
    meetings.change(meeting=plan, actor=olga, **same | {"title": "Hoe praat ik met mijn kind?"})
    assert again(plan).sequence == 0
    meetings.change(meeting=plan, actor=olga, **same | {"place": "Elders"})
    assert again(plan).sequence == 1


@pytest.mark.gate("M-05", "refuses")
def test_no_meeting_slips_into_a_quarter_of_which_the_numbers_were_told(olga, plan):
    """Thirty-one before and thirty-six after would tell that five came to this one."""
    then = timezone.now() - timedelta(days=100)
    moved = a_plan(begins_at=then, ends_at=then + timedelta(hours=2))
    with pytest.raises(GateShut) as refusal:
        meetings.change(meeting=plan, actor=olga, **moved)
    with pytest.raises(GateShut):
        meetings.plan(actor=olga, once=uuid4(), **moved)
    assert (refusal.value.gate, again(plan).sequence) == ("M-05", 0)


def test_one_that_was_held_in_an_earlier_quarter_is_still_counted_and_closed(olga, wise):
    then = timezone.now() - timedelta(days=100)
    meeting = making.ran(wise, begins_at=then, ends_at=then + timedelta(hours=2))
    same = a_plan(begins_at=then, ends_at=meeting.ends_at, corner_line=LINE, place="Elders")
    meetings.change(meeting=meeting, actor=olga, **same)
    meetings.was_held(meeting=meeting, actor=olga, heads=12, walk_ins=0)
    meetings.close(meeting=meeting, actor=olga)
    assert again(meeting).state == "CLOSED"


def test_nobody_loses_a_place_that_was_given(olga, wise):
    meeting = making.a_meeting(wise)
    for _ in range(2):
        making.places(wise, 4, meeting)
    with pytest.raises(NotNow, match="al 8 plaatsen"):
        meetings.change(meeting=meeting, actor=olga, **a_plan(places=7, corner_line=LINE))
    meetings.change(meeting=meeting, actor=olga, **a_plan(places=8, corner_line=LINE))
    assert again(meeting).places == taken_in(meeting) == 8


def test_heads_are_counted_after_it_began_and_walk_ins_are_among_them(olga, wise):
    meeting = making.a_meeting(wise)
    with pytest.raises(NotNow, match="nog niet begonnen"):
        meetings.was_held(meeting=meeting, actor=olga, heads=5, walk_ins=0)
    running = making.ran(wise)
    with pytest.raises(NotNow, match="zonder plaats"):
        meetings.was_held(meeting=running, actor=olga, heads=5, walk_ins=6)
    assert again(running).heads is None


def test_a_deed_out_of_turn_is_refused(olga, plan):
    for deed in (meetings.close, lambda **k: meetings.was_held(heads=3, walk_ins=0, **k)):
        with pytest.raises(NotNow):
            deed(meeting=plan, actor=olga)
    meetings.cancel(meeting=plan, actor=olga)
    with pytest.raises(NotNow):
        announced(plan, olga)
    with pytest.raises(NotNow):
        meetings.lay_out(meeting=plan, actor=olga, title="Folder", language="nl")


def test_a_leaflet_comes_and_goes(wise, olga, plan):
    made = meetings.lay_out(meeting=plan, actor=olga, title="Blijf in gesprek", language="tr",
                            version="2026", is_b1=True)  # fmt: skip
    other = making.a_meeting(wise)
    gone = LogEntry.unscoped.filter(event_type="meeting.material_removed")
    meetings.take_away(meeting=other, actor=olga, number=made.pk)
    assert (Material.unscoped.count(), gone.count()) == (1, 0)
    meetings.take_away(meeting=plan, actor=olga, number=made.pk)
    assert (Material.unscoped.count(), gone.count()) == (0, 1)


def test_closing_lets_the_places_and_the_forms_go(olga, wise):
    meeting = making.ran(wise, state="HELD", heads=3, walk_ins=0)
    making.places(wise, 2, meeting)
    smileys.answer(meeting=meeting, once=uuid4(), faces={"WELCOME": "GLAD"})
    meetings.close(meeting=meeting, actor=olga)
    assert MeetingPlace.unscoped.count() + CountedForm.unscoped.count() == 0


@pytest.mark.gate("M-01", "refuses")
def test_no_table_of_a_meeting_has_room_for_who_came():
    """Not a name and not an account: a count, and a number that follows from a form."""
    room = {"MeetingPlace": {"people"}, "MeetingCount": {"question", "answer", "count"},
            "CountedForm": set()}  # fmt: skip
    for name, own in room.items():
        fields = {field.name for field in apps.get_model("gatherings", name)._meta.get_fields()}
        assert fields == {"id", "organisation", "meeting"} | own
    heads = {"heads", "walk_ins", "mentioned", "places"}
    known = {field.name: field for field in InformationMeeting._meta.get_fields()}
    assert all(known[name].get_internal_type() == "PositiveSmallIntegerField" for name in heads)
