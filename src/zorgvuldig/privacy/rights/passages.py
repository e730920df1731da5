"""Passages: what somebody looks at one by one before another may read the file.

A passage is a sentence or a line. It stays, goes as a whole, or only the words that were pointed
at go. What is left out is shown as left out, with why; nothing is silently gone.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct

from zorgvuldig.nameless.pointing import names
from zorgvuldig.privacy.codes import Weighed
from zorgvuldig.privacy.rights.file import Piece, Rows
from zorgvuldig.rules.recognisable import Known, folded

SENTENCE = re.compile(r"(?<=[.?!])\s+(?=[A-ZÀ-Þ‘’“\"(\[])|\n+")
DIGIT = re.compile(r"\d")
STAYS = "STAYS"
WORDS = "WORDS"
LEFT_OUT = "[weggelaten: {why}]"
Choices = dict[str, str]  # "row.passage" -> STAYS, a code, or WORDS with a code behind a colon


class Passage(Struct, frozen=True):
    """One sentence of a piece, where it stands, the white space after it, and the names of others
    that it shows."""

    place: str
    text: str
    after: str = ""
    pointed: tuple[str, ...] = ()


def split(text: str) -> Iterator[tuple[str, str]]:
    """The sentences and lines of a text, each with the white space after it; nothing is lost."""
    start = 0
    for gap in SENTENCE.finditer(text):
        yield text[start : gap.start()], gap[0]
        start = gap.end()
    yield text[start:], ""


def passages(piece: Piece) -> Iterator[tuple[str, list[Passage]]]:
    """The rows of a piece, each with its passages."""
    for number, (label, text) in enumerate(piece.rows):
        parts = enumerate(split(text))
        yield label, [Passage(f"{number}.{n}", part, after) for n, (part, after) in parts]


def pointed(passage: Passage, known: Known, own: Iterable[str]) -> Passage:
    """The same passage with the names in it of somebody else than who asks: a whole name that the
    dossier knows as a whole, and further what looks like a name. A name has no digits, and no rule
    is shown the number that somebody gave (G18)."""
    mine = {word for name in own for word in folded(name).split()}
    whole = [name for name in known.names if _stands_in(name, passage.text)]
    found = [one.written for one in names([DIGIT.sub("0", passage.text)], known).findings]
    parts = [word for word in found if not any(_stands_in(word, name) for name in whole)]
    others = [word for word in (*whole, *parts) if not set(folded(word).split()) <= mine]
    return Passage(passage.place, passage.text, passage.after, tuple(dict.fromkeys(others)))


def _stands_in(word: str, text: str) -> bool:
    return bool(word) and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


def shown(piece: Piece, choices: dict[str, Any]) -> Rows:
    """The rows as they go: what was left out says so. `choices` as they were kept."""
    said = (
        (label, "".join(_as_chosen(passage, choices) + passage.after for passage in found))
        for label, found in passages(piece)
    )
    return (*said, *piece.codes)


def _as_chosen(passage: Passage, choices: dict[str, Any]) -> str:
    code, words = choices.get(passage.place, (STAYS, ()))
    if code == STAYS:
        return passage.text
    why = LEFT_OUT.format(why=Weighed(code).label)
    if not words:
        return why
    return _without(passage.text, words, why)


def _without(text: str, words: Iterable[str], why: str) -> str:
    for word in sorted(words, key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", why, text)
    return text


def codes_in(choices: dict[str, Any]) -> set[str]:
    """Why anything was left out."""
    return {code for code, _ in choices.values() if code != STAYS}
