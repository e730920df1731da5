"""A workshop as an appointment in somebody's own calendar (RFC 5545).

The same UID and a higher SEQUENCE change it there; STATUS CANCELLED takes it back, for everybody or
for who does not come. It is CONFIRMED for who has a seat once it is certain that the workshop goes
on, and TENTATIVE until then. Nothing of a
participant stands in it, and not their own link: calendars are read by colleagues.
"""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.timezone import get_default_timezone
from icalendar import (
    Calendar,
    Event,
    Timezone,
    TimezoneDaylight,
    TimezoneStandard,
    vCalAddress,
    vText,
)

from zorgvuldig.rules.gatherings.codes import SeatState, WorkshopState

if TYPE_CHECKING:
    from zorgvuldig.gatherings.models import Participant, Provider, Workshop

ZONE = "Europe/Amsterdam"
NAME = "werkatelier.ics"
SEASONS = (  # kind, name, hours before UTC, and in which month and at which hour it begins
    (TimezoneDaylight, "CEST", 2, 3, 2),
    (TimezoneStandard, "CET", 1, 10, 3),
)


NOT_SURE = (
    WorkshopState.REQUESTED,
    WorkshopState.PREP_CALL_DONE,
    WorkshopState.MIX_AGREED,
    WorkshopState.INVITED,
)


def status(workshop: "Workshop", one: "Participant") -> str:
    """What is true of it for this person (RFC 5545, 3.8.1.11)."""
    not_coming = one.state in (SeatState.DECLINED, SeatState.WITHDRAWN)
    if not_coming or workshop.state == WorkshopState.CANCELLED:
        return "CANCELLED"
    if one.state != SeatState.SEATED or workshop.state in NOT_SURE:
        return "TENTATIVE"
    return "CONFIRMED"


def method(workshop: "Workshop", one: "Participant") -> str:
    """What a calendar does with it (RFC 5546)."""
    return "CANCEL" if status(workshop, one) == "CANCELLED" else "PUBLISH"


def version(workshop: "Workshop", one: "Participant") -> int:
    """The number of this version: a calendar takes nothing back at a number it knows already
    (RFC 5546, 2.1.5). It rises with every change of the workshop, and of their own seat."""
    return workshop.sequence + one.changes


def written(workshop: "Workshop", provider: "Provider", one: "Participant") -> bytes:
    """The file, as the workshop and this person's seat stand now."""
    calendar = Calendar()
    calendar.add("prodid", "-//Zorgvuldig//Bijeenkomsten//NL")
    calendar.add("version", "2.0")
    calendar.add("method", method(workshop, one))
    event = _event(workshop, provider, status(workshop, one))
    event.add("sequence", version(workshop, one))
    calendar.add_component(zone())
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _event(workshop: "Workshop", provider: "Provider", status: str) -> Event:
    event = Event()
    event.add("uid", str(workshop.pk))
    event.add("dtstamp", timezone.now())
    event.add("last-modified", workshop.changed_at)
    event.add("dtstart", _local(workshop.begins_at))
    event.add("dtend", _local(workshop.ends_at))
    event.add("summary", "Werkatelier")
    event.add("description", f"Georganiseerd door {provider.name}.")
    event.add("status", status)
    if place := workshop.words().get("address", ""):
        event.add("location", place)
    if provider.email:
        by = vCalAddress(f"mailto:{provider.email}")
        by.params["cn"] = vText(provider.name)
        event.add("organizer", by)
    return event


def _local(moment: datetime | None) -> datetime:
    if moment is None:
        raise ValueError("an appointment has a day")
    return moment.astimezone(get_default_timezone())


def zone() -> Timezone:
    """Summer and winter time, as they change on the last Sundays of March and October."""
    zone = Timezone()
    zone.add("tzid", ZONE)
    for kind, name, hours, month, hour in SEASONS:
        season = kind()
        season.add("tzname", name)
        season.add("tzoffsetfrom", timedelta(hours=3 - hours))
        season.add("tzoffsetto", timedelta(hours=hours))
        season.add("dtstart", datetime(1996, month, 31 if month == 3 else 27, hour))
        season.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        zone.add_component(season)
    return zone
