"""What helps when something happened in a young person's life, group or world.

One file per kind of event in `trigger/`: what it can do, what is not a sign, and per stage of the
work what to ask, how, and what to leave, for everybody and for each sector. Source: the national
tool on trigger events tells each event per sector in the same three steps (method.md, section 6).
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from zorgvuldig.handbook.loader import read


class Sector(StrEnum):
    """Where the reader works. The tool's fourth sector, the police, does not work here."""

    CARE = "CARE"
    YOUTH_WORK = "YOUTH_WORK"
    EDUCATION = "EDUCATION"


class Stage(StrEnum):
    """What the reader is about to do. Not every kind has a talk with a group."""

    TALK = "talk"
    GROUP = "group"
    ASSESS = "assess"
    NEXT = "next"


@dataclass(frozen=True)
class Guidance:
    """The help for one kind, stage and sector: what goes for everybody first, then the sector's.

    `id` says where the words came from and stays the same; with `edition` it says which words
    somebody read. `example` is empty where no sector was asked for.
    """

    id: str
    title: str
    purpose: tuple[str, ...]
    questions: tuple[str, ...]
    attitude: tuple[str, ...]
    pitfalls: tuple[str, ...]
    example: str
    examples: tuple[str, ...]
    not_a_sign: tuple[str, ...]
    edition: str
    source: str


def levels() -> dict[str, list[str]]:
    """The codes of all kinds, by level, in the order of the method."""
    return {level: list(words["kinds"]) for level, words in read("method")["event"].items()}


def kinds() -> list[str]:
    """The codes of all kinds of events, in the order of the method."""
    return [code for codes in levels().values() for code in codes]


def read_kind(kind: str) -> dict[str, Any]:
    """Everything written about one kind. A kind nobody knows is a KeyError."""
    if kind not in kinds():
        raise KeyError(kind)
    return read(f"trigger/{kind}")


def stages(kind: str) -> list[Stage]:
    """The stages there are words for, in the order of the work."""
    return [stage for stage in Stage if stage in read_kind(kind)]


@cache
def guidance(kind: str, stage: Stage, sector: Sector | None = None) -> Guidance | None:
    """The help beside one kind of event, or None where a kind has no words for this stage.

    `guidance("DISCRIMINATION", Stage.TALK, Sector.EDUCATION)`. Without a sector: what goes for
    everybody. The talk with a group goes for everybody, whatever the sector.
    """
    told = read_kind(kind)
    if stage not in told:
        return None
    everybody = told[stage]
    own = everybody.get(sector.lower(), {}) if sector else {}
    return Guidance(
        id=own.get("id", everybody["id"]),
        title=told["title"],
        purpose=tuple(part["purpose"] for part in (everybody, own) if part),
        questions=(*everybody["questions"], *own.get("questions", ())),
        attitude=(*everybody["attitude"], *own.get("attitude", ())),
        pitfalls=(*everybody["pitfalls"], *own.get("pitfalls", ())),
        example=own.get("example", ""),
        examples=tuple(told["examples"]),
        not_a_sign=tuple(told["not_a_sign"]),
        edition=told["edition"],
        source=told["source"],
    )
