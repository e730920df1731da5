"""People who write while a backup is made, and a client whose dossier has to go: by the pages only.

What the server confirmed is noted here, in another process than the product's.
"""

import re
import threading
import urllib.error
import urllib.request
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from http.client import HTTPException
from http.cookiejar import CookieJar
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4
from zoneinfo import ZoneInfo

WRITERS = ("anna", "bram", "chaima", "sofie")
NOTES = "/dossiers/onrust/"
MARK = "Verzonnen geval "
CANARY = "Kanariegeel op de vensterbank"
CLIENT = "Noortje Kanarievogel"


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


class Person:
    """Somebody of the demonstration, in a browser without script."""

    def __init__(self, address: str, part: str) -> None:
        self.address, self.jar = address, CookieJar()
        cookies = urllib.request.HTTPCookieProcessor(self.jar)
        self.opener = urllib.request.build_opener(cookies, _Stay)
        self.ask("/demo/")
        self.ask("/demo/", {"part": part})

    def ask(self, path: str, typed: dict[str, str] | None = None) -> tuple[int, str, str]:
        """Status, where it leads, and the page."""
        token = next((str(one.value) for one in self.jar if one.name == "csrftoken"), "")
        data = typed and urlencode({**typed, "csrfmiddlewaretoken": token}).encode()
        try:
            with self.opener.open(self.address + path, data or None, timeout=30) as answer:
                return answer.status, "", answer.read().decode()
        except urllib.error.HTTPError as answer:
            return answer.code, answer.headers.get("Location", ""), answer.read().decode()

    def does(self, path: str, **typed: str) -> str:
        """One form; where it leads. Not taken is a fault of this script."""
        status, onward, page = self.ask(path, {"once": str(uuid4()), **typed})
        if status not in (302, 303):
            raise SystemExit(f"{path} was answered with {status}: {page[-3000:]}")
        return onward


def today() -> str:
    return str(datetime.now(ZoneInfo("Europe/Amsterdam")).date())


def note(number: str, unease: str = "") -> dict[str, str]:
    """A note with this number, as it is typed."""
    return {"once": number, "happened_on": today(), "unease": unease or f"{MARK}{number}",
            "event_kind": "", "event": "", "triage": "CONCERN", "reason": "Reden"}  # fmt: skip


@dataclass
class Told:
    """The numbers of the notes that were sent, and of those that were confirmed."""

    sent: set[str] = field(default_factory=set)
    confirmed: set[str] = field(default_factory=set)

    def write(self, person: Person) -> str:
        """One more note; its number."""
        number = str(uuid4())
        self.sent.add(number)
        person.does(NOTES, **note(number))
        self.confirmed.add(number)
        return number


class Crowd:
    """Colleagues who each write one note after another, until they are told to rest."""

    def __init__(self, address: str, told: Told) -> None:
        self.told, self.stop = told, threading.Event()
        people = [Person(address, part) for part in WRITERS]
        self.threads = [threading.Thread(target=self._again, args=(one,)) for one in people]
        for one in self.threads:
            one.start()

    def rest(self) -> None:
        """What is begun is finished."""
        self.stop.set()
        for one in self.threads:
            one.join()

    def _again(self, person: Person) -> None:
        with suppress(OSError, HTTPException):  # the server went away: not confirmed
            while not self.stop.wait(0.02):
                self.told.write(person)


def a_dossier(anna: Person) -> str:
    """Anna opens a dossier for an invented client and writes a talk down; its reference."""
    here = anna.does(NOTES, **note(str(uuid4()), CANARY))
    soon = str(date.fromisoformat(today()) + timedelta(days=20))
    born = str(date.fromisoformat(today()).replace(day=1, month=1) - timedelta(days=17 * 366))
    page = anna.does(f"{here}openen/", name=CLIENT, born_on=born, age_band="", review_on=soon)
    anna.does(f"{page}gesprek/", happened_on=today(), mode="EXPLORATORY", own_words=CANARY)
    found = re.search(r"/dossiers/([^/]+)/", page)
    assert found
    return found[1]


def the_client_asks(address: str, reference: str) -> None:
    """The client's right: asked, seen to by Frank, agreed by Esra, and carried out by Anna."""
    anna, frank, esra = (Person(address, part) for part in ("anna", "frank", "esra"))
    asked = anna.does(f"/rechten/dossier/{reference}/nieuw/", right="DESTRUCTION", asker="CLIENT",
                      how="MAIL", received_on=today(), asked="Ik wil dat het weg is")  # fmt: skip
    anna.does(f"{asked}wie/", how="KNOWN", on=today())
    frank.does(f"{asked}antwoord/", outcome="GIVEN")
    found = re.search(r'name="fingerprint" value="([^"]+)"', esra.ask(f"{asked}meekijken/")[2])
    if not found:
        raise SystemExit("Esra has nothing to agree to.")
    esra.does(f"{asked}meekijken/", fingerprint=found[1], sure="on")
    anna.does(f"{asked}gegeven/", handed="POST", on=today())
    anna.does(f"{asked}uitvoeren/")


def let_go(person: Person, number: str) -> None:
    """Who wrote a note lets go of it."""
    person.does(f"{NOTES}{number}/loslaten/")
