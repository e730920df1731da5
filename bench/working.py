"""People who work through the balancer while something happens behind it.

They hold a session and send what a browser sends. What was answered, when, and with what, is noted
here; a kept connection that was closed while nothing was asked over it is used once more, as every
browser does, and counted.
"""

import re
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlencode

import crowd
import deeds
from hosts import NAME

STYLE = re.compile(r'"(/static/[^"]+\.(?:css|js))"')
OF_THIS_HOST = "__Host-"  # how cookies of the real settings begin
BETWEEN = 0.3  # seconds between two mails that are asked for


@dataclass
class Seen:
    """What everybody met together."""

    answers: Counter[str] = field(default_factory=Counter)  # status, or what went wrong
    bad: list[str] = field(default_factory=list)
    kept: int = 0  # asked over a connection that was kept
    used_again: int = 0  # of those, closed before they were answered
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, what: str, path: str) -> None:
        with self.lock:
            self.answers[what] += 1
            if not what.startswith(("2", "3")):
                self.bad.append(f"{what} {path}")


class Person(crowd.Visitor):
    """Somebody with a session, at the product itself as the balancer meets it."""

    def __init__(self, port: int, session: str, seen: Seen, *, keeps: bool = False) -> None:
        super().__init__(f"http://127.0.0.1:{port}")
        self.port, self.seen, self.keeps = port, seen, keeps
        self.cookies = {f"{OF_THIS_HOST}sessionid": session}
        self.line: HTTPConnection | None = None

    def ask(self, path: str, typed: dict[str, str] | None = None) -> tuple[int, str, str]:
        """As everybody asks; what is answered is noted too."""
        try:
            status, onward, said = self._answered(path, typed)
        except (OSError, HTTPException) as fault:
            self.line = None
            self.seen.note(type(fault).__name__, path)
            raise crowd.Unanswered(path) from fault
        self.seen.note(str(status), path)
        if status >= 500:
            raise crowd.Unanswered(path)
        return status, onward, said

    def with_token(self, typed: dict[str, str]) -> dict[str, str]:
        """With the token against forms of others."""
        return {**typed, "csrfmiddlewaretoken": self.cookies.get(f"{OF_THIS_HOST}csrftoken", "")}

    def look(self, path: str) -> None:
        """A page with its style and script, as a browser asks them."""
        page = self.ask(path)[2]
        for file in {*STYLE.findall(page)}:
            self.ask(file)

    def _answered(self, path: str, typed: dict[str, str] | None) -> tuple[int, str, str]:
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

    def _once(self, path: str, typed: dict[str, str] | None) -> tuple[int, str, str]:
        line = self.line or HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {
            "Host": NAME, "Origin": f"https://{NAME}", "X-Forwarded-Proto": "https",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "Connection": "keep-alive" if self.keeps else "close",
        }  # fmt: skip
        body = None
        if typed:
            body = urlencode(self.with_token(typed))
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        line.request("POST" if typed else "GET", path, body, headers)
        answer = line.getresponse()
        said = answer.read().decode()
        for cookie in answer.headers.get_all("Set-Cookie", []):
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        self.line = line if self.keeps and not answer.will_close else None
        return answer.status, answer.headers.get("Location", ""), said


class Office:
    """Everybody at work: writers of notes and of drafts, a reader, and mail that is asked for."""

    def __init__(self, port: int, people: dict[str, tuple[int, str]]) -> None:
        self.port, self.people, self.seen, self.told = port, people, Seen(), crowd.Told()

    def person(self, part: str, *, keeps: bool = False) -> Person:
        """Somebody who opened the form before, and so has its token."""
        who = Person(self.port, self.people[part][1], self.seen, keeps=keeps)
        who.ask(deeds.FORM)
        return who

    def begin(self) -> None:
        """Everybody goes to work; the first who writes keeps the connection, as the reader does."""
        first = deeds.WRITERS[0]
        those = [self._writing(self.person(part, keeps=part == first)) for part in deeds.WRITERS]
        those += [self._drafting(part) for part in deeds.DRAFTERS]
        self.crowd = crowd.Crowd(self.told, [*those, self._reading(), (self._mailing,)])

    def end(self) -> None:
        """What is begun is finished."""
        self.crowd.rest()

    def _writing(self, who: Person) -> crowd.Deed:
        return (lambda: deeds.note(who, self.told), who)

    def _drafting(self, part: str) -> crowd.Deed:
        who = self.person(part)
        return (lambda: deeds.draft(who, self.told, part), who)

    def _reading(self) -> crowd.Deed:
        who = self.person("bram", keeps=True)
        return (lambda: who.look("/vandaag/"), who)

    def _mailing(self) -> None:
        deeds.ask_for_mail(self.told, [number for number, _ in self.people.values()])
        time.sleep(BETWEEN)
