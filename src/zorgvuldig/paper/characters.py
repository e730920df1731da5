"""Which characters a paper can hold, and which of them paper can show."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any

BOX = "□"
LONG_WORD = re.compile(r"\S{41,}")
BREAK = "\u200b"
LAST_TWO = "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
# Control characters but tab and line end, half pairs, and what Unicode calls no character.
NEVER = re.compile(
    f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef{LAST_TWO}]"
)
INSTEAD = {"Cf": "", "Zl": "\n", "Zp": "\n", "Zs": " "}
PLAIN = re.compile(r"[^\n\t -~\u00a0-\u017e‘’“”„…–—•€]")


def writable(content: dict[str, Any]) -> dict[str, Any]:
    """The text without the characters that no screen and no paper can show."""
    return _each(content, lambda text: NEVER.sub("", text))  # type: ignore[no-any-return]


def printable(content: dict[str, Any]) -> dict[str, Any]:
    """The text for paper: what the fonts lack is a visible box, and a very long word breaks."""
    return _each(content, _shown)  # type: ignore[no-any-return]


def unmarked(content: dict[str, Any]) -> dict[str, Any]:
    """As `printable`, without the loose marks that not every font can set on every letter."""
    return _each(content, lambda text: _shown(_loose(text)))  # type: ignore[no-any-return]


def plainest(content: dict[str, Any]) -> dict[str, Any]:
    """The text for paper in Latin letters only, for when even the fonts' own signs fail."""
    return _each(content, lambda text: _broken(PLAIN.sub(BOX, _visible(text))))  # type: ignore[no-any-return]


def _each(part: Any, change: Callable[[str], str]) -> Any:
    if isinstance(part, dict):
        return {name: _each(value, change) for name, value in part.items()}
    if isinstance(part, list):
        return [_each(value, change) for value in part]
    return change(part)


def _shown(text: str) -> str:
    return _broken("".join(c if covered(c) else BOX for c in _visible(text)))


def _visible(text: str) -> str:
    """Without the signs that only steer how text runs; any space is a space, any line end one."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n")
    kinds = ((c, unicodedata.category(c)) for c in lines)
    return "".join(INSTEAD.get(kind, c) for c, kind in kinds)


def _loose(text: str) -> str:
    composed = unicodedata.normalize("NFC", text)
    return "".join(c for c in composed if not unicodedata.combining(c))


def _broken(text: str) -> str:
    """Very long words may break over lines, so that nothing runs off the paper."""
    return LONG_WORD.sub(
        lambda word: BREAK.join(word[0][i : i + 40] for i in range(0, len(word[0]), 40)), text
    )


def covered(character: str) -> bool:
    """Do the fonts on paper have this character?"""
    if character in "\n\t":
        return True
    starts, ends = _ranges()
    place = bisect_right(starts, ord(character)) - 1
    return place >= 0 and ord(character) <= ends[place]


@cache
def _ranges() -> tuple[list[int], list[int]]:
    """What the fonts inside the typesetter cover, from `covered.txt`: a range on each line. Found
    by letting it set every character once; a test keeps the list and the typesetter together."""
    written = files("zorgvuldig.paper").joinpath("covered.txt").read_text("ascii")
    pairs = [line.split("-") for line in written.split()]
    return [int(first, 16) for first, _ in pairs], [int(last, 16) for _, last in pairs]
