"""W-04 and W-05: when may a situation go to the exercise, and a report to the municipality?

A rule over plain values. It answers what is still missing, each with a sentence and its place; an
empty answer means that it may. Source: workshop.md A5.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from msgspec import Struct

from zorgvuldig.rules.codes import Age
from zorgvuldig.rules.gatherings.pointed import Pointed
from zorgvuldig.rules.gatherings.sorts import Sort, Way
from zorgvuldig.rules.nameless.weighed import is_reason
from zorgvuldig.rules.recognisable import folded

FEWEST_CHANGES = 2
BANDS = tuple(age for age in Age if age != Age.UNKNOWN)
NEVER_EXPLAINED = {Sort.KNOWN, Sort.NAME, Sort.INITIALS, Sort.REACH, Sort.SCRIPT}
TURNS_ON_IT = {Sort.BACKGROUND}


class Region(StrEnum):
    """Where it happens, no nearer than this."""

    NORTH = "NORTH"
    EAST = "EAST"
    MIDDLE = "MIDDLE"
    WEST = "WEST"
    SOUTH = "SOUTH"
    NOT_SAID = "NOT_SAID"


class Rare(StrEnum):
    """What the author answers about a rare combination; asked apart from what is found."""

    NOTHING = "NOTHING"
    CHANGED = "CHANGED"


class Changed(StrEnum):
    """A detail that was made different from what really happened."""

    AGE = "AGE"
    SEX = "SEX"
    FAMILY = "FAMILY"
    PLACE = "PLACE"
    TIME = "TIME"
    SCHOOL_WORK = "SCHOOL_WORK"
    FREE_TIME = "FREE_TIME"
    EVENT = "EVENT"
    WHO_SAW = "WHO_SAW"


class Answers(Struct, frozen=True, kw_only=True):
    """What the author says beside the text. What is left out is not answered."""

    age: str = ""
    region: str = ""
    neutralised: bool = False
    turns_on_background: bool = False
    rare: str = ""
    changed: tuple[str, ...] = ()
    nobody_here: bool = False
    reasons: Mapping[str, str] = {}


class Lacking(Struct, frozen=True):
    """Something still missing: the field it is about, what to do, and what was pointed at."""

    field: str
    sentence: str
    pointed: Pointed | None = None


ASKED = {
    "age": "Kies een leeftijdsgroep.",
    "region": "Kies een streek, of kies dat u die niet noemt.",
    "neutralised": "Vink aan dat er geen school, club, gebedshuis of organisatie bij naam in "
    "staat.",
    "rare": "Beantwoord de vraag of iets aan deze situatie zeldzaam is.",
    "changed": "Verander minstens twee details, en kies welke. Zo blijft het de vraag, maar niet "
    "meer de mensen.",
    "nobody_here": "Bevestig dat niemand in deze groep kan weten om wie het gaat. Twijfelt u? "
    "Lever dan niets in en vraag de begeleider om een voorbeeld.",
}


def lacking_in_vignette(pointed: Iterable[Pointed], answers: Answers) -> list[Lacking]:
    """What keeps a situation out of the exercise: first what stands in the text, in reading order,
    then the answers that are missing (W-04)."""
    in_text = [Lacking(one.field, one.sentence, one) for one in pointed if not _stays(one, answers)]
    return [*in_text, *_unanswered(answers)]


def _stays(one: Pointed, answers: Answers) -> bool:
    if one.sort in TURNS_ON_IT:
        return answers.turns_on_background
    return one.may_stay and is_reason(answers.reasons.get(one.key, ""))


def _unanswered(answers: Answers) -> list[Lacking]:
    given = {
        "age": answers.age in BANDS,
        "region": answers.region in tuple(Region),
        "neutralised": answers.neutralised,
        "rare": answers.rare in tuple(Rare),
        "changed": len({*answers.changed} & {*Changed}) >= FEWEST_CHANGES,
        "nobody_here": answers.nobody_here,
    }
    return [Lacking(field, ASKED[field]) for field, answered in given.items() if not answered]


def lacking_in_report(
    pointed: Iterable[Pointed], reasons: Mapping[str, str], belongs: Iterable[str] = ()
) -> list[Lacking]:
    """What keeps a report from going out (W-05). Names of people never stay; anything else goes
    out, or the facilitator writes why it may stay. `belongs`: what everybody knows of this
    workshop, as the name of the municipality."""
    own = {folded(name) for name in belongs}
    return [
        Lacking(one.field, one.said(Way.EXPLAIN), one)
        for one in pointed
        if folded(one.written) not in own and not _explained(one, reasons)
    ]


def _explained(one: Pointed, reasons: Mapping[str, str]) -> bool:
    return one.sort not in NEVER_EXPLAINED and is_reason(reasons.get(one.key, ""))
