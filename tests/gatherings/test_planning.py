"""The organiser plans a workshop: the talk, the bottlenecks, the mix, who leads, day and place."""

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.gatherings import coming, making
from tests.gatherings.planning import STUCK, again, led_by, prepared, sent
from zorgvuldig.gatherings.access.workshops import held_in, mix_of
from zorgvuldig.gatherings.actions import inviting, planning
from zorgvuldig.gatherings.models import Bottleneck, Facilitator
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.people import leaving
from zorgvuldig.people.refusals import StillNeeded
from zorgvuldig.recording.refusals import AlreadyRecorded, ChangedMeanwhile, GateShut, NotNow

pytestmark = pytest.mark.django_db
NEW = [{"name": "Noor Verzonnen", "email": "noor@werk.example", "sector": "EDUCATION"}]


def mix(wise, workshop, seen=None, **shares):
    seen = mix_of(workshop) if seen is None else seen
    planning.agree_mix(workshop=workshop, actor=wise.at_work("olga"), mix=shares, seen=seen)


def invited(wise, workshop):
    actor = wise.at_work("olga")
    return inviting.invite(workshop=workshop, actor=actor, people=NEW, text="Kom ook.")


def shown(answer):
    assert answer.status_code == 422
    return answer.content.decode()


def test_the_talk_is_recorded_with_what_gets_stuck_between_professions(wise):
    workshop = making.a_workshop(wise)
    prepared(wise, workshop)
    (one,) = Bottleneck.unscoped.filter(workshop=workshop)
    assert one.words(workshop.key)["happens"] == STUCK.happens
    assert STUCK.happens.encode() not in bytes(one.sealed)
    assert again(workshop).state == "PREP_CALL_DONE"
    assert LogEntry.unscoped.filter(event_type="workshop.prepared").count() == 1


def test_a_talk_that_was_sent_twice_is_recorded_once(wise):
    workshop, once = making.a_workshop(wise), uuid4()
    prepared(wise, workshop, once=once)
    with pytest.raises(AlreadyRecorded):
        prepared(wise, workshop, once=once)
    assert Bottleneck.unscoped.filter(workshop=workshop).count() == 1


def test_who_leads_the_workshop_adds_what_they_hear(wise):
    workshop = making.led(wise, making.a_workshop(wise, state="PREP_CALL_DONE"))
    planning.add_bottleneck(
        workshop=workshop, actor=wise.at_work("lieke"), once=uuid4(), stuck=STUCK
    )
    assert Bottleneck.unscoped.filter(workshop=workshop).count() == 1


@pytest.mark.gate("W-03", "refuses")
def test_nobody_is_invited_while_the_talk_is_not_recorded(wise):
    workshop = making.led(wise, making.a_workshop(wise))
    with pytest.raises(GateShut) as refusal:
        invited(wise, workshop)
    assert refusal.value.gate == "W-03"


@pytest.mark.gate("W-03", "releases")
@pytest.mark.gate("W-02", "releases")
def test_talk_mix_and_leads_open_inviting(wise):
    workshop = making.a_workshop(wise)
    prepared(wise, workshop)
    mix(wise, workshop, EDUCATION=8, YOUTH_CARE=7)
    planning.set_leads(
        workshop=workshop, actor=wise.at_work("olga"), **led_by(wise, "paul", "lieke")
    )
    assert invited(wise, workshop) == 1
    assert again(workshop).state == "INVITED"


@pytest.mark.gate("W-01", "refuses")
def test_sixteen_seats_are_refused_and_the_mix_stays(wise):
    workshop = making.a_workshop(wise, state="INVITED")
    with pytest.raises(GateShut) as refusal:
        mix(wise, workshop, EDUCATION=9, YOUTH_CARE=7)
    assert refusal.value.gate == "W-01"
    assert mix_of(workshop) == making.MIX


