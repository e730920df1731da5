"""Who works in the product while something is killed, and what they were told.

Each thing that is sent is numbered. What the server confirmed (a redirect, a code to come back
with, a saved draft, a job in the queue) is noted here, in another process than the product's; what
got no answer is sent once more afterwards, exactly as it was, as a browser does.
"""

import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from http.client import HTTPException
from http.cookiejar import CookieJar
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from django.conf import settings
from django.db import connections

FAULTS = (OSError, HTTPException)
LONGEST = 60  # seconds for one answer, on a machine that may be busy
BREATH = 0.05  # seconds before one goes on
PATIENCE = 3  # times that one tries again by hand
AWAY = 0.2  # seconds before one tries again what is away


class Unanswered(Exception):
    """The product did not confirm: it was away, or said that something failed."""


class Refused(Exception):
    """The product answered, and did not take it: a fault of this script, or of the product."""


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


class Visitor:
    """A browser without script and without cookies."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.opener = urllib.request.build_opener(_Stay)

    def ask(self, path: str, typed: dict[str, str] | None = None) -> tuple[int, str, str]:
        """Status, where to go on, and the page; `Unanswered` when nothing is confirmed."""
        data = typed and urlencode(self.with_token(typed)).encode()
        try:
            with self.opener.open(self.address + path, data or None, timeout=LONGEST) as answer:
                return answer.status, "", answer.read().decode()
        except urllib.error.HTTPError as answer:
            with answer:
                if answer.code >= 500:
                    raise Unanswered(path) from answer
                return answer.code, answer.headers.get("Location", ""), answer.read().decode()
        except FAULTS as fault:
            raise Unanswered(path) from fault

    def with_token(self, typed: dict[str, str]) -> dict[str, str]:
        """What is typed, as this browser sends it."""
        return typed


class Colleague(Visitor):
    """Somebody of the demonstration, who stays signed in through every kill; or who comes with the
    cookies of before."""

    def __init__(self, address: str, part: str, jar: CookieJar | None = None) -> None:
        super().__init__(address)
        self.jar = CookieJar() if jar is None else jar
        cookies = urllib.request.HTTPCookieProcessor(self.jar)
        self.opener = urllib.request.build_opener(cookies, _Stay)
        if jar is None:
            self.ask("/demo/")
            self.ask("/demo/", {"part": part})

    def does(self, path: str, **typed: str) -> str:
        """One form, that has to be taken; where it leads."""
        status, onward, page = self.ask(path, {"once": str(uuid4()), **typed})
        if status not in (302, 303):
            raise Refused(f"{path} was refused with {status}: {page[-3000:]}")
        return onward

    def with_token(self, typed: dict[str, str]) -> dict[str, str]:
        """With the token against forms of others."""
        token = next((str(one.value) for one in self.jar if one.name == "csrftoken"), "")
        return {**typed, "csrfmiddlewaretoken": token}


@dataclass(frozen=True)
class Sent:
    """One thing: its kind and number, and exactly what went to the server."""

    kind: str
    number: str
    path: str
    typed: dict[str, str]
    by: Visitor
    taken: Callable[[int, str, str], str] = lambda status, *_: "" if status in (302, 303) else "no"


@dataclass
class Told:
    """What was confirmed in all rounds together, and what is not known yet."""

    confirmed: dict[str, dict[str, Sent]] = field(default_factory=dict)  # by kind, by number
    unsure: dict[str, Sent] = field(default_factory=dict)
    drafts: dict[str, int] = field(default_factory=dict)  # the last version that was confirmed
    mornings: set[tuple[int, date]] = field(default_factory=set)
    asked: int = 0  # mornings, also those of which it is not known
    places_before: int = 0
    before: set[str] = field(default_factory=set)  # what an earlier run in this folder left
    faults: list[str] = field(default_factory=list)
    moments: list[float] = field(default_factory=list)  # at which something was confirmed
    again: set[str] = field(default_factory=set)  # what was sent more than once

    def send(self, one: Sent) -> str:
        """Send it and note that it is confirmed; where the answer leads."""
        if one.number in self.unsure:
            self.again.add(one.number)
        self.unsure[one.number] = one
        status, onward, page = one.by.ask(one.path, one.typed)
        if why := one.taken(status, onward, page):
            raise Refused(f"{one.kind} was refused with {status} ({why}): {page[-1500:]}")
        self.confirmed.setdefault(one.kind, {})[one.number] = one
        del self.unsure[one.number]
        self.moments.append(time.monotonic())
        return onward

    def sent(self, kind: str) -> set[str]:
        """The numbers of what is confirmed and of what is on its way."""
        waiting = {number for number, one in list(self.unsure.items()) if one.kind == kind}
        return waiting | {*self.confirmed.get(kind, {})}

    @property
    def last(self) -> float:
        """When something was confirmed last."""
        return self.moments[-1] if self.moments else 0.0

    def longest_silence(self) -> float:
        """The longest time in which nothing was confirmed, in seconds."""
        pairs = zip(self.moments, self.moments[1:], strict=False)
        return max((after - before for before, after in pairs), default=0.0)

    def counts(self) -> Counter[str]:
        """How many of each kind are confirmed."""
        return Counter({kind: len(of) for kind, of in self.confirmed.items()})


Deed = tuple[Any, ...]  # what is done, and by whom


class Crowd:
    """Everybody at work, each in a thread that goes on until it is told to stop."""

    def __init__(self, told: Told, deeds: list[Deed]) -> None:
        self.told, self.stop = told, threading.Event()
        self.threads = [
            threading.Thread(target=self._again, args=one, daemon=True) for one in deeds
        ]
        for one in self.threads:
            one.start()

    def rest(self) -> None:
        """What is begun is finished; then everybody stops."""
        self.stop.set()
        for one in self.threads:
            one.join(LONGEST)

    def _again(self, deed: Callable[[], object], *people: Visitor) -> None:
        """Who got no answer sends that first, before anything new."""
        while not self.stop.wait(BREATH):
            try:
                for one in [one for one in list(self.told.unsure.values()) if one.by in people]:
                    self.told.send(one)
                deed()
            except Unanswered:
                hang_up()
                self.stop.wait(AWAY)
            except Refused as fault:
                self.told.faults.append(str(fault))
                break
        hang_up()


def hang_up() -> None:
    """Sessions of this thread with the database may lead nowhere now, where it has any."""
    if settings.configured:
        connections.close_all()


def send_again(told: Told) -> int:
    """What got no answer, once more and exactly as it was, each by who sent it; how many."""
    waiting = list(told.unsure.values())
    people = {id(one.by): one.by for one in waiting}
    with ThreadPoolExecutor(max(1, len(people))) as crowd:
        for by in people.values():
            crowd.submit(_insist, told, [one for one in waiting if one.by is by])
    told.faults += [f"{one.kind} is not taken any more" for one in told.unsure.values()]
    return len(waiting)


def _insist(told: Told, waiting: list[Sent]) -> None:
    """One after another, each a few times."""
    for one in [one for one in waiting for _ in range(PATIENCE)]:
        if one.number not in told.unsure:
            continue
        try:
            told.send(one)
        except Unanswered:
            time.sleep(AWAY)
        except Refused as fault:
            told.faults.append(str(fault))
            del told.unsure[one.number]
