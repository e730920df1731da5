"""People who work through the balancer while something happens behind it.

They hold a session and send what a browser sends. What was answered, when, and with what, is noted
here; a kept connection that was closed while nothing was asked over it is used once more, as every
browser does, and counted.
"""

import re
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import after_a_kill
import crowd
from hosts import NAME

STYLE = re.compile(rb'"(/static/[^"]+\.(?:css|js))"')


@dataclass
class Seen:
    """What everybody met together."""

    answers: Counter[str] = field(default_factory=Counter)  # status, or what went wrong
    bad: list[str] = field(default_factory=list)
    confirmed: list[float] = field(default_factory=list)  # moments
    kept: int = 0  # asked over a connection that was kept
    used_again: int = 0  # of those, closed before they were answered
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, what: str, path: str) -> None:
        with self.lock:
            self.answers[what] += 1
            if not what.startswith(("2", "3")):
                self.bad.append(f"{what} {path}")

    def longest_silence(self) -> float:
        """The longest time in which nothing was confirmed, in seconds."""
        pairs = zip(self.confirmed, self.confirmed[1:], strict=False)
        return max((after - before for before, after in pairs), default=0.0)


class Person:
    """Somebody with a session, in a browser without script; `ask` as in `crowd.Colleague`."""

    def __init__(self, port: int, session: str, seen: Seen, *, keeps: bool = False) -> None:
        self.port, self.seen, self.keeps = port, seen, keeps
        self.cookies = {"sessionid": session}
        self.line: HTTPConnection | None = None
        self.style: list[str] = []

    def ask(self, path: str, typed: dict[str, str] | None = None) -> tuple[int, bytes]:
        """The status and what came along; `Unanswered` when nothing is confirmed."""
        try:
            status, said = self._answered(path, typed)
        except (OSError, HTTPException) as fault:
            self.line = None
            self.seen.note(type(fault).__name__, path)
            raise crowd.Unanswered(path) from fault
        self.seen.note(str(status), path)
        if status >= 500:
            raise crowd.Unanswered(path)
        return status, said

    def look(self, path: str) -> None:
        """A page with its style and script, as a browser asks them."""
        _, page = self.ask(path)
        for file in {one.decode() for one in STYLE.findall(page)}:
            self.ask(file)

    def _answered(self, path: str, typed: dict[str, str] | None) -> tuple[int, bytes]:
        old = self.line is not None
        with self.seen.lock:
            self.seen.kept += old
        try:
            return self._once(path, typed)
        except (OSError, HTTPException):
            self.line = None
            if not old:
                raise
        with self.seen.lock:
            self.seen.used_again += 1
        return self._once(path, typed)

    def _once(self, path: str, typed: dict[str, str] | None) -> tuple[int, bytes]:
        line = self.line or HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {
            "Host": NAME, "Origin": f"https://{NAME}", "X-Forwarded-Proto": "https",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "Connection": "keep-alive" if self.keeps else "close",
        }  # fmt: skip
        body = None
        if typed:
            token = self.cookies.get("csrftoken", "")
            body = urlencode({**typed, "csrfmiddlewaretoken": token})
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        line.request("POST" if typed else "GET", path, body, headers)
        answer = line.getresponse()
        said = answer.read()
        for cookie in answer.headers.get_all("Set-Cookie", []):
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        self.line = line if self.keeps and not answer.will_close else None
        return answer.status, said


class Office:
    """Everybody at work: writers of notes, one of drafts, readers, and mail that is asked for."""

    def __init__(self, port: int, people: dict[str, tuple[int, str]]) -> None:
        self.port, self.people, self.seen, self.told = port, people, Seen(), crowd.Told()
        self.stop, self.threads = threading.Event(), list[threading.Thread]()

    def person(self, part: str, *, keeps: bool = False) -> Person:
        """Somebody who opened the form before, and so has its token."""
        who = Person(self.port, self.people[part][1], self.seen, keeps=keeps)
        who.ask(crowd.FORM)
        return who

    def begin(self) -> None:
        deeds = [self._writing(part) for part in crowd.WRITERS]
        deeds += [self._drafting(), self._reading(), self._mailing()]
        self.threads = [threading.Thread(target=self._again, args=(deed,)) for deed in deeds]
        for one in self.threads:
            one.start()

    def end(self) -> None:
        self.stop.set()
        for one in self.threads:
            one.join(60)

    def send_again(self) -> int:
        """What got no answer, once more under its own number; how many those were."""
        waiting = dict(self.told.unsure)
        for number, part in waiting.items():
            crowd.write(self.person(part), part, self.told, number)  # type: ignore[arg-type]
        return len(waiting)

    def mails(self, folder: Path) -> dict[str, Any]:
        """As after a kill, without the days on which nobody gets mail."""
        from zorgvuldig.rules.working_days import is_working_day

        told = after_a_kill.mail(self.told, folder)
        quiet = sum(not is_working_day(day) for _, day in self.told.mornings)
        return told | {"never_looked_up": told["never_looked_up"] - quiet}

    def _writing(self, part: str) -> Callable[[], None]:
        who = self.person(part, keeps=part == crowd.WRITERS[0])

        def write() -> None:
            crowd.write(who, part, self.told)  # type: ignore[arg-type]
            with self.seen.lock:
                self.seen.confirmed.append(time.monotonic())

        return write

    def _drafting(self) -> Callable[[], None]:
        who = self.person(crowd.DRAFTER)
        return lambda: crowd.draft(who, self.told)  # type: ignore[arg-type]

    def _reading(self) -> Callable[[], None]:
        who = self.person("bram", keeps=True)
        return lambda: who.look("/vandaag/")

    def _mailing(self) -> Callable[[], None]:
        numbers = [number for number, _ in self.people.values()]

        def ask() -> None:
            crowd.ask_for_mail(numbers, self.told)
            self.stop.wait(0.3)

        return ask

    def _again(self, deed: Callable[[], None]) -> None:
        from django.db import connections

        while not self.stop.wait(crowd.BREATH):
            try:
                deed()
            except crowd.Unanswered:
                with suppress(Exception):
                    connections.close_all()
                self.stop.wait(0.3)
        connections.close_all()