@pytest.mark.gate("W-01", "refuses")
def test_a_sector_keeps_the_seats_that_are_held(wise):
    workshop = making.a_workshop(wise, state="INVITED")
    for place in (1, 2):
        making.somebody(workshop, "SAFETY", state="SEATED", place=place)
    with pytest.raises(GateShut) as refusal:
        mix(wise, workshop, EDUCATION=8, SAFETY=1)
    assert "Veiligheid (nog 2 bezet)" in refusal.value.sentence
    assert mix_of(workshop) == making.MIX


@pytest.mark.gate("W-01", "releases")
def test_seats_that_come_free_in_a_new_mix_are_offered_to_who_waits(wise):
    workshop = making.a_workshop(wise, state="INVITED", mix={"EDUCATION": 1, "SAFETY": 5})
    making.somebody(workshop, "EDUCATION", state="SEATED", place=1)
    waits = making.somebody(workshop, "EDUCATION", state="WAITING", place=2)
    mix(wise, workshop, EDUCATION=2, SAFETY=5)
    assert coming.again(waits).state == "OFFERED"
    assert held_in(workshop) == {"EDUCATION": 2}


def test_who_saw_an_older_mix_is_told_so_and_changes_nothing(wise):
    workshop = making.a_workshop(wise, state="INVITED")
    mix(wise, workshop, EDUCATION=5, SAFETY=5)
    with pytest.raises(ChangedMeanwhile):
        mix(wise, workshop, seen=making.MIX, EDUCATION=15)
    with pytest.raises(AlreadyRecorded):
        mix(wise, workshop, seen=making.MIX, EDUCATION=5, SAFETY=5)


@pytest.mark.gate("W-02", "refuses")
def test_one_person_cannot_be_adviser_and_lawyer(wise):
    workshop = making.a_workshop(wise, state="MIX_AGREED")
    with pytest.raises(GateShut) as refusal:
        planning.set_leads(
            workshop=workshop, actor=wise.at_work("olga"), **led_by(wise, "paul", "paul")
        )
    assert refusal.value.gate == "W-02"
    assert not Facilitator.unscoped.filter(workshop=workshop).exists()


@pytest.mark.parametrize("name", ["greet", "loes"])
def test_only_a_facilitator_of_this_provider_leads(wise, name):
    workshop = making.a_workshop(wise, state="MIX_AGREED")
    with pytest.raises(NotNow, match="begeleider van werkateliers"):
        planning.set_leads(
            workshop=workshop, actor=wise.at_work("olga"), **led_by(wise, "paul", name)
        )


@pytest.mark.gate("W-02", "refuses")
def test_who_leads_a_workshop_to_come_does_not_leave(wise):
    making.led(wise, making.a_workshop(wise, state="INVITED"))
    lawyer = wise.lieke.membership
    for left in ((), ("ORGANISER",)):
        with pytest.raises(StillNeeded, match="een andere begeleider kiezen"):
            leaving.require_not_needed(lawyer, left)
    leaving.require_not_needed(lawyer, ("FACILITATOR",))


@pytest.mark.gate("W-02", "releases")
def test_when_the_report_is_sent_who_led_is_free_to_go(wise):
    making.led(wise, making.a_workshop(wise, state="REPORT_SENT"))
    leaving.require_not_needed(wise.lieke.membership)


def a_day(workshop, days=40, address="Raadhuis, Waterland aan Zee"):
    begins = timezone.now().replace(microsecond=0) + timedelta(days=days)
    return {"begins_at": begins, "ends_at": begins + timedelta(hours=4), "address": address}


def test_a_new_day_is_told_to_who_has_a_seat_with_a_higher_number(wise):
    workshop = making.a_workshop(wise, state="INVITED")
    making.somebody(workshop, state="SEATED", place=1)
    told, actor = a_day(workshop), wise.at_work("olga")
    planning.set_day(workshop=workshop, actor=actor, **told)
    planning.set_day(workshop=workshop, actor=actor, **told)
    assert again(workshop).sequence == 1
    (letter,) = coming.mailed("send_changed")
    assert "Raadhuis, Waterland aan Zee" in letter.body
    assert "SEQUENCE:1" in letter.attachments[0][1]


