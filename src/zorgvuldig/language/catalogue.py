"""What stands in the catalogue of a language: for every Dutch text another, or nothing."""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import polib  # type: ignore[import-untyped]

from zorgvuldig.language.patterns import PLACE, Patterns
from zorgvuldig.language.sameness import faults

HERE = files("zorgvuldig.language")


@cache
def declared() -> dict[str, Any]:
    """Which languages there are, and which pages were said to be complete."""
    return tomllib.loads(HERE.joinpath("languages.toml").read_text(encoding="utf-8"))


def languages() -> dict[str, Any]:
    """The languages besides Dutch, each by its code."""
    return {code: words for code, words in declared().items() if code != "also"}


def papers(language: str) -> list[Traversable]:
    """The files of a language, a room each."""
    found = [one for one in HERE.joinpath(language).iterdir() if one.name.endswith(".po")]
    return sorted(found, key=lambda one: one.name)


def entries(language: str) -> Iterator[tuple[str, polib.POEntry]]:
    """Every text that is in use, with the room in whose file it stands."""
    for paper in papers(language):
        for entry in polib.pofile(paper.read_text(encoding="utf-8")):
            if not entry.obsolete:
                yield paper.name.removesuffix(".po"), entry


class Catalogue:
    """The texts of one language. A translation with a fault is as one that is not there."""

    def __init__(self, texts: dict[str, str]) -> None:
        self._texts = texts
        self._sound: dict[str, str | None] = {}
        self._patterns = Patterns(text for text in texts if PLACE.search(text))

    def look(self, unit: str) -> str | None:
        """The translation of a text of a template, if there is a sound one."""
        if unit not in self._sound:
            other = self._texts.get(unit)
            usable = other is not None and not faults(unit, other)
            self._sound[unit] = other if usable else None
        return self._sound[unit]

    def said(self, text: str) -> str | None:
        """The translation of a sentence that the program said, whatever was filled in."""
        return self._patterns.said(text, self._texts)


@cache
def catalogue(language: str) -> Catalogue:
    """The catalogue of a language, read once."""
    usable = {
        entry.msgid: entry.msgstr
        for _, entry in entries(language)
        if entry.msgstr and not entry.fuzzy
    }
    return Catalogue(usable)
