"""Meetings in somebody's own calendar, and the public calendar itself; read by another parser."""

import gzip
import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.timezone import get_default_timezone
from icalendar import Calendar

from tests.gatherings import making
from zorgvuldig.gatherings import links
from zorgvuldig.gatherings.access.meetings import PAGE, taken_in
from zorgvuldig.gatherings.actions import meetings
from zorgvuldig.gatherings.models import CallBackWish, InformationMeeting, MeetingPlace

HOME = "/bijeenkomsten/samen-wijs/"
MOST = 30 * 1024


def events(address: str) -> dict[str, object]:
    answer = Client().get(f"{HOME}{address}")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    found = Calendar.from_ical(answer.content)
    assert [str(zone["tzid"]) for zone in found.walk("VTIMEZONE")] == ["Europe/Amsterdam"]
    return {str(event["uid"]): event for event in found.walk("VEVENT")}


def test_the_feed_has_what_was_announced_for_everybody(wise):
    shown = making.a_meeting(wise)
    making.a_meeting(wise, by_invitation=True)
    making.a_meeting(wise, state="PLANNED", announced_at=None)
    making.a_meeting(wise, by="otto")
    assert set(events("agenda.ics")) == {str(shown.pk)}


def test_an_event_says_when_and_where_in_dutch_time_and_nobody(wise):
    meeting = making.a_meeting(wise)
    event = events(f"agenda/{meeting.pk}/afspraak.ics")[str(meeting.pk)]
    begins = event["dtstart"]
    assert begins.params["TZID"] == "Europe/Amsterdam"
    assert begins.dt == meeting.begins_at.astimezone(get_default_timezone()).replace(microsecond=0)
    assert (event["status"], event["location"]) == ("CONFIRMED", meeting.place)
    assert str(event["url"]).endswith(f"{HOME}agenda/{meeting.pk}/")
    assert not {"attendee", "organizer", "contact"} & {name.lower() for name in event}
    assert meeting.corner_line not in event.to_ical().decode()


def test_a_change_keeps_the_uid_and_raises_the_sequence_and_one_called_off_is_struck_out(wise):
    olga, meeting = wise.at_work("olga"), making.a_meeting(wise)
    meetings.cancel(meeting=meeting, actor=olga)
    event = events("agenda.ics")[str(meeting.pk)]
    assert (event["status"], event["sequence"]) == ("CANCELLED", 1)
    wise.at_work("olga")
    long_ago = timezone.now() - timedelta(days=15)
    InformationMeeting.unscoped.update(begins_at=long_ago - timedelta(hours=1), ends_at=long_ago)
    assert events("agenda.ics") == {}


def test_one_called_off_before_anybody_heard_of_it_is_nowhere(wise):
    olga = wise.at_work("olga")
    meeting = making.a_meeting(wise, state="PLANNED", announced_at=None)
    meetings.cancel(meeting=meeting, actor=olga)
    assert events("agenda.ics") == {}
    assert Client().get(f"{HOME}agenda/{meeting.pk}/").status_code == 404


def test_by_invitation_is_found_by_its_address_only_and_by_no_search_engine(wise):
    meeting = making.a_meeting(wise, by_invitation=True, title="Voor genodigden")
    assert "Voor genodigden" not in Client().get(f"{HOME}agenda/").content.decode()
    answer = Client().get(f"{HOME}agenda/{meeting.pk}/")
    assert "Voor genodigden" in answer.content.decode()
    assert answer["X-Robots-Tag"] == "noindex, nofollow"


def test_an_open_meeting_may_be_found_and_another_provider_does_not_show_it(wise):
    meeting = making.a_meeting(wise)
    answer = Client().get(f"{HOME}agenda/{meeting.pk}/")
    assert "X-Robots-Tag" not in answer
    assert '<meta name="robots" content="index">' in answer.content.decode()
    assert Client().get(f"/bijeenkomsten/kring/agenda/{meeting.pk}/").status_code == 404


