"""Every address of the three towns of the matrix, what stands behind it, and who comes there."""

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, reverse

from tests.attack.cost import counted
from tests.gatherings import world as meetings
from tests.helpline import world as line
from tests.house import test_matrix, test_matrix_gatherings, test_matrix_helpline, world

Told = tuple[Any, Counter[str]]  # an answer, and what the database was asked for it
UNKNOWN = {"reference": "ZZZZ-ZZZZ"}  # and a number that nothing has
NOTHING_HAS = 987654321


@dataclass
class Place:
    """A town: who knocks (a visitor first, then a stranger) and the answers of its matrix."""

    knocking: list[Client]
    arguments: dict[str, dict[str, Any]]
    lines: list[tuple[str, str, str]]
    _hidden: list[tuple[str, Client, Told, Told]] = field(default_factory=list)
    _pages: list[tuple[str, Client, Any]] = field(default_factory=list)

    def address(self, name: str) -> str:
        asked = "?for=/dossiers/onrust/" if name == "drafts:keep" else ""
        return reverse(name, kwargs=self.arguments.get(name, {})) + asked

    def opened(self) -> Iterator[tuple[str, str, Client]]:
        """Each address with its method, and the first who gets an answer that is no refusal."""
        for name, method, answers in self.lines:
            for client, letter in zip(self.knocking, answers, strict=True):
                if letter in "or!":
                    yield name, method, client
                    break

    def pages(self) -> list[tuple[str, Client, Any]]:
        """What each of them answers; asked once."""
        if not self._pages:
            self._pages = [
                (name, client, answer(client, method, self.address(name)))
                for name, method, client in self.opened()
            ]
        return self._pages

    def hidden(self) -> list[tuple[str, Any, Any]]:
        """What is answered for what is not this person's, and for what is not there."""
        return [(name, theirs, nothing) for name, _, (theirs, _), (nothing, _) in self._asked()]

    def costs(self) -> list[tuple[str, Client, Counter[str], Counter[str]]]:
        """And what the database was asked on the way to both."""
        return [(name, who, first, other) for name, who, (_, first), (_, other) in self._asked()]

    def _asked(self) -> list[tuple[str, Client, Told, Told]]:
        """Asked once: by who works elsewhere, and by the first colleague who is refused."""
        if not self._hidden:
            self._hidden = [
                (name, who, told(who, method, self.address(name)), told(who, method, nowhere))
                for some in (self.knocking[1:2], self.knocking[2:])
                for name, method, who, nowhere in self.refused(some)
            ]
        return self._hidden

    def refused(self, who: list[Client]) -> Iterator[tuple[str, str, Client, str]]:
        """Each address that is refused to one of these, to the first, and the same of nothing."""
        for name, method, answers in self.lines:
            given = self.arguments.get(name, {})
            known = {key: other for key in given if (other := unknown(key, given[key]))}
            refused = [
                c for c, a in zip(self.knocking, answers, strict=True) if a == "." and c in who
            ]
            if known and refused:
                with suppress(NoReverseMatch):  # a year is no number of a row
                    yield name, method, refused[0], reverse(name, kwargs=given | known)


def told(client: Client, method: str, address: str) -> Told:
    with counted() as asked:
        found = answer(client, method, address)
    return found, asked


def unknown(key: str, value: Any) -> Any:
    """Something of the same form that nothing has; nothing for a code of a list or a word."""
    if isinstance(value, UUID):
        return uuid4()
    return NOTHING_HAS if isinstance(value, int) else UNKNOWN.get(key)


def care() -> Place:
    town = world.build()
    return Place(town.knocking, town.arguments, test_matrix.lines())


def helpline() -> Place:
    return Place(*line.build(), test_matrix_helpline.lines())


def gatherings() -> Place:
    return Place(*meetings.build(), test_matrix_gatherings.lines())


TOWNS = {"care": care, "helpline": helpline, "gatherings": gatherings}


def answer(client: Client, method: str, address: str, data: Any = None, **more: Any):
    """What is answered; what the knock changed is undone."""
    with transaction.atomic():
        found = getattr(client, method.lower())(address, data or {}, **more)
        transaction.set_rollback(True)
    return found