def test_a_day_that_has_been_is_refused(wise):
    workshop = making.a_workshop(wise, state="INVITED")
    with pytest.raises(NotNow, match="al geweest"):
        planning.set_day(workshop=workshop, actor=wise.at_work("olga"), **a_day(workshop, days=-1))


TYPED = {"prepared_on": "2026-11-02", "notes": "", **STUCK._asdict()}


def test_the_page_of_the_talk_stores_it(wise):
    workshop = making.a_workshop(wise)
    answer = sent(wise, reverse("gatherings:prepare", args=[workshop.pk]), **TYPED)
    assert answer.status_code == 302
    assert again(workshop).prepared_on.isoformat() == "2026-11-02"


def test_an_example_that_points_at_somebody_is_warned_about_and_may_be_kept(wise):
    workshop = making.a_workshop(wise)
    address = reverse("gatherings:prepare", args=[workshop.pk])
    typed = TYPED | {"example": "Yusuf van 16 zit op het Verzonnen Lyceum in Zwolle."}
    page = shown(sent(wise, address, **typed))
    assert "Kan iemand zich hierin herkennen?" in page
    assert "Yusuf" in page
    assert again(workshop).state == "REQUESTED"
    assert sent(wise, address, **typed, seen="on").status_code == 302


def test_the_page_of_the_mix_says_why_sixteen_is_too_many(wise):
    workshop = making.a_workshop(wise, state="PREP_CALL_DONE")
    address = reverse("gatherings:mix", args=[workshop.pk])
    assert "Dit zijn 16 plaatsen" in shown(sent(wise, address, EDUCATION=10, SAFETY=6, seen=""))
    assert sent(wise, address, EDUCATION=10, SAFETY=5, seen="").status_code == 302
    assert mix_of(workshop) == {"EDUCATION": 10, "SAFETY": 5}


def test_who_was_overtaken_sees_the_mix_as_it_is_and_can_choose_again(wise):
    workshop = making.a_workshop(wise, state="INVITED")
    address = reverse("gatherings:mix", args=[workshop.pk])
    page = shown(sent(wise, address, EDUCATION=10, seen="EDUCATION:15"))
    assert "Nu is afgesproken: 5 voor Jeugdhulp, 5 voor Onderwijs, 5 voor Veiligheid." in page
    assert 'value="EDUCATION:5,SAFETY:5,YOUTH_CARE:5"' in page


def the_short_night():
    """The next day on which the clock goes forward."""
    today = timezone.localdate()
    ends = (date(year, 3, 31) for year in (today.year, today.year + 1))
    sundays = (end - timedelta(days=end.isoweekday() % 7) for end in ends)
    return next(day for day in sundays if day > today)


def test_an_end_in_the_hour_that_the_clock_jumps_over_is_not_after_the_beginning(wise):
    workshop = making.a_workshop(wise, state="MIX_AGREED")
    night = {"day": the_short_night().isoformat(), "begins": "02:30", "address": "Raadhuis"}
    address = reverse("gatherings:day", args=[workshop.pk])
    assert "ligt na het begin" in shown(sent(wise, address, **night, ends="03:15"))
    assert sent(wise, address, **night, ends="03:45").status_code == 302


def test_the_page_of_the_day_reads_dutch_time(wise):
    workshop = making.a_workshop(wise, state="MIX_AGREED")
    day = timezone.localdate() + timedelta(days=60)
    typed = {"day": day.isoformat(), "begins": "13:00", "ends": "17:00", "address": "Raadhuis"}
    address = reverse("gatherings:day", args=[workshop.pk])
    assert "ligt na het begin" in shown(sent(wise, address, **typed | {"ends": "12:00"}))
    assert sent(wise, address, **typed).status_code == 302
    expected = timezone.make_aware(datetime.combine(day, datetime.min.time())).replace(hour=13)
    assert again(workshop).begins_at == expected
