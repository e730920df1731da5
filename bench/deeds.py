"""What people do in the product while something is killed: each kind of write a deed of its own.

Colleagues note unease, one asks another to agree to what nobody may decide alone and gets a yes or
a no, somebody types a draft; without a login a caller writes to the line and a visitor takes a
place at a meeting; and mail is asked for.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from html import unescape
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4
from zoneinfo import ZoneInfo

from crowd import Colleague, Deed, Refused, Sent, Told, Unanswered, Visitor

WRITERS = ("chaima", "sofie", "ilse")
DRAFTERS = ("karim", "milan")
MARK = "Verzonnen geval "
FORM = "/dossiers/onrust/"
DRAFT = "/concept/?" + urlencode({"for": FORM})
LINE, WISE = "/hulp/lantaarn/nl/schrijf/", "samen-wijs"
FIRST_MORNING = date(2031, 1, 6)  # a Monday, further on than anything the demonstration tells
ONCE = re.compile(r'name="once"(?: value="([^"]*)")')
CODE = re.compile(r'<bdi class="shown" dir="ltr">')
PLACES = 32_000  # at the meeting, so that it never gets full


@dataclass(frozen=True)
class World:
    """What the deeds need to know of the demonstration."""

    people: list[int]  # who may get mail
    meeting: str
    about: str  # where Anna asks a colleague to agree
    second: str  # Bram, as that form names him


def look() -> World:
    """Read it past the pages; and make the meeting big enough."""
    from after_a_kill import by_organisation

    from zorgvuldig.dossiers.models import Concurrence
    from zorgvuldig.gatherings.models import InformationMeeting
    from zorgvuldig.people.models import Membership, Person

    people = sorted(Person.objects.values_list("pk", flat=True))
    found: dict[str, str] = {}
    for _ in by_organisation():
        coming = InformationMeeting.unscoped.filter(state="ANNOUNCED")
        coming.update(places=PLACES)
        for one in coming:
            found["meeting"] = str(one.pk)
        asked = Concurrence.unscoped.exclude(recipient=None).select_related("dossier")
        for question in asked.filter(asked_by__email__startswith="anna"):
            somebody = f"/dossiers/{question.dossier.reference}/iemand/{question.recipient_id}"
            found["about"] = f"{somebody}/akkoord/GOOD_CARE_OBJECTION/"
        for bram in Membership.unscoped.filter(person__email__startswith="bram"):
            found["second"] = str(bram.pk)
    return World(people, **found)


def of_everybody(address: str, told: Told, world: World) -> list[Deed]:
    """The deeds of everybody, each of whom signs in now."""
    here = {part: Colleague(address, part) for part in {*WRITERS, *DRAFTERS, "anna", "bram"}}
    caller, visitor = Visitor(address), Visitor(address)
    anna, bram = here["anna"], here["bram"]
    return [
        *((_bound(note, here[part], told), here[part]) for part in WRITERS),
        *((_bound(draft, here[part], told, part), here[part]) for part in DRAFTERS),
        (lambda: agree(anna, bram, told, world), anna, bram),
        (lambda: call(caller, told), caller),
        (lambda: come(visitor, told, world), visitor),
        (lambda: ask_for_mail(told, world.people),),
    ]


def _bound(deed: Callable[..., object], *given: Any) -> Callable[[], object]:
    return lambda: deed(*given)


def today() -> str:
    """As a form wants it."""
    return datetime.now(ZoneInfo("Europe/Amsterdam")).date().isoformat()


def of_writers(address: str, told: Told, parts: tuple[str, ...]) -> list[Deed]:
    """Only notes, by these colleagues of the demonstration."""
    here = [Colleague(address, part) for part in parts]
    return [(_bound(note, one, told), one) for one in here]


def unease(number: str, words: str = "") -> dict[str, str]:
    """A note with this number, as it is typed."""
    return {
        "once": number, "happened_on": today(), "unease": words or f"{MARK}{number}",
        "event_kind": "", "event": "", "triage": "CONCERN", "reason": f"Reden {number}",
    }  # fmt: skip


def note(colleague: Visitor, told: Told) -> str:
    """A note of unease; its number."""
    number = str(uuid4())
    told.send(Sent("note", number, FORM, unease(number), colleague))
    return number


def draft(colleague: Visitor, told: Told, part: str) -> None:
    """One more version of the same draft."""
    version = told.drafts.get(part, 0) + 1
    typed = {"unease": f"versie {version}", "draft_tab": "een"}
    status, _, said = colleague.ask(DRAFT, typed)
    if status != 200 or "saved_at" not in json.loads(said):
        raise Refused(f"the draft was refused with {status}: {said[:300]}")
    told.drafts[part] = version


def agree(anna: Colleague, bram: Colleague, told: Told, world: World) -> None:
    """Anna asks Bram to agree; Bram says yes or no. Two writes, the second on the first."""
    number = str(uuid4())
    typed = {"once": number, "happened_on": today(), "reason": f"{MARK}{number}",
             "second_person": world.second}  # fmt: skip
    told.send(Sent("question", number, world.about, typed, anna))
    said = {"answer": ("yes", "no")[int(number[-1], 16) % 2]}
    told.send(Sent("answer", f"answer {number}", f"/dossiers/akkoord/{number}/", said, bram))


def call(caller: Visitor, told: Told) -> None:
    """Somebody without an account writes to the line, and gets a code."""
    number = str(uuid4())
    typed = {"once": _once(caller, LINE), "story": f"{MARK}{number}", "danger": "NO"}
    told.send(Sent("help request", number, LINE, typed, caller, _code_is_shown))


def _code_is_shown(status: int, _: str, page: str) -> str:
    return "" if status == 200 and CODE.search(page) else "no code"


def come(visitor: Visitor, told: Told, world: World) -> None:
    """Somebody without an account takes a place at a meeting, and gets a link."""
    path = f"/bijeenkomsten/{WISE}/agenda/{world.meeting}/"
    number = str(uuid4())
    typed = {"once": _once(visitor, path), "people": "1"}
    told.send(Sent("place", number, path, typed, visitor))


def _once(visitor: Visitor, path: str) -> str:
    """The number that the server signed for this form."""
    status, _, page = visitor.ask(path)
    found = ONCE.search(page)
    if status != 200 or not found:
        raise Refused(f"{path} shows no form: {status}")
    return unescape(found[1])


def ask_for_mail(told: Told, people: list[int]) -> None:
    """A morning mail for the next person, on the next working day nobody was asked for yet."""
    from django.db import Error
    from procrastinate.exceptions import ConnectorException

    from zorgvuldig.people.jobs import send_morning_mail

    turn, person = divmod(told.asked, len(people))
    told.asked += 1
    weeks, days = divmod(turn, 5)
    day = FIRST_MORNING + timedelta(weeks=weeks, days=days)
    at = datetime.combine(day, time(9, 5), ZoneInfo("Europe/Amsterdam"))
    try:
        send_morning_mail.defer(person_id=people[person], at=at.isoformat())
    except (Error, ConnectorException) as fault:
        raise Unanswered("queue") from fault
    told.mornings.add((people[person], day))
