"""How a meeting is told, to who organises it and to everybody."""

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from zorgvuldig.handbook.wording import at_clock, label, on_a_day

if TYPE_CHECKING:
    from zorgvuldig.gatherings.models import InformationMeeting

Row = dict[str, Any]
TYPED = {"Waar", "Hoe u er komt", "Gastheer"}


def day(meeting: "InformationMeeting") -> str:
    return on_a_day(timezone.localdate(meeting.begins_at))


def hours(meeting: "InformationMeeting") -> str:
    begins, ends = (timezone.localtime(at) for at in (meeting.begins_at, meeting.ends_at))
    return f"van {at_clock(begins)} tot {at_clock(ends)} uur"


def when(meeting: "InformationMeeting") -> str:
    """The day and the hours."""
    return f"{day(meeting)}, {hours(meeting)}"


def moved(meeting: "InformationMeeting") -> str:
    """When and where it was first, for who knew it so; nothing when that is still right."""
    first, said = meeting.first_begins_at, []
    if first is not None and first != meeting.begins_at:
        at = timezone.localtime(first)
        said.append(f"Eerst was het op {on_a_day(at.date())} om {at_clock(at)} uur.")
    if meeting.first_place not in ("", meeting.place):
        typed = meeting.first_place
        said.append(f"Eerst was het hier: {typed}.")
    return " ".join(said)


def spoken(meeting: "InformationMeeting") -> str:
    """The languages, and whether there is an interpreter."""
    known = ", ".join(label("gather_language", code) for code in meeting.languages)
    return f"{known}; er is een tolk" if meeting.interpreter else known


def rows(meeting: "InformationMeeting") -> list[Row]:
    """What everybody may know before they come."""
    told = {
        "Wanneer": when(meeting),
        "Waar": meeting.place,
        "Hoe u er komt": meeting.reachable,
        "Gastheer": meeting.host,
        "Taal": spoken(meeting),
        "Kinderopvang": "ja" if meeting.child_care else "nee",
        "Wie zijn welkom": label("gather_welcomes", meeting.welcomes),
        "Voor wie": _listed("gather_audience", meeting.audience),
        "Wie er spreken": _listed("gather_speaker", meeting.speakers),
    }
    return [
        {"key": key, "value": value, "ours": key not in TYPED}
        for key, value in told.items()
        if value
    ]


def programme(meeting: "InformationMeeting") -> list[str]:
    """Its parts, in order."""
    return [label("gather_block", code) for code in meeting.programme]


def _listed(kind: str, codes: list[str]) -> str:
    return ", ".join(label(kind, code) for code in codes)
