"""The words of workshops and information meetings: examples, cards, programme, quiz, picklists.

The words stand in `gatherings/`, one file per subject, each with its source. Source: workshop.md
A3 to A6 and B1 to B3. What comes with facts is answered by the rules, never by the handbook.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from zorgvuldig.handbook.loader import read


@dataclass(frozen=True)
class Vignette:
    """A prepared situation: fictional, nameless. `ask` and `facts` are the question for the rules
    ("contact" or "disclosure"), without the frame: that one each participant brings."""

    code: str
    title: str
    age: str
    setting: str
    step: str
    text: tuple[str, ...]
    protects: str
    question: str
    ask: str
    facts: Mapping[str, Any]


@dataclass(frozen=True)
class Dilemma:
    """One card: a short question, and what to think about before one speaks."""

    code: str
    title: str
    question: str
    think: tuple[str, ...]
    step: str


@dataclass(frozen=True)
class Part:
    """One part of the half day. `who`: the expertise that leads it; `say`: what is said aloud."""

    code: str
    title: str
    minutes: int
    who: str
    text: str
    say: tuple[str, ...]


@dataclass(frozen=True)
class Choice:
    """One line of a picklist, with a sentence about it."""

    code: str
    title: str
    text: str


@dataclass(frozen=True)
class Theme:
    """A theme for a recommendation, with a beginning for each of its fields."""

    code: str
    title: str
    action: str
    for_whom: str
    months: int


@dataclass(frozen=True)
class Question:
    """A question about one's own frame. `right` is the place of the right answer, which follows
    from `facts` by the rules; `row` is where it stands in the law."""

    code: str
    question: str
    options: tuple[str, ...]
    right: int
    row: str
    outcome: str
    explanation: str
    ask: str
    facts: Mapping[str, Any]


@dataclass(frozen=True)
class Confidence:
    """What is asked before, after, and after three months. `scale` goes from none to much."""

    lead: str
    calls: str
    scale: tuple[str, ...]
    statements: Mapping[str, str]


@dataclass(frozen=True)
class Smileys:
    """The short questions of an information meeting, with the three faces, each with its word."""

    lead: str
    faces: tuple[str, ...]
    answers: tuple[str, ...]
    questions: Mapping[str, str]


@cache
def vignettes() -> dict[str, Vignette]:
    """Every prepared situation by its code, in the order of the handbook."""
    return {
        code: Vignette(code=code, **(told | {"text": tuple(told["text"])}))
        for code, told in read("gatherings/vignettes")["vignette"].items()
    }


@cache
def dilemmas() -> dict[str, Dilemma]:
    """The twelve cards, in the order of the steps."""
    return {
        code: Dilemma(code=code, **(told | {"think": tuple(told["think"])}))
        for code, told in read("gatherings/dilemmas")["dilemma"].items()
    }


@cache
def programme() -> tuple[Part, ...]:
    """The half day, part by part."""
    return tuple(
        Part(code=code, **(told | {"say": tuple(told["say"])}))
        for code, told in read("gatherings/programme")["block"].items()
    )


@cache
def bottlenecks() -> dict[str, Choice]:
    """The kinds of bottlenecks a preparation talk hears of."""
    return {
        code: Choice(code=code, **told)
        for code, told in read("gatherings/bottlenecks")["kind"].items()
    }


@cache
def themes() -> dict[str, Theme]:
    """The themes a recommendation can begin from."""
    return {
        code: Theme(code=code, **told)
        for code, told in read("gatherings/recommendations")["theme"].items()
    }


@cache
def confidence() -> Confidence:
    """The five statements, and the number of people one can call."""
    told = read("gatherings/confidence")
    statements = {code: str(one["text"]) for code, one in told["statement"].items()}
    return Confidence(told["lead"], told["calls"], tuple(told["scale"]), statements)


@cache
def quiz(regime: str) -> tuple[Question, ...]:
    """The three questions about one frame. A frame nobody knows is a KeyError."""
    return tuple(
        Question(**(told | {"options": tuple(told["options"])}))
        for told in read("gatherings/quiz")["frame"][regime]
    )


@cache
def smileys() -> Smileys:
    """The three short questions after an information meeting."""
    told = read("gatherings/meetings")["evaluation"]
    questions = {code: str(one["text"]) for code, one in told["question"].items()}
    faces = tuple(told["answers"])
    words = tuple(face.partition(" ")[2] for face in faces)
    return Smileys(told["lead"], faces, words, questions)


@cache
def goals() -> dict[str, str]:
    """What an information meeting can be for."""
    return {code: str(one["text"]) for code, one in read("gatherings/meetings")["goal"].items()}


def said(name: str) -> Mapping[str, str]:
    """A sentence that is ready for a meeting, with its gate: "no_photos" (M-03), "corner" (M-04),
    "numbers" (M-01)."""
    told: Mapping[str, str] = read("gatherings/meetings")[name]
    return told


def guidance() -> tuple[Mapping[str, str], ...]:
    """Advice for who plans a meeting, each with a title and a text. It never blocks."""
    return tuple(read("gatherings/meetings")["guidance"])
