"""A meeting that was announced and moved says so wherever somebody looks; who must tell it is said,
because no names are kept (M-01). Who asked to be called knows by when."""

from datetime import date, timedelta
from html import unescape
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from tests.cast import signed_in
from tests.gatherings import making
from tests.gatherings.test_visiting import CALL, take
from zorgvuldig import walls
from zorgvuldig.gatherings import links
from zorgvuldig.gatherings.actions import meetings, visiting
from zorgvuldig.gatherings.models import CallBackWish, InformationMeeting
from zorgvuldig.gatherings.views.day import what_waits
from zorgvuldig.handbook.wording import on_a_day, written
from zorgvuldig.rules.gatherings import clocks

HOME = "/bijeenkomsten/samen-wijs/"
FIELDS = ("title", "about", "goals", "host", "place", "reachable", "begins_at", "ends_at",
          "languages", "interpreter", "child_care", "welcomes", "audience", "by_invitation",
          "programme", "speakers", "host_asks_police", "places", "corner_line")  # fmt: skip


def read(page):
    return unescape(page.content.decode())


def announced(wise, **other):
    olga = wise.at_work("olga")
    meeting = making.a_meeting(wise, state="PLANNED", announced_at=None, **other)
    meetings.announce(meeting=meeting, actor=olga, corner_line="Loopt u mee?", no_photos=True)
    return meeting


def changed(wise, meeting, **other):
    said = {name: getattr(meeting, name) for name in FIELDS} | other
    meetings.change(meeting=meeting, actor=wise.at_work("olga"), **said)


def moved(wise, meeting, days=7):
    ahead = timedelta(days=days)
    changed(wise, meeting, begins_at=meeting.begins_at + ahead, ends_at=meeting.ends_at + ahead)


def asked(wise, meeting, ago=0):
    walls.say(organisation=meeting.organisation_id)
    wish = visiting.ask_call(meeting=meeting, once=uuid4(), wants_a_call=True, **CALL)
    day = wish.asked_on - timedelta(days=ago)
    CallBackWish.unscoped.filter(pk=wish.pk).update(asked_on=day)
    wish.asked_on = day
    return wish


def event(address):
    (found,) = Calendar.from_ical(Client().get(f"{HOME}{address}").content).walk("VEVENT")
    return found


def test_the_feed_moves_it_by_the_same_uid_and_a_higher_sequence(wise):
    meeting = announced(wise)
    before = event("agenda.ics")
    moved(wise, meeting)
    after = event("agenda.ics")
    assert after["uid"] == before["uid"]
    assert after["sequence"] == before["sequence"] + 1
    assert after["dtstart"].dt == before["dtstart"].dt + timedelta(days=7)
    assert after["dtstamp"].dt >= before["dtstamp"].dt
    assert "Verplaatst" in after["description"]
    wise.at_work("olga")
    changed(wise, meeting, about="Er is thee.")
    assert event("agenda.ics")["sequence"] == after["sequence"]


def test_the_calendar_and_every_public_page_of_it_say_moved_and_from_when(wise):
    meeting = announced(wise)
    place, wish = take(meeting, 2), asked(wise, meeting)
    first = on_a_day(timezone.localdate(meeting.begins_at))
    pages = (
        f"{HOME}agenda/",
        f"{HOME}agenda/{meeting.pk}/",
        f"{HOME}plaats/{links.token('place', place.pk, 0)}/",
        f"{HOME}gebeld-worden/{links.token('call', wish.pk, 0)}/",
    )
    for address in pages:
        assert "verplaatst" not in read(Client().get(address)).lower()
    moved(wise, meeting)
    for address in pages:
        page = read(Client().get(address))
        assert "verplaatst" in page
        assert f"Eerst was het op {first}" in page


