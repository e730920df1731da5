"""Meetings in a calendar (RFC 5545): one, or all of a provider for who follows them.

Only what stands on the public page. The same UID and a higher SEQUENCE change a meeting in
somebody's calendar; one that was called off stays a while as CANCELLED.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from django.utils.timezone import get_default_timezone
from icalendar import Calendar, Event

from zorgvuldig.gatherings.appointment import zone
from zorgvuldig.gatherings.views.meeting_words import moved
from zorgvuldig.handbook.wording import label
from zorgvuldig.rules.gatherings.codes import MeetingState

if TYPE_CHECKING:
    from zorgvuldig.gatherings.models import InformationMeeting, Provider

TYPE = "text/calendar; charset=utf-8"


def written(meetings: "Iterable[InformationMeeting]", provider: "Provider") -> bytes:
    """The file with these meetings, as they stand now."""
    calendar = Calendar()
    calendar.add("prodid", "-//Zorgvuldig//Bijeenkomsten//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", provider.name)
    calendar.add("x-wr-calname", provider.name)
    calendar.add_component(zone())
    for meeting in meetings:
        calendar.add_component(_event(meeting, provider))
    return bytes(calendar.to_ical())


def address(meeting: "InformationMeeting", provider: "Provider") -> str:
    """The whole address of the public page."""
    path = reverse("gathering:meeting", args=[provider.slug, meeting.pk])
    return settings.ADDRESS.rstrip("/") + path


def _event(meeting: "InformationMeeting", provider: "Provider") -> Event:
    cancelled = meeting.state == MeetingState.CANCELLED
    here = get_default_timezone()
    event = Event()
    event.add("uid", str(meeting.pk))
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", meeting.changed_at)
    event.add("last-modified", meeting.changed_at)
    event.add("dtstart", meeting.begins_at.astimezone(here))
    event.add("dtend", meeting.ends_at.astimezone(here))
    event.add("summary", meeting.title)
    event.add("description", _told(meeting, provider))
    event.add("location", meeting.place)
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    event.add("url", address(meeting, provider))
    return event


def _told(meeting: "InformationMeeting", provider: "Provider") -> str:
    spoken = ", ".join(label("gather_language", code) for code in meeting.languages)
    was = f"Verplaatst. {first} " if (first := moved(meeting)) else ""
    return f"{was}Van {provider.name}. In het {spoken}. U hoeft geen naam te noemen om te komen."
