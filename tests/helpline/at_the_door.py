"""Somebody at the public pages of the line: a browser without script and without cookies."""

import re
from html import unescape
from typing import Any

from django.test import Client

from tests.cast import Town
from zorgvuldig.helpline.models import HelpRequest

ROOT = "/hulp/lantaarn"
HIDDEN = re.compile(r'<input type="(?:hidden|text)" name="(\w+)"(?: value="([^"]*)")?')
CODE = re.compile(r'<bdi class="shown" dir="ltr">([A-Z0-9-]+)</bdi>')
TO = re.compile(r'name="to" value="([0-9a-f-]{36})"')
KEPT = ("once", "waited", "talk", "proposal", "referral", "shown")
STORY = "Mijn zoon komt bijna niet meer thuis, en ik slaap niet."


class Visitor:
    """Reads pages and sends their forms, from one address in the network."""

    def __init__(self, language: str = "nl", address: str = "192.0.2.7") -> None:
        self.client = Client(REMOTE_ADDR=address)
        self.language = language

    def at(self, page: str) -> str:
        return f"{ROOT}/{self.language}/{page}/"

    def reads(self, page: str) -> Any:
        return self.client.get(self.at(page))

    def form(self, page: str) -> dict[str, str]:
        """What the form of this page carries unseen."""
        return carried(self.reads(page))

    def sends(self, page: str, typed: dict[str, Any]) -> Any:
        return self.client.post(self.at(page), typed)

    def writes(self, story: str = STORY, **more: Any) -> Any:
        return self.sends("schrijf", self.form("schrijf") | {"story": story, **more})

    def asks_to_be_called(self, **more: Any) -> Any:
        typed = {"phone": "+99 123 4567", "safe_time": "maandag om 10 uur", **more}
        return self.sends("bel-mij", self.form("bel-mij") | typed)

    def comes_back(self, code: str, **more: Any) -> Any:
        return self.sends("terug", self.form("terug") | {"code": code, **more})

    def has_written(self, **more: Any) -> str:
        """The code of a message that was stored."""
        return shown_code(self.writes(**more))

    def in_talk(self, code: str) -> dict[str, str]:
        """What the forms of the talk carry, after the code."""
        return carried(self.comes_back(code))


def a_mother(lantern: Town, language: str = "nl") -> tuple[Visitor, str, HelpRequest]:
    """A mother wrote and left nothing but her code; the line read it, and she wants support."""
    lantern.at_work("cora")
    mother = Visitor(language)
    code = mother.has_written()
    lantern.at_work("cora")
    HelpRequest.unscoped.update(state="TRIAGED", kind="SUPPORT", danger="NO")
    return mother, code, HelpRequest.unscoped.select_related("key").get()


def text_of(answer: Any) -> str:
    return unescape(answer.content.decode())


def carried(answer: Any) -> dict[str, str]:
    """The unseen fields of a page; of several forms the first that names one."""
    found: dict[str, str] = {}
    for name, value in HIDDEN.findall(answer.content.decode()):
        if name in KEPT:
            found.setdefault(name, unescape(value))
    return found


def beside(answer: Any) -> str:
    """The number under which this caller writes to their confidant; empty without one."""
    found = TO.search(answer.content.decode())
    return found[1] if found else ""


def shown_code(answer: Any) -> str:
    """The code on a confirmation; empty when none is shown."""
    found = CODE.search(answer.content.decode())
    return found[1] if found else ""