def test_moved_back_is_not_moved_and_another_place_is(wise):
    meeting = announced(wise, place="Het buurthuis")
    moved(wise, meeting)
    moved(wise, meeting, days=-7)
    assert "verplaatst" not in read(Client().get(f"{HOME}agenda/"))
    wise.at_work("olga")
    changed(wise, meeting, place="De bibliotheek")
    assert "Eerst was het hier: Het buurthuis." in read(Client().get(f"{HOME}agenda/"))


def test_before_it_is_announced_a_day_that_changes_moves_nothing(wise):
    meeting = making.a_meeting(wise, state="PLANNED", announced_at=None)
    moved(wise, meeting)
    meetings.announce(
        meeting=meeting, actor=wise.at_work("olga"), corner_line="Loopt u mee?", no_photos=True
    )
    assert "verplaatst" not in read(Client().get(f"{HOME}agenda/"))


def test_who_moved_it_reads_who_must_tell_whom(wise):
    meeting = announced(wise)
    asked(wise, meeting)
    moved(wise, meeting)
    olga = signed_in(wise.at_work("olga"))
    page = read(olga.get(reverse("gatherings:meeting", args=[meeting.pk])))
    assert "krijgt niemand bericht, want wij hebben geen namen" in page
    assert "Dit doet wie de dag wijzigde" in page
    assert "de persoon die hier gebeld wil worden" in page
    calls = read(olga.get(reverse("gatherings:calls")))
    assert "Vertel ook dat de bijeenkomst is verplaatst" in calls


@pytest.mark.parametrize("where", ["", "hoe-was-het/", "bel-mij/"])
def test_every_public_page_of_a_meeting_leads_back(wise, where):
    meeting = making.ran(wise)
    page = read(Client().get(f"{HOME}agenda/{meeting.pk}/{where}"))
    back = page.partition('class="zv-back')[2].partition("</nav>")[0]
    assert f'href="{HOME}agenda/' in back


def test_who_asks_to_be_called_knows_by_when(wise):
    meeting = announced(wise)
    page = read(Client().get(f"{HOME}agenda/{meeting.pk}/bel-mij/"))
    assert f"binnen {clocks.CALL_WITHIN} werkdagen" in page
    wish = asked(wise, meeting)
    own = read(Client().get(f"{HOME}gebeld-worden/{links.token('call', wish.pk, 0)}/"))
    assert f"uiterlijk op {written(clocks.call_due_on(wish.asked_on))}" in own


def test_the_promise_is_watched(wise):
    meeting, today = announced(wise), timezone.localdate()
    asked(wise, meeting, ago=0)
    olga = wise.at_work("olga")
    (line,) = what_waits(olga, today)
    assert line.due >= today
    late = asked(wise, meeting, ago=20)
    (line,) = what_waits(olga, today)
    assert line.due < today
    client = signed_in(wise.at_work("olga"))
    listed = read(client.get(reverse("gatherings:meetings")))
    assert "Iemand wacht te lang op een telefoontje" in listed
    assert "Wie gebeld wil worden (2)" in listed
    page = read(client.get(reverse("gatherings:calls")))
    assert page.count("te laat") == 1
    own = read(Client().get(f"{HOME}gebeld-worden/{links.token('call', late.pk, 0)}/"))
    assert "Dat spijt ons" in own


@pytest.mark.parametrize("today", [date(2026, 12, 24) + timedelta(days=n) for n in range(20)])
def test_late_is_the_day_after_the_last_day(today):
    before = clocks.calls_late_before(today)
    assert clocks.call_due_on(before) >= today
    assert clocks.call_due_on(before - timedelta(days=1)) < today


def test_it_is_five_working_days_and_christmas_is_none():
    assert clocks.call_due_on(date(2026, 12, 21)) == date(2026, 12, 29)


def test_a_meeting_of_before_this_says_nothing(wise):
    meeting = making.a_meeting(wise)
    InformationMeeting.unscoped.filter(pk=meeting.pk).update(first_begins_at=None, first_place="")
    assert "verplaatst" not in read(Client().get(f"{HOME}agenda/"))
