"""A report in plain values: its sections, its recommendations, and the mark of this very text."""

import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from zorgvuldig.gatherings.access.reports import recommendations_of
from zorgvuldig.handbook import gatherings as handbook
from zorgvuldig.handbook.wording import label
from zorgvuldig.rules.gatherings.codes import Moment, Section
from zorgvuldig.vault.keyring import ring

if TYPE_CHECKING:
    from zorgvuldig.gatherings.models import Recommendation, Workshop, WorkshopReport

SAID = {
    "for_whom": "Aanbeveling {number}: voor wie",
    "action": "Aanbeveling {number}: wat er moet gebeuren",
    "owner": "Aanbeveling {number}: wie het doet",
}
BULLET = "- "


@dataclass(frozen=True)
class Advised:
    """One recommendation. `owner` is a function, and no name."""

    pk: UUID
    number: int
    theme: str
    for_whom: str
    action: str
    owner: str
    due_on: date | None
    state: str
    state_on: date | None
    came_of_it: str

    @property
    def title(self) -> str:
        """The theme in words; one that left the handbook keeps its code."""
        known = handbook.themes().get(self.theme)
        return known.title if known else self.theme

    @property
    def state_in_words(self) -> str:
        return label("gather_recommendation", self.state)


@dataclass(frozen=True)
class Written:
    """The whole text of a report. `reasons`: why something that was pointed at points at nobody, by
    the key of the finding."""

    municipality: str
    held_on: date | None
    sections: Mapping[str, str]
    advised: tuple[Advised, ...]
    reasons: Mapping[str, str]

    def digest(self) -> bytes:
        """The mark of this text: another word, another mark. Made under a secret outside the
        database, so that it betrays no text that somebody guesses. What a municipality later does
        with a recommendation is not part of it."""
        told = [[a.theme, a.for_whom, a.action, a.owner, str(a.due_on)] for a in self.advised]
        whole = [self.municipality, str(self.held_on), dict(self.sections), told]
        plain = json.dumps(whole, ensure_ascii=False, sort_keys=True).encode()
        return hmac.new(ring().index, b"gatherings-report|" + plain, sha256).digest()

    def places(self) -> dict[str, str]:
        """Every text in it by the place where it stands, to be looked through for names."""
        texts = {str(code): self.sections.get(code, "") for code in Section}
        for one in self.advised:
            texts |= {f"{one.number}:{name}": getattr(one, name) for name in SAID}
        return {place: text for place, text in texts.items() if text}


def place_in_words(place: str) -> str:
    """Where something stands, as a reader finds it."""
    number, _, name = place.partition(":")
    return SAID[name].format(number=number) if name else label("gather_section", place)


def written_in(report: "WorkshopReport", workshop: "Workshop") -> Written:
    """The report as it stands now. `workshop` carries its key."""
    words = report.words(workshop.key)
    rows = enumerate(recommendations_of(workshop), start=1)
    return Written(
        municipality=workshop.municipality,
        held_on=workshop.held_on,
        sections=words["sections"],
        advised=tuple(advised(number, row, workshop) for number, row in rows),
        reasons=words.get("reasons", {}),
    )


def advised(number: int, row: "Recommendation", workshop: "Workshop") -> Advised:
    """One recommendation with its words."""
    words = row.words(workshop.key)
    return Advised(
        pk=row.pk,
        number=number,
        theme=row.theme,
        for_whom=words["for_whom"],
        action=words["action"],
        owner=words["owner"],
        due_on=row.due_on,
        state=row.state,
        state_on=row.state_on,
        came_of_it=words.get("came_of_it", ""),
    )


def _says_something(line: str) -> bool:
    told = line.strip("- ")
    return bool(told) and told not in {f"{label('gather_moment', one)}:" for one in Moment}


class Piece(NamedTuple):
    """A part of a section: a "heading", a "text", or the "items" of a list."""

    kind: str
    lines: list[str]


def pieces(text: str) -> list[Piece]:
    """A typed section in its parts: lines that begin with a dash are a list, a line that ends with
    a colon right before a list is its heading, and every other line is a paragraph. What was left
    empty is left out: a dash, or a moment to which the group gave no answer."""
    lines = [line.strip() for line in text.splitlines()]
    found: list[Piece] = []
    for line in filter(_says_something, lines):
        if not line.startswith(BULLET):
            found.append(Piece("text", [line]))
            continue
        if not found or found[-1].kind != "items":
            if found and found[-1].lines[0].endswith(":"):
                found[-1] = Piece("heading", [found[-1].lines[0][:-1]])
            found.append(Piece("items", []))
        found[-1].lines.append(line.removeprefix(BULLET))
    return found
