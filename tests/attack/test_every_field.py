"""Which sealed words somebody is shown: one line per kind of word, one letter per person.

While the pages are asked for, every text that is opened carries a mark of its own, so that it is
known again on whatever page it comes out, whole or in part. `fields_seen.txt` tells who may meet
it anywhere; the columns are those of the tables of addresses. What leaves as PDF or ODT is held by
its address alone.
"""

import os
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from uuid import UUID

import pytest
from django.db import transaction
from django.db.models import BinaryField, UUIDField
from django.utils import timezone

from tests.attack import places
from tests.attack.places import answer
from tests.attack.sending import ROUNDS
from tests.house.reading import models
from zorgvuldig import walls
from zorgvuldig.helpline.models import CallBack, HelpNote, HelpRequest
from zorgvuldig.rules.helpline.codes import Note
from zorgvuldig.vault.models import DataKey

PAPER = Path(__file__).with_name("fields_seen.txt")
KEEPER = 2
# The short run asks of the roles of the care town those that differ most; the long one everybody.
ASKED = {"care": {0, 1, 2, 3, 4, 9, 12, 13, 15, 19, 22}} if ROUNDS == 1 else {}
COLUMNS = {
    "care": "vs ka PCABDFLMVG PCABDFLMVG",
    "helpline": "vsx WwC VYK FG",
    "gatherings": "vsx OPL FG",
}
# Codes, dates and numbers of rows stand beside words now and then; a mark would break them.
NO_WORDS = re.compile(r"[A-Z0-9_]*|\d{4}-\d\d-\d\d.*|[0-9a-f-]{36}|[a-z_]{1,12}|\d\d:\d\d")
PDF = "pdf"  # bytes as text: a mark would break them
MARK = re.compile(r"kn(\d+)kn", re.IGNORECASE)


class Marks:
    """Opens as the vault does, and writes in front of each text where it came from."""

    def __init__(self) -> None:
        self.places: dict[tuple[UUID, str], str] = {}
        self.known: dict[str, tuple[UUID, str]] = {}
        self._next = count()

    def of(self, words: object, row: UUID, path: str) -> object:
        if isinstance(words, dict):
            return {
                key: value if key == PDF else self.of(value, row, f"{path}.{key}")
                for key, value in words.items()
            }
        if isinstance(words, list):
            return [self.of(value, row, path) for value in words]
        if isinstance(words, str) and not NO_WORDS.fullmatch(words):
            return f"{self._mark(row, path)} {words}"
        return words

    def _mark(self, row: UUID, path: str) -> str:
        if (row, path) not in self.places:
            mark = str(next(self._next))
            self.places[row, path] = f"kn{mark}kn"
            self.known[mark] = row, path
        return self.places[row, path]

    def seen_in(self, page: str) -> set[tuple[UUID, str]]:
        return {self.known[mark] for mark in MARK.findall(page) if mark in self.known}


def rows_of(organisations: set[int]) -> dict[UUID, str]:
    """Whose words stand where: the name of the model, and its kind where it has one."""
    found: dict[UUID, str] = {}
    for organisation in organisations:
        walls.say(organisation=organisation)
        for model in models():
            sealed = any(isinstance(field, BinaryField) for field in model._meta.fields)
            if sealed and isinstance(model._meta.pk, UUIDField) and model is not DataKey:
                for row in model.unscoped.all():
                    kind = getattr(row, "kind", "") or ""
                    found.setdefault(row.pk, f"{model._meta.label} {kind}".strip())
    walls.say(organisation=None)
    return found


