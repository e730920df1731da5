"""Who works in the product while something is killed: colleagues who write, and mail that is asked.

Each thing is numbered. What the server confirmed (a redirect, a saved draft, a job in the queue) is
noted here, in another process than the product's; what got no answer is sent once more afterwards
under its own number, as a browser does.
"""

import json
import threading
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from http.client import HTTPException
from http.cookiejar import CookieJar
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4
from zoneinfo import ZoneInfo

WRITERS = ("anna", "bram", "chaima", "sofie")
DRAFTER = "karim"
FORM = "/dossiers/onrust/"
DRAFT = "/concept/?" + urlencode({"for": FORM})
FIRST_MORNING = date(2031, 1, 6)  # a Monday, further on than anything the demonstration tells
FAULTS = (OSError, HTTPException)
BREATH = 0.05  # seconds before one writes on


class Unanswered(Exception):
    """The product did not confirm: it was away, or said that something failed."""


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


class Colleague:
    """Somebody of the demonstration, in a browser without script."""

    def __init__(self, address: str, part: str) -> None:
        self.address, self.jar = address, CookieJar()
        cookies = urllib.request.HTTPCookieProcessor(self.jar)
        self.opener = urllib.request.build_opener(cookies, _Stay)
        self.ask("/demo/")
        self.ask("/demo/", {"part": part})

    def ask(self, path: str, typed: dict[str, str] | None = None) -> tuple[int, bytes]:
        """The status and what came along; `Unanswered` when nothing is confirmed."""
        data = typed and urlencode({**typed, "csrfmiddlewaretoken": self._token()}).encode()
        try:
            with self.opener.open(self.address + path, data or None, timeout=15) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as answer:
            if answer.code >= 500:
                raise Unanswered(path) from answer
            return answer.code, answer.read()
        except FAULTS as fault:
            raise Unanswered(path) from fault

    def _token(self) -> str:
        return next((str(one.value) for one in self.jar if one.name == "csrftoken"), "")


@dataclass
class Told:
    """What was confirmed in all rounds together, and what is not known yet."""

    notes: dict[str, str] = field(default_factory=dict)  # number, and who wrote it
    unsure: dict[str, str] = field(default_factory=dict)
    draft: int = 0  # the last version of the draft that was confirmed
    typed: int = 0
    mornings: set[tuple[int, date]] = field(default_factory=set)


def words(number: str) -> dict[str, str]:
    """The note with this number, as it is typed."""
    today = datetime.now(ZoneInfo("Europe/Amsterdam")).date()
    return {
        "once": number, "happened_on": today.isoformat(), "unease": f"Verzonnen geval {number}",
        "event_kind": "", "event": "", "triage": "CONCERN", "reason": f"Reden {number}",
    }  # fmt: skip


def write(colleague: Colleague, part: str, told: Told, number: str = "") -> None:
    """One note; a number that is given was sent before."""
    number = number or str(uuid4())
    told.unsure[number] = part
    status, page = colleague.ask(FORM, words(number))
    if status not in (302, 303):
        raise SystemExit(f"The form was refused with {status}: {page.decode()[-3000:]}")
    told.notes[number] = told.unsure.pop(number)


def draft(colleague: Colleague, told: Told) -> None:
    """One more version of the same draft."""
    told.typed += 1
    typed = {"unease": f"versie {told.typed}", "draft_tab": "een"}
    status, said = colleague.ask(DRAFT, typed)
    if status != 200 or "saved_at" not in json.loads(said):
        raise SystemExit(f"The draft was refused with {status}: {said.decode()[:300]}")
    told.draft = told.typed


def ask_for_mail(people: list[int], told: Told) -> None:
    """A morning mail for the next person, on the next working day nobody was asked for yet."""
    from django.db import Error
    from procrastinate.exceptions import ConnectorException

    from zorgvuldig.people.jobs import send_morning_mail

    turn, person = divmod(len(told.mornings), len(people))
    weeks, days = divmod(turn, 5)
    day = FIRST_MORNING + timedelta(weeks=weeks, days=days)
    at = datetime.combine(day, time(9, 5), ZoneInfo("Europe/Amsterdam"))
    try:
        send_morning_mail.defer(person_id=people[person], at=at.isoformat())
    except (Error, ConnectorException) as fault:
        raise Unanswered("queue") from fault
    told.mornings.add((people[person], day))


def work(address: str, people: list[int], told: Told, stop: threading.Event) -> list[Any]:
    """Everybody begins; returns the threads, which end soon after `stop`."""
    deeds: list[Callable[[], None]] = [
        *(_writing(Colleague(address, part), part, told) for part in WRITERS),
        _drafting(Colleague(address, DRAFTER), told),
        lambda: ask_for_mail(people, told),
    ]
    crowd = [threading.Thread(target=_again, args=(deed, stop), daemon=True) for deed in deeds]
    for one in crowd:
        one.start()
    return crowd


def _writing(colleague: Colleague, part: str, told: Told) -> Callable[[], None]:
    return lambda: write(colleague, part, told)


def _drafting(colleague: Colleague, told: Told) -> Callable[[], None]:
    return lambda: draft(colleague, told)


def _again(deed: Callable[[], None], stop: threading.Event) -> None:
    from django.db import connections

    while not stop.wait(BREATH):
        try:
            deed()
        except Unanswered:
            connections.close_all()
            stop.wait(0.3)
    connections.close_all()


def send_again(address: str, told: Told) -> int:
    """What got no answer, once more under its own number; how many those were."""
    waiting = dict(told.unsure)
    colleagues = {part: Colleague(address, part) for part in {*waiting.values()}}
    for number, part in waiting.items():
        write(colleagues[part], part, told, number)
    return len(waiting)
