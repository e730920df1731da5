"""Sentences of the program with something filled in, known again by the words around it."""

import re
from collections.abc import Iterable, Mapping
from datetime import time
from decimal import Decimal
from string import digits

from django.utils import dates
from django.utils.formats import number_format, time_format

PLACE = re.compile(r"(?<!\{)\{([a-z_]+\d*)\}(?!\})")
# What somebody typed is filled in as it is, also when it reads like a word of ours.
TYPED = {
    "name", "organisation", "town", "title", "colleague", "reference", "person", "municipality",
    "word",
}  # fmt: skip
QUOTED = {"typed", "written", "around"}  # and these may be whole sentences of somebody
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
    "oktober", "november", "december",
)  # fmt: skip
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
DATE = re.compile(rf"(?:\b({'|'.join(WEEKDAYS)}) )?\b(\d\d?) ({'|'.join(MONTHS)})\b")
ONLY_DATE = re.compile(rf"{DATE.pattern}(?: \d{{4}})?")
NUMBER = re.compile(r"(€\u00a0)?(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?( rem| : 1)?")
CLOCK = re.compile(r"([01]\d|2[0-3])\.([0-5]\d)")
LETTER = re.compile(r"[^\W\d_]")
FEW = 8
LONGEST = 1200  # letters; no sentence of ours with something filled in is longer than that
WITHIN = r"(?![.?!] )."
QUOTE = r"(?:[^’”]|’(?=\w))"
SENTENCE = re.compile(r"(?<=[.?!]) (?=[A-ZÉ])")


class Patterns:
    """Every sentence with places in it."""

    def __init__(self, texts: Iterable[str]) -> None:
        known = [(_longest(text), _reading(text), text) for text in texts]
        self._known = sorted(known, key=lambda one: -len(one[0]))

    def said(self, text: str, texts: Mapping[str, str]) -> str | None:
        """The same said otherwise: one of these texts, a date, several sentences, or a list."""
        if len(text) > LONGEST:  # looking costs more than it can find
            return _known(text, texts)
        one = self._one(text, texts) or self._sentences(text, texts)
        return one or self._list(text, texts)

    def _one(self, text: str, texts: Mapping[str, str]) -> str | None:
        if known := _known(text, texts):
            return known
        if DATE.search(text) and DATE.sub("", text).strip(f" {digits}") == "":
            return dated(text)
        if number := NUMBER.fullmatch(text):
            return _counted(number)
        if clock := CLOCK.fullmatch(text):
            return time_format(time(int(clock[1]), int(clock[2])))
        for part, reading, pattern in self._known:
            if part in text and (found := reading.fullmatch(text)):
                return self._filled(pattern, found.groups(), texts)
        bare = self._one(text[:-1], texts) if text.endswith(".") else None
        return f"{bare}." if bare else None

    def _sentences(self, text: str, texts: Mapping[str, str]) -> str | None:
        """Sentence after sentence, each time as many as are known together."""
        left, said = SENTENCE.split(text), []
        while len(left) > 0:
            for end in range(len(left), 0, -1):
                if one := self._one(" ".join(left[:end]), texts):
                    said.append(one)
                    del left[:end]
                    break
            else:
                return None
        return " ".join(said)

    def _filled(self, pattern: str, found: tuple[str, ...], texts: Mapping[str, str]) -> str | None:
        names = PLACE.findall(pattern)
        other = texts.get(pattern)
        if not other:
            return None
        if len(LETTER.findall(PLACE.sub("", pattern))) < FEW and not _sure(names, found, texts):
            return None  # two words of ours are no sign that the rest is
        filled = {
            name: text if of_somebody(name) else self._inside(text, texts) or dated(text)
            for name, text in zip(names, found, strict=True)
        }
        return PLACE.sub(lambda place: filled[place[1]], other)

    def _inside(self, text: str, texts: Mapping[str, str]) -> str | None:
        if found := self._one(text, texts) or self._list(text, texts):
            return found
        bare = self._inside(text[:-1], texts) if text.endswith(".") else None
        return f"{bare}." if bare else None

    def _list(self, text: str, texts: Mapping[str, str]) -> str | None:
        """Words of ours with commas between them."""
        parts = text.split(", ")
        said = [self._one(one, texts) for one in parts if len(parts) > 1]
        return ", ".join(one for one in said if one) if said and all(said) else None


def _known(text: str, texts: Mapping[str, str]) -> str | None:
    """A text as it stands in the catalogue, or begun with a capital or without, or ended with a
    full stop; or a date."""
    if text in texts:
        return texts[text] or None
    if ONLY_DATE.fullmatch(text):
        return dated(text)
    if text[1:] and (other := texts.get(text[0].swapcase() + text[1:])):
        return (other[0].upper() if text[0].isupper() else other[0].lower()) + other[1:]
    if text.endswith(".") and (bare := _known(text[:-1], texts)):
        return f"{bare}."
    return None


def _counted(number: re.Match[str]) -> str:
    """An amount, a measure or a ratio in Dutch, as Django writes numbers on this page."""
    sign, whole, decimals, unit = (part or "" for part in number.groups())
    value = Decimal(f"{whole.replace('.', '')}.{decimals or 0}")
    return f"{sign}{number_format(value, len(decimals), force_grouping='.' in whole)}{unit}"


def _sure(names: list[str], found: tuple[str, ...], texts: Mapping[str, str]) -> bool:
    """Is all of it known, apart from numbers and from a name beside something that is known?"""
    known = [bool(_known(one, texts)) for one in found]
    named = [of_somebody(name) and any(known) for name in names]
    return all(map(any, zip(known, named, map(str.isdecimal, found), strict=True)))


def of_somebody(name: str) -> bool:
    """Is what stands in a place of this name somebody's own words?"""
    return name.rstrip(digits) in TYPED | QUOTED


def _longest(text: str) -> str:
    return max(PLACE.sub("\0", text).split("\0"), key=len)


def _reading(text: str) -> re.Pattern[str]:
    parts = PLACE.split(text)
    return re.compile(
        "".join(
            _place(part, parts[i - 1][-1:]) if i % 2 else re.escape(part)
            for i, part in enumerate(parts)
        ),
        re.DOTALL,
    )


def _place(name: str, before: str) -> str:
    """What may stand in a place: no more than a sentence, but between its quotation marks whatever
    somebody wrote. A sentence of ours that follows is never part of it."""
    if name.rstrip(digits) not in QUOTED:
        return rf"((?:{WITHIN})+?)"
    return (
        f"({QUOTE}+?)"
        if before and before in "‘“"
        else rf"((?:‘{QUOTE}*’|“{QUOTE}*”|(?![‘“]){WITHIN})+?)"
    )


def dated(text: str) -> str:
    """A text with its Dutch days and months in the language of the page, as Django names them."""

    def other(found: re.Match[str]) -> str:
        month = f"{found[2]} {dates.MONTHS[MONTHS.index(found[3]) + 1]}"
        return f"{dates.WEEKDAYS[WEEKDAYS.index(found[1])]} {month}" if found[1] else month

    return DATE.sub(other, text)
