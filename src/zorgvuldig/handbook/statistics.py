"""What a year page asks of the counts, question by question, and the words it answers with."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from zorgvuldig.handbook.loader import read
from zorgvuldig.handbook.wording import choices
from zorgvuldig.language.made import made

TEN = 10


@dataclass(frozen=True)
class Question:
    """One figure. `answers` are all there can be, each with its words, so that nobody sees which
    were given. `of`: the question and answer of which this asks more; empty is everybody."""

    code: str
    part: str
    kind: str
    title: str
    answers: Mapping[str, str]
    note: str = ""
    limit: int = TEN
    of: tuple[str, ...] = ()
    names: bool = False
    compare: bool = False


@dataclass(frozen=True)
class Chapter:
    """One kind of work. `rooms`: the regimes that have it; none means all."""

    code: str
    title: str
    intro: str
    rooms: tuple[str, ...]


@cache
def chapters() -> tuple[Chapter, ...]:
    """In the order of the page."""
    return tuple(
        Chapter(code, told["title"], told["intro"], tuple(told["rooms"]))
        for code, told in read("statistics")["part"].items()
    )


@cache
def questions() -> dict[str, Question]:
    """Every question by its code, in the order of the page."""
    return {code: _question(code, told) for code, told in read("statistics")["figure"].items()}


def says(name: str) -> str:
    """A sentence that stands beside figures."""
    return str(read("statistics")["says"][name])


def _question(code: str, told: dict[str, Any]) -> Question:
    answers = dict(told.get("table", {}))
    if kind := told.get("answers"):
        answers = _law() if kind == "law" else dict(choices(kind))
    if unknown := told.get("unknown"):
        answers["UNKNOWN"] = unknown
    plain = {name: told[name] for name in ("part", "kind", "title")}
    more = {name: told[name] for name in ("note", "limit", "names", "compare") if name in told}
    return Question(code=code, answers=answers, of=tuple(told.get("of", ())), **plain, **more)


def _law() -> dict[str, str]:
    """The rows about sharing, with their title."""
    rows = {code: row["title"] for code, row in read("law").items() if code[0] == "C"}
    return {code: made("{code}: {rule}", code=code, rule=title) for code, title in rows.items()}
