"""The words of the helpline, made for each language, with the questions people come with.

Which languages and questions there are stands in `helpline.toml`; the words in `helpline/`, one
file per language, each with exactly the same names. Source: helpline.md, sections 2 to 6.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any

from zorgvuldig.handbook.loader import read

ISOLATED = "\u2066{}\u2069"  # a number keeps its own order in a line that runs from right to left


@dataclass(frozen=True)
class Language:
    """A language by its code, its own name, and the way it runs: "ltr" or "rtl"."""

    code: str
    name: str
    direction: str


def edition() -> date:
    """The day from which the words are as they are now: who read them before, read other words."""
    return date.fromisoformat(read("helpline")["edition"])


@dataclass(frozen=True)
class Label:
    """What stands above a field and what helps to fill it in; a hint may be empty."""

    label: str
    hint: str


@dataclass(frozen=True)
class Question:
    """A question people come with, and a calm answer. `address` says nothing about it (G01)."""

    code: str
    address: str
    title: str
    text: tuple[str, ...]
    helps: tuple[str, ...]
    rather_not: tuple[str, ...]
    reach: str


class Words(Mapping[str, Any]):
    """All words of one language, by the names in the file: `words["start"]["lead"]`.

    A template says `words.start.lead`. A name that is not there is a KeyError.
    """

    def __init__(self, language: Language, told: dict[str, Any]) -> None:
        self.language = language
        self._told = told

    def __getitem__(self, name: str) -> Any:
        return self._told[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._told)

    def __len__(self) -> int:
        return len(self._told)

    @property
    def unread(self) -> str:
        """The sentence that nobody who grew up with the language read this; empty once one did."""
        return "" if self["read_by_native_speaker_on"] else str(self["site"]["unread"])

    @property
    def asked(self) -> tuple[Question, ...]:
        """Every question with its answer, in the order of the page."""
        return tuple(self.question(code) for code in question_addresses())

    def question(self, code: str) -> Question:
        """One question with its answer."""
        told = self["question"][code]
        return Question(
            code=code,
            address=question_addresses()[code],
            title=told["title"],
            text=tuple(told["text"]),
            helps=tuple(told["helps"]),
            rather_not=tuple(told["rather_not"]),
            reach=told["reach"],
        )

    def field(self, form: str, name: str, **gaps: object) -> Label:
        """Label and hint of one field: `words.field("write", "story", limit=4000, pages=2)`."""
        told = self["form"][form][name]
        return Label(told["label"], str(_filled(told["hint"], _Gaps(gaps))))

    def error(self, name: str, **gaps: object) -> str:
        """What is not right yet and what now: `words.error("code_wrong")`."""
        return str(_filled(self["form"]["errors"][name], _Gaps(gaps)))

    def choices(self, kind: str) -> list[tuple[str, str]]:
        """The codes of one kind with their labels: "danger", "role", "relation", "age_band"."""
        return list(self["choice"][kind].items())


@cache
def languages() -> dict[str, Language]:
    """Every language there are words in, by its code."""
    return {
        code: Language(code, told["name"], told["direction"])
        for code, told in read("helpline")["language"].items()
    }


@cache
def question_addresses() -> dict[str, str]:
    """The lasting address of each question, by its code, in the order of the page."""
    return {code: str(told["address"]) for code, told in read("helpline")["question"].items()}


@lru_cache(maxsize=256)
def words(language: str, *, organisation: str, days: int, number: str) -> Words:
    """The words in `language`, in the name of `organisation`, that promises an answer in `days`
    working days; `number` is called in danger. A language without words is a KeyError.

    Gaps that only a form can fill ("limit", "length") stay open until it does.
    """
    spoken = languages()[language]
    told = read(f"helpline/{language}")
    number = ISOLATED.format(number) if spoken.direction == "rtl" else number
    gaps = _Gaps(organisation=organisation, days=_days(told["days"], days), number=number)
    return Words(spoken, _filled(told, gaps))


class _Gaps(dict[str, object]):
    """Gaps to fill; what is not known yet stays a gap."""

    def __missing__(self, name: str) -> str:
        return f"{{{name}}}"


def _days(told: dict[str, str], days: int) -> str:
    """One or two working days, as this language counts them; no line promises to be slower."""
    return told[{1: "one", 2: "two"}[days]]


def _filled(value: Any, gaps: _Gaps) -> Any:
    """The same, however deep, with its gaps filled."""
    if isinstance(value, str):
        return value.format_map(gaps)
    if isinstance(value, list):
        return [_filled(part, gaps) for part in value]
    return {name: _filled(part, gaps) for name, part in value.items()}
