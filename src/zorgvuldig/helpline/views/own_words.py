"""The own people of a confidant in words: who, how to reach them, what was agreed, what is due."""

from datetime import date
from string import digits
from typing import Any

from django.urls import reverse
from django.utils import timezone

from zorgvuldig.handbook.wording import label, spoken, written
from zorgvuldig.helpline.access import own, support
from zorgvuldig.helpline.access import through_line as line
from zorgvuldig.people.protocol import is_fresh

TITLES = ("mevrouw", "meneer", "mijnheer", "mw", "mw.", "mevr", "mevr.", "dhr", "dhr.", "de")
SHORTEST_NUMBER = 8
NEW_MESSAGE = "De hulpvrager schreef u en wacht op antwoord."
NO_PAPER = "Deze pagina komt niet op papier. Zo blijft wat een hulpvrager u vertelt op één plek."


def first_name(match: Any, kept: Any) -> str:
    """How the caller wants to be called, without surname; nothing when they did not say."""
    name = kept.words().get("name", "").split() if kept else []
    if not name:
        return ""
    return " ".join(name) if name[0].casefold() in TITLES else name[0]


def cards(matches: list[Any], today: date) -> list[dict[str, Any]]:
    """Each of the own people: who, the next contact, what is due."""
    ways, days = own.ways_to_reach(matches), support.days_of(match.pk for match in matches)
    wrote = line.waits_for_confidant(match.pk for match in matches)
    return [
        {
            "title": first_name(match, ways.get(match.request_id)),
            "reference": match.request.reference,
            "next": next_contact(match, today),
            "due": [
                *([NEW_MESSAGE] if match.pk in wrote else []),
                *due(match, days[match.pk], today),
            ],
        }
        for match in matches
    ]


def next_contact(match: Any, today: date) -> str:
    """The next contact as one says it."""
    day = match.next_contact_on
    if day is None:
        return "Nog geen volgend contact afgesproken."
    when = spoken(day, today)
    if day < today:
        return f"Er was contact afgesproken: {when}."
    return f"Het volgende contact: {when}."


def due(match: Any, days: support.Days, today: date) -> list[str]:
    """What asks for attention, the weightiest first."""
    found = []
    if match.needs_coordinator_since:
        since = spoken(_day(match.needs_coordinator_since), today)
        found.append(f"Overgedragen aan de coördinator, {since}. Die neemt contact met u op.")
    review = support.review_due(match, days)
    if review < today:
        found.append(
            f"De tussenstand is te laat. Die was aan de beurt: {spoken(review, today)}. De "
            "coördinator bespreekt die met u; u mag ook zelf bellen."
        )
    if len(days.contacts) >= match.most_contacts:
        found.append(
            f"U had {len(days.contacts)} contacten; {match.most_contacts} was afgesproken. "
            "Bespreek met de coördinator hoe het verder gaat."
        )
    if own.days_late(match, today):
        found.append("Het afgesproken contact is voorbij. Schrijf op hoe het ging, of bel.")
    return found


def agreement(match: Any, days: support.Days, today: date) -> list[dict[str, Any]]:
    """Since when, how often, when again."""
    told = [
        ("Volgend contact", _agreed(match, today)),
        ("Contacten", f"{len(days.contacts)} van {match.most_contacts}"),
        ("Samen terugkijken", spoken(support.review_due(match, days), today)),
        ("Gekoppeld sinds", written(match.began_on)),
    ]
    return [{"key": key, "value": value, "ours": True} for key, value in told]


def _agreed(match: Any, today: date) -> str:
    day = match.next_contact_on
    return spoken(day, today) if day else "nog niet afgesproken"


def through_line(match: Any) -> dict[str, Any] | None:
    """What was written both ways through the line, newest first; nothing when there is another
    way."""
    if not line.goes_through_line(match):
        return None
    key = match.request.key
    return {
        "entries": [
            {
                "at": note.happened_on,
                "title": "U schreef" if note.author_id else "De hulpvrager schreef",
                "ours": True,
                "quote": note.words(key).get("text", ""),
            }
            for note in reversed(line.written_in(match))
        ],
        "waits": match.pk in line.waits_for_confidant([match.pk]),
    }


def number_to_call(kept: Any) -> str:
    """The caller's number as a telephone dials it; nothing when it is none."""
    typed = kept.words().get("phone", "") if kept else ""
    dialled = "".join(c for c in typed if c == "+" or c in digits)
    return dialled if len(dialled) >= SHORTEST_NUMBER else ""


def entries(match: Any, notes: list[Any]) -> list[dict[str, Any]]:
    """The own notes, as the timeline shows them."""
    return [_entry(note, note.words(match.request.key)) for note in notes]


def _entry(note: Any, words: dict[str, Any]) -> dict[str, Any]:
    reached, over = words.get("reached", ""), words.get("over", "")
    title = label("help_reached", reached) if reached else label("help_note", note.kind)
    lines = [(label("help_over", over), True), (words.get("text", ""), False)]
    told = [{"value": text, "ours": ours} for text, ours in lines if text]
    return {"at": note.happened_on, "title": title, "ours": True, "lines": told}


def proposals(asked: list[Any]) -> list[dict[str, str]]:
    """The questions that wait for an answer."""
    return [
        {
            "text": "Wilt u contact hebben met een hulpvrager?",
            "url": reverse("helpline:asked", args=[one.pk]),
        }
        for one in asked
    ]


def points(actor: Any, today: date) -> list[dict[str, str]]:
    """Where the coordinator is reached, with the day that was last checked."""
    return [
        {
            "name": point.name,
            "reach": point.reach,
            "checked": _checked(point.verified_on, today),
        }
        for point in own.coordinator_points(actor)
    ]


def _checked(on: date, today: date) -> str:
    day = written(on)
    if is_fresh(on, today):
        return f"Laatst nagekeken op {day}."
    return f"Laatst nagekeken op {day}; dat is lang geleden."


def _day(at: Any) -> date:
    return timezone.localtime(at).date()
