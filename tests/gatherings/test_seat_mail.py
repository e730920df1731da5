"""Inviting and what is mailed: each once, neutral, with one's own link and an appointment that an
independent parser reads."""

from datetime import UTC, datetime, timedelta

import pytest
import vobject
from django.core import mail
from django.utils import timezone

from tests.gatherings import making
from tests.gatherings.coming import again, mailed, queued, registered
from zorgvuldig.gatherings import appointment
from zorgvuldig.gatherings.access.seats import provider_holding, seat_path
from zorgvuldig.gatherings.actions import inviting, withdrawing
from zorgvuldig.gatherings.models import Participant
from zorgvuldig.recording.refusals import GateShut, NotNow

TEXT = "De wethouder nodigt u graag uit."
NOOR = {"name": "Noor Verzonnen", "email": "noor@werk.example", "sector": "EDUCATION"}
SAM = {"name": "Sam Verzonnen", "email": "sam@werk.example", "sector": "SAFETY"}


@pytest.fixture
def agreed(wise):
    return making.led(wise, making.a_workshop(wise, state="MIX_AGREED"))


def invite(wise, workshop, *people, text=TEXT):
    return inviting.invite(workshop=workshop, actor=wise.olga, people=people, text=text)


def test_each_is_invited_once_however_the_address_is_typed(wise, agreed):
    assert invite(wise, agreed, NOOR, SAM, NOOR | {"email": " NOOR@werk.example"}) == 2
    assert agreed.state == "INVITED"
    assert invite(wise, agreed, NOOR) == 0
    assert Participant.unscoped.count() == 2
    assert len(mailed("send_invitation")) == 2


def test_the_invitation_has_the_words_of_the_municipality_the_link_and_the_day(wise, agreed):
    invite(wise, agreed, NOOR)
    (sent,) = mailed("send_invitation")
    wise.at_work("olga")
    one = Participant.unscoped.select_related("key", "workshop").get()
    assert sent.to == ["noor@werk.example"]
    assert sent.subject == "Uitnodiging voor een bijeenkomst"
    for part in ("Beste Noor Verzonnen", TEXT, seat_path(provider_holding(agreed), one)):
        assert part in sent.body
    assert "text/calendar; method=PUBLISH" in sent.message().as_string().replace('"', "")


@pytest.mark.gate("W-03", "refuses")
def test_nobody_is_invited_before_the_talk(wise):
    workshop = making.led(wise, making.a_workshop(wise))
    with pytest.raises(GateShut) as shut:
        invite(wise, workshop, NOOR)
    assert shut.value.gate == "W-03"


@pytest.mark.gate("W-02", "refuses")
def test_nobody_is_invited_without_both_expertises(wise):
    with pytest.raises(GateShut) as shut:
        invite(wise, making.a_workshop(wise, state="MIX_AGREED"), NOOR)
    assert shut.value.gate == "W-02"
    assert Participant.unscoped.count() == 0


@pytest.mark.gate("W-02", "releases")
@pytest.mark.gate("W-03", "releases")
def test_after_the_talk_and_with_both_the_invitations_go(wise, agreed):
    assert invite(wise, agreed, NOOR) == 1


def test_a_sector_without_seats_and_a_day_that_is_not_set_are_said(wise, agreed):
    with pytest.raises(NotNow, match="geen plaatsen afgesproken"):
        invite(wise, agreed, NOOR | {"sector": "OTHER"})
    agreed.begins_at = agreed.ends_at = None
    agreed.save()
    with pytest.raises(NotNow, match="dag en de tijd"):
        invite(wise, agreed, NOOR)


def test_no_mail_says_what_a_visitor_typed(wise):
    workshop = making.a_workshop(wise, state="INVITED")
    registered(workshop)
    (sent,) = mailed("send_link")
    assert "Iemand Verzonnen" not in sent.body
    assert sent.body.startswith("Goedendag,")


def test_an_offer_is_mailed_with_its_end_and_not_when_it_is_over(wise):
    workshop = making.a_workshop(wise, state="INVITED", mix={"SAFETY": 1})
    first, second = registered(workshop, "SAFETY"), registered(workshop, "SAFETY")
    withdrawing.withdraw(participant=first)
    (sent,) = mailed("send_offer")
    assert "uiterlijk" in sent.body
    wise.at_work("olga")
    withdrawing.withdraw(participant=again(second))
    assert mailed("send_offer") == []


def read(workshop, one=None):
    """The file of somebody with a seat, or of `one`."""
    whose = again(one) if one else making.somebody(workshop, state="SEATED")
    written = appointment.written(workshop, provider_holding(workshop), whose)
    return vobject.readOne(written.decode())


@pytest.mark.parametrize(("day", "offset"), [("2027-01-14", 1), ("2027-07-14", 2)])
def test_an_independent_parser_reads_the_zone_in_winter_and_summer(wise, day, offset):
    begins = datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC)
    workshop = making.a_workshop(wise, state="CONFIRMED", begins_at=begins,
                                 ends_at=begins + timedelta(hours=3))  # fmt: skip
    calendar = read(workshop)
    event = calendar.vevent
    assert calendar.vtimezone.tzid.value == "Europe/Amsterdam"
    assert event.dtstart.params["X-VOBJ-ORIGINAL-TZID"] == ["Europe/Amsterdam"]
    assert event.dtstart.value.hour == 12 + offset
    # Its own reading of the zone that stands in the file, not that of this machine.
    assert event.dtstart.value.utcoffset() == timedelta(hours=offset)
    assert event.uid.value == str(workshop.pk)
    assert event.status.value == "CONFIRMED"


def test_a_change_is_the_same_appointment_with_a_higher_number(wise):
    workshop = making.a_workshop(wise, state="INVITED")
    going, not_going = registered(workshop), registered(workshop)
    withdrawing.withdraw(participant=not_going)
    workshop.changed_at = timezone.now() - timedelta(days=1)
    before = read(workshop, going).vevent
    workshop.begins_at, workshop.ends_at = (
        moment + timedelta(days=7) for moment in (workshop.begins_at, workshop.ends_at)
    )
    workshop.save()
    assert inviting.tell_changed(workshop) == 1
    after = read(workshop, going).vevent
    assert before.uid.value == after.uid.value
    assert int(after.sequence.value) == int(before.sequence.value) + 1
    assert after.last_modified.value > before.last_modified.value
    assert after.dtstart.value - before.dtstart.value >= timedelta(days=6, hours=23)
    (sent,) = mailed("send_changed")
    assert sent.to == [going.words()["email"]]


def test_of_two_changes_only_the_last_is_mailed(wise):
    workshop = making.a_workshop(wise, state="INVITED")
    registered(workshop)
    inviting.tell_changed(workshop)
    inviting.tell_changed(workshop)
    assert len(queued("send_changed")) == 2
    assert len(mailed("send_changed")) == 1


def test_a_workshop_that_is_off_takes_the_appointment_back(wise):
    workshop = making.a_workshop(wise, state="INVITED")
    one = registered(workshop)
    before = int(read(workshop, one).vevent.sequence.value)
    workshop.state, workshop.ended_on = "CANCELLED", timezone.localdate()
    workshop.save()
    inviting.tell_cancelled(workshop)
    calendar = read(workshop, one)
    assert (calendar.method.value, calendar.vevent.status.value) == ("CANCEL", "CANCELLED")
    assert int(calendar.vevent.sequence.value) == before + 1
    (sent,) = mailed("send_cancelled")
    assert "gaat niet door" in sent.body
    assert "method=CANCEL" in sent.message().as_string().replace('"', "")
    assert len(mail.outbox) == 1