def test_the_calendar_goes_page_by_page_the_first_first(wise, django_assert_num_queries):
    soon = timezone.now() + timedelta(days=1)
    for number in range(PAGE + 3):
        begins = soon + timedelta(days=number // 2)
        making.a_meeting(wise, title=f"Avond {number:02}", begins_at=begins,
                         ends_at=begins + timedelta(hours=1))  # fmt: skip
    first = Client().get(f"{HOME}agenda/").content.decode()
    later = re.search(r'rel="next" href="([^"]+)"', first)
    with django_assert_num_queries(4):
        second = Client().get(f"{HOME}agenda/{later[1]}").content.decode()
    seen = [re.findall(r"Avond \d\d", page) for page in (first, second)]
    assert (len(seen[0]), len(seen[1])) == (PAGE, 3)
    assert len({*seen[0], *seen[1]}) == PAGE + 3
    assert Client().get(f"{HOME}agenda/?na=onzin").status_code == 200


def once_in(page: str) -> str:
    return re.search(r'name="once" value="([^"]+)"', page)[1]


def test_on_a_phone_one_takes_places_twice_the_same_and_gives_them_back(wise):
    meeting, phone = making.a_meeting(wise), Client()
    address = f"{HOME}agenda/{meeting.pk}/"
    once = once_in(phone.get(address).content.decode())
    own = [phone.post(address, {"once": once, "people": 3})["Location"] for _ in range(2)]
    assert own[0] == own[1]
    wise.at_work("olga")
    assert taken_in(meeting) == 3
    page = phone.get(own[0])
    assert "U hebt 3 plaatsen" in page.content.decode()
    assert page["X-Robots-Tag"] == "noindex, nofollow"
    assert "Teruggegeven" in phone.post(own[0]).content.decode()
    assert phone.get(own[0]).status_code == 404
    assert phone.cookies == {}
    wise.at_work("olga")
    assert taken_in(meeting) == 0


@pytest.mark.gate("M-01", "refuses")
def test_a_form_with_a_name_in_it_is_refused_with_words(wise):
    meeting = making.a_meeting(wise)
    address = f"{HOME}agenda/{meeting.pk}/"
    page = Client().get(address).content.decode()
    assert not re.search(r'name="(name|first_name|email|phone|reach)"', page)
    answer = Client().post(address, {"once": once_in(page), "people": 2, "name": "Samira"})
    assert answer.status_code == 422
    assert "geen naam of adres nodig" in answer.content.decode()
    wise.at_work("olga")
    assert MeetingPlace.unscoped.count() == 0


@pytest.mark.parametrize(("people", "said"), [("", "Vul een getal in"), ("7", "1 tot en met 6")])
def test_a_wrong_number_is_said_and_nothing_typed_is_lost(wise, people, said):
    meeting = making.a_meeting(wise)
    address = f"{HOME}agenda/{meeting.pk}/"
    for once in (once_in(Client().get(address).content.decode()), "oud"):
        answer = Client().post(address, {"once": once, "people": people})
        assert answer.status_code == 422
        assert said in answer.content.decode()


def test_full_stands_on_the_page_with_what_one_can_do(wise):
    meeting = making.a_meeting(wise, places=4)
    making.places(wise, 4, meeting)
    page = Client().get(f"{HOME}agenda/{meeting.pk}/").content.decode()
    assert "Alle plaatsen zijn bezet." in page
    assert "U kunt toch langskomen" in page
    assert 'name="people"' not in page


@pytest.mark.gate("M-02", "refuses")
def test_to_be_called_is_a_form_of_its_own_that_one_ticks(wise):
    meeting, phone = making.a_meeting(wise), Client()
    address = f"{HOME}agenda/{meeting.pk}/bel-mij/"
    told = {"first_name": "Samira", "reach": "8888888888", "language": "tr", "when": "avond"}
    told["once"] = once_in(phone.get(address).content.decode())
    answer = phone.post(address, told)
    assert answer.status_code == 422
    assert "alleen als iemand gebeld wil worden" in answer.content.decode()
    own = phone.post(address, told | {"wants_a_call": "on"})["Location"]
    page = phone.get(own).content.decode()
    assert "Wij bellen u" in page
    assert "Samira" not in page
    phone.post(own)
    wise.at_work("olga")
    assert CallBackWish.unscoped.count() == 0


@pytest.mark.parametrize("reach", ["geen", "bel mijn zus", "06 1234", "+31 6"])
def test_who_leaves_no_number_to_call_hears_it_at_once(wise, reach):
    meeting, phone = making.a_meeting(wise), Client()
    address = f"{HOME}agenda/{meeting.pk}/bel-mij/"
    told = {"first_name": "Samira", "reach": reach, "language": "tr", "when": "avond"}
    told |= {"wants_a_call": "on", "once": once_in(phone.get(address).content.decode())}
    answer = phone.post(address, told)
    assert answer.status_code == 422
    assert "Met dit nummer kunnen wij u niet bellen." in answer.content.decode()
    own = phone.post(address, told | {"reach": "88 88 88 88 88, van mijn zus"})["Location"]
    assert "Wij bellen u" in phone.get(own).content.decode()


def test_links_of_one_kind_open_nothing_of_another(wise):
    place = making.places(wise)
    for link in (links.token("call", place.pk, 0), links.token("place", uuid4(), 0), "onzin"):
        for where in ("plaats", "gebeld-worden"):
            assert Client().get(f"{HOME}{where}/{link}/").status_code == 404


def test_every_public_page_is_light_without_a_script_or_a_cookie_and_says_what_is_kept(wise):
    meeting = making.ran(wise)
    kept = {
        "agenda/": "geen naam te noemen",
        f"agenda/{meeting.pk}/": "Wij bewaren alleen dit aantal.",
        f"agenda/{meeting.pk}/bel-mij/": "na dertig dagen",
        f"agenda/{meeting.pk}/hoe-was-het/": "wordt nergens bewaard",
    }
    for address, said in kept.items():
        answer = Client().get(f"{HOME}{address}", headers={"accept-encoding": "gzip"})
        page = answer.content
        if answer.headers.get("Content-Encoding") == "gzip":
            page = gzip.decompress(page)
        assert len(gzip.compress(page)) < MOST
        assert b"<script" not in page
        assert not answer.cookies
        assert said in page.decode()
