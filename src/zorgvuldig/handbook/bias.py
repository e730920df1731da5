"""What an organisation asks itself once a year, and the words for what is counted."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from zorgvuldig.handbook.loader import read


@dataclass(frozen=True)
class Question:
    """One of the two things that are counted by kind of event. `kinds`: all there can be. `asks`:
    what to ask each other."""

    title: str
    intro: str
    whole: str
    by: str
    share: str
    less: str
    asks: tuple[str, ...]
    kinds: Mapping[str, str]


@cache
def ask(code: str) -> Question:
    """The words of one question."""
    told = read("bias")[code]
    names = ("title", "intro", "whole", "by", "share", "less", "kinds")
    return Question(**{name: told[name] for name in names}, asks=tuple(told["questions"]))


@cache
def event_titles() -> dict[str, str]:
    """Every kind of event a dossier can have, in the order of the method; and none, or several."""
    levels = read("method")["event"].values()
    kinds = {code: title for level in levels for code, title in level["kinds"].items()}
    return {**kinds, **read("bias")["events"]}


def says(name: str) -> str:
    """A sentence that stands beside the figures."""
    return str(read("bias")["says"][name])


@dataclass(frozen=True)
class Words:
    """What is said of words that judge: their share, or why there is none."""

    title: str
    intro: str
    share: str
    less: str
    none: str
    asks: tuple[str, ...]


@cache
def words() -> Words:
    """Of the words that judge."""
    told = dict(read("bias")["judgement_words"])
    return Words(asks=tuple(told.pop("questions")), **told)


def page() -> dict[str, str]:
    """The words around the figures."""
    told = read("bias")
    return {name: told[name] for name in ("title", "lead", "about", "none", "source")}
