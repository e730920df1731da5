"""Which known details of a client stand in a text that should hold none (method.md G12).

A check that finds a name proves that the text is not anonymous; one that finds nothing proves
nothing, so a person still looks. Accents, case and invisible signs do not hide a name.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from zorgvuldig.handbook.wording import MONTHS

SHORTEST = 3
# Parts of a name that say nothing about who somebody is: prefixes, titles, relations.
COMMON_WORDS = """
    van den der het ter ten aan bij uit von las los del dos ibn bin ben abu oud
    heer dhr mevrouw mevr meneer mijnheer juffrouw juf meester dokter
    vader moeder stiefvader stiefmoeder pleegvader pleegmoeder papa mama pap mam ouder ouders
    oma opa oom tante broer broertje zus zusje neef nicht voogd gezin familie
    buurman buurvrouw vriend vriendin coach trainer mentor docent leraar imam pastoor dominee
"""
COMMON = frozenset(COMMON_WORDS.split())
LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "æ": "ae",
                         "œ": "oe"})  # fmt: skip
WORD = re.compile(r"[^\W\d_]+")


class Known(Struct, frozen=True, kw_only=True):
    """What is on record about who the client is, and about the people around them."""

    names: tuple[str, ...] = ()
    born_on: date | None = None
    reference: str = ""


class Trace(Struct, frozen=True):
    """One known detail, as it stands in one text. `place` is what that text is called."""

    place: str
    detail: str


def traces(texts: Iterable[tuple[str, str]], known: Known) -> list[Trace]:
    """Every known detail that occurs in these texts (place and text), each once for each place."""
    found = [Trace(place, detail) for place, text in texts for detail in _in(text, known)]
    return list(dict.fromkeys(found))


def _in(text: str, known: Known) -> list[str]:
    seen = visible(text)
    return [
        *_names_in(seen, known.names),
        *(_dates_in(seen, known.born_on) if known.born_on else ()),
        *(_reference_in(seen, known.reference) if known.reference else ()),
    ]


def visible(text: str) -> str:
    """The text as it is read: composed letters, without invisible signs."""
    composed = unicodedata.normalize("NFKC", text)
    return "".join(c for c in composed if unicodedata.category(c) != "Cf")


def folded(word: str) -> str:
    """A word without case and accents."""
    plain = unicodedata.normalize("NFKD", word.casefold().translate(LETTERS))
    return "".join(c for c in plain if not unicodedata.combining(c))


def _names_in(text: str, names: Iterable[str]) -> list[str]:
    parts = {part for name in names for part in telling(name)}
    owned = {f"{part}s" for part in parts}  # "Noors moeder"
    whole = {tuple(folded(w) for w in WORD.findall(visible(name))) for name in names}
    words = [(found[0], folded(found[0])) for found in WORD.finditer(text)]
    alone = [written for written, word in words if word in parts | owned]
    return [*alone, *_rows_in(words, {name for name in whole if not parts & {*name}})]


def telling(name: str) -> set[str]:
    """The parts of a name that tell who it is: three letters or more, and no common word."""
    parts = {folded(part) for part in WORD.findall(visible(name))}
    return {part for part in parts if len(part) >= SHORTEST and part not in COMMON}


def _rows_in(words: list[tuple[str, str]], names: set[tuple[str, ...]]) -> list[str]:
    """Names of only short parts, when all their parts stand in a row: "Bo Li"."""
    return [
        " ".join(written for written, _ in words[i : i + len(name)])
        for name in names
        if any(part not in COMMON for part in name) and len(name) > 1
        for i in range(len(words))
        if tuple(word for _, word in words[i : i + len(name)]) == name
    ]


def _dates_in(text: str, day: date) -> list[str]:
    month = MONTHS[day.month - 1]
    short = "mrt" if day.month == 3 else month[:3]
    of_month = rf"(?:0?{day.month}|{month}|{short}\.?)"
    year = rf"(?:{day.year}|[’']?{day.year % 100:02})"
    between = r"(?:\s*[-/.\s]\s*)"
    forms = (
        rf"0?{day.day}(?:e|de|ste)?{between}{of_month}{between}{year}",
        rf"{day.year}\s?[-/.]?\s?0?{day.month}\s?[-/.]?\s?0?{day.day}",
        f"{day.day:02}{day.month:02}{day.year}",
    )
    pattern = rf"(?<!\d)(?:{'|'.join(forms)})(?!\d)"
    return [found[0] for found in re.finditer(pattern, text, re.IGNORECASE)]


def _reference_in(text: str, reference: str) -> list[str]:
    pattern = r"[\s-]?".join(re.escape(part) for part in reference.split("-"))
    return [found[0] for found in re.finditer(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE)]


def sentence(found: Trace) -> str:
    """Where a known detail still stands, for people."""
    typed = found.detail
    return f"In ‘{found.place}’ staat nog ‘{typed}’."