def written_beside(organisations: set[int]) -> None:
    """What the line's town has not: how a caller is reached, and what a caller wrote and was told
    about, for every request."""
    for organisation in organisations:
        walls.say(organisation=organisation)
        for request in HelpRequest.unscoped.all():
            about = {"organisation_id": organisation, "request": request}
            words = dict.fromkeys(("name", "phone", "email", "safe_time"), "Zo bereikt u mij")
            if not CallBack.unscoped.filter(request=request).exists():
                key = DataKey.make(organisation)
                sealed = key.seal(words, request.pk)
                CallBack.unscoped.create(**about, key=key, sealed=sealed)
            for kind, author in ((Note.MESSAGE_IN, None), (Note.CONTACT, request.taken_by)):
                note = HelpNote(**about, kind=kind, author=author and author.person)
                note.happened_on = timezone.localdate()
                note.sealed = request.key.seal({"text": "Wat er werd gezegd"}, note.pk)
                if author or kind == Note.MESSAGE_IN:
                    note.save(force_insert=True)


def asks(town: str, name: str, who: int) -> bool:
    """An address that one has as a link or with a code, shows the same to everybody who has it: a
    visitor asks for all. So does Anna for what everybody may read."""
    if who not in ASKED.get(town, {who}):
        return False
    if name.startswith(("gathering:", "letter:", "line:")):
        return who == 0
    return who == KEEPER or not name.startswith(("guide:", "web:", "account_", "mfa_", "watch:"))


def pages(town: str, place: places.Place) -> Iterator[tuple[int, str]]:
    """What everybody who gets an answer gets to read, with the number of who it is."""
    for name, method, answers in place.lines:
        for who, letter in enumerate(answers):
            if letter in "o!" and asks(town, name, who):
                found = answer(place.knocking[who], method, place.address(name))
                if not found.streaming and found["Content-Type"].startswith("text/"):
                    yield who, found.content.decode()


def shown(town: str, monkeypatch) -> list[str]:
    """The lines of this town, as the product answers them."""
    marks, real = Marks(), DataKey.open
    with transaction.atomic():
        place = places.TOWNS[town]()
        inside = [client.session.get("organisation") for client in place.knocking]
        if town == "helpline":
            written_beside({number for number in inside if number})
        rows = rows_of({number for number in inside if number})
        monkeypatch.setattr(
            DataKey, "open", lambda self, text, row: marks.of(real(self, text, row), row, "")
        )
        seen = defaultdict(set)
        for who, page in pages(town, place):
            for row, path in marks.seen_in(page):
                seen[f"{rows.get(row, '?')} {path.lstrip('.')}"].add(who)
        transaction.set_rollback(True)
    return told(town, seen)


def told(town: str, seen: dict[str, set[int]]) -> list[str]:
    lines = []
    for field in sorted(seen):
        letters = iter(range(200))
        line = "".join(
            " " if column == " " else "o" if next(letters) in seen[field] else "."
            for column in COLUMNS[town]
        )
        lines.append(f"{field:<60} {line}")
    return lines


def written(town: str) -> list[str]:
    part = PAPER.read_text().partition(f"[{town}]\n")[2].partition("\n[")[0]
    return [line for line in part.splitlines() if line and not line.startswith("#")]


@pytest.mark.django_db
@pytest.mark.parametrize("town", COLUMNS)
def test_sealed_words_are_shown_to_whom_the_table_says_and_to_nobody_else(town, monkeypatch):
    found = shown(town, monkeypatch)
    if os.environ.get("SHOW"):  # writes the table anew, to be read before it is kept
        with Path(os.environ["SHOW"]).open("a") as paper:
            paper.write("\n".join([f"[{town}]", *found, "", ""]))
    assert seen_by_asked(town, found) == seen_by_asked(town, written(town))


def seen_by_asked(town: str, lines: list[str]) -> set[str]:
    """The lines with the columns of who was asked, without those of who was not."""
    asked = ASKED.get(town, set(range(200)))
    told = set()
    for line in lines:
        field, columns = line[:61], line[61:].replace(" ", "")
        letters = "".join(letter for who, letter in enumerate(columns) if who in asked)
        told |= {f"{field} {letters}"} if "o" in letters else set()
    return told
