"""A name that begins a sentence: there its capital says nothing, so a list of given names does; and
one that is typed in small letters or all capitals, there or right after "heet" or "noemen hem".

The list is that of the de-identification library (`deduce`), read as a file: the library itself is
not loaded for it. Without it nothing is found here, as before. Ordinary words that are on it too
are left out, so that a sentence is seldom held for nothing; whoever looked may pass.
"""

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from zorgvuldig.rules.nameless.capitals import COMMON
from zorgvuldig.rules.nameless.everyday import EVERYDAY, RELATIONS, TITLES
from zorgvuldig.rules.nameless.found import begins_sentence
from zorgvuldig.rules.nameless.patterns import STARTERS
from zorgvuldig.rules.recognisable import folded

FOLDER = "data/lookup/src/names"
SHORTEST = 3
# Names of two letters that are no word by themselves.
_SHORT = "Ab An Bo Ed Jo Ko Li Lu Ly Mo Qi Ro Su Ty Vi Xi Yu"
SHORT = frozenset(_SHORT.split())
# On the list, and a word when it is written small.
_SMALL = "bars constant hoi job just kader koos leen lot max rein tien zilver"
SMALL = frozenset(_SMALL.split())
# What comes right before somebody's name, however that is typed.
CALLED = re.compile(
    r"\b(?:heet|heette|heten|genaamd|(?:naam|roepnaam|bijnaam)[ ]+(?:is|was)|"
    r"noem(?:t|de|den|en)?[ ]+(?:hem|haar|hen|mij|zich|zichzelf|ons))[ ]*[:,]?[ ]*[\"'“”‘’«(]?$",
    re.IGNORECASE,
)
WORD = re.compile(r"(?<![\w@.])[^\W\d_][\w’'-]*")
# On the list, and how many a Dutch sentence begins.
_WORDS = """
    aan ben bouwen burger can deny eden hang hart islam jouw justice kan kent klaar kok lei lieve
    line men nader peer rijk said win wil zus
"""
WORDS = frozenset(_WORDS.split())


def names_that_begin(text: str) -> list[str]:
    """The given names with which a sentence begins, or that are called so in small letters or all
    capitals, as they are written."""
    return [match[0] for match in WORD.finditer(text) if _points(text, match)]


def _points(text: str, match: "re.Match[str]") -> bool:
    word = match[0].rstrip("’'-")
    written = f"{word[0].upper()}{word[1:].lower()}"
    if begins_sentence(text, match.start()):
        return is_given(word) or (word != written and _is_typed(written))
    called = CALLED.search(text[max(0, match.start() - 40) : match.start()])
    return bool(called) and word != written and is_given(written)


def _is_typed(name: str) -> bool:
    """Is this a given name, and no word when it is written small or for short?"""
    return len(name) >= SHORTEST and name.casefold() not in SMALL and is_given(name)


def is_given(word: str) -> bool:
    """Is this a given name, also with the s of possession, and hardly ever anything else?"""
    owner = word.removesuffix("s").rstrip("’'")
    return _is_name(word) or (len(owner) > SHORTEST and _is_name(owner))


def _is_name(word: str) -> bool:
    plain = word.casefold()
    ordinary = plain in EVERYDAY | WORDS | RELATIONS | TITLES or word in COMMON | STARTERS
    if len(word) < SHORTEST:
        return word in SHORT
    return not ordinary and (word in given_names() or _without_marks(word))


def _without_marks(word: str) -> bool:
    """A name with letters of elsewhere, of which the list knows the plain form: "Özge"."""
    return not word.isascii() and folded(word).title() in given_names()


@cache
def given_names() -> frozenset[str]:
    """The list, without what the library itself calls an exception; read once."""
    return _listed("lst_first_name")


@cache
def surnames() -> frozenset[str]:
    """The list of surnames, read the same way."""
    return _listed("lst_surname")


def _listed(name: str) -> frozenset[str]:
    library = find_spec("deduce")
    if library is None or library.origin is None:
        return frozenset()
    names = Path(library.origin).parent / FOLDER / name
    return _lines(names / "items.txt") - _lines(names / "exceptions.txt")


def _lines(file: Path) -> frozenset[str]:
    return frozenset(file.read_text(encoding="utf-8").split()) if file.exists() else frozenset()
