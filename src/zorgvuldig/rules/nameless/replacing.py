"""A text without identity: every name, place and day in it said in general words.

What comes out is a proposal. A person reads it, and the check that follows points at what is left.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from string import ascii_uppercase

from zorgvuldig.rules.nameless.ages import ages_in, banded
from zorgvuldig.rules.nameless.everyday import EVERYDAY
from zorgvuldig.rules.nameless.found import Found, Kind, apart, begins_sentence, endless_in, masked
from zorgvuldig.rules.nameless.patterns import listed_in
from zorgvuldig.rules.nameless.people import (
    Called,
    Spot,
    begun,
    introduced,
    said_for,
    space_before,
    spots_in,
)
from zorgvuldig.rules.nameless.pointing import told_in
from zorgvuldig.rules.nameless.when import dates_in, spoken
from zorgvuldig.rules.recognisable import Known, folded, telling, visible

INSTEAD = {
    Kind.PLACE: "[plaats]",
    Kind.SCHOOL: "[school]",
    Kind.CLUB: "[club]",
    Kind.WORSHIP: "[gebedshuis]",
    Kind.WORK: "[werkgever]",
    Kind.CARE: "[instelling]",
    Kind.ADDRESS: "[adres]",
    Kind.PHONE: "[telefoonnummer]",
    Kind.MAIL: "[e-mailadres]",
    Kind.WEB: "[webadres]",
    Kind.ACCOUNT: "[account]",
    Kind.NUMBER: "[nummer]",
}
WIDENS = {Kind.PERSON, Kind.DATE, Kind.NUMBER}
_ARTICLE = re.compile(r"\b(?:[Dd]e|[Hh]et)[ ]+$")
_BORN = re.compile(r"\b(?:geboren|geb\.?|geboortedatum:?)[ ]*$", re.IGNORECASE)


def nameless(
    text: str, called: Sequence[Called], known: Known, seen: Iterable[Found], today: date
) -> str:
    """The text in general words. `called`: who is known, the client first; `seen`: what else was
    recognised in it (`visible(text)` is the text that its places count in)."""
    text = visible(text)
    plain = masked(text)
    spots = [*_papers(plain, known), *spots_in(plain, called)]
    others = [*endless_in(text), *_others(plain, seen)]
    swaps = {spot.found: spot for spot in _settled(spots, others)}
    swaps |= {one: Spot(one, "") for one in others if one not in swaps}
    letters = _letters(one for one in others if one.kind == Kind.PERSON)
    for one in reversed(apart([*swaps])):
        start, end, words = _in_place(plain, swaps[one], letters, today)
        text = text[:start] + words + text[end:]
    return text


def _papers(text: str, known: Known) -> list[Spot]:
    """The dossier's reference and the birth date, in every form."""
    reference = told_in(text, Known(reference=known.reference))
    births = told_in(text, Known(born_on=known.born_on))
    return [
        *(Spot(one, "[kenmerk]") for one in reference),
        *(Spot(one, "[geboortedatum]") for one in births),
        *(Spot(one, "[geboortedatum]") for one in _born_in(text)),
    ]


def _born_in(text: str) -> Iterable[Found]:
    """Dates of which the text itself says that somebody was born then."""
    for one in dates_in(text):
        if _BORN.search(text[max(0, one.start - 25) : one.start]):
            yield Found(one.start, one.end, Kind.KNOWN, one.written)


def _others(text: str, seen: Iterable[Found]) -> list[Found]:
    own = [*dates_in(text), *listed_in(text), *ages_in(text)]
    return [*own, *(one for one in seen if not _just_a_word(text, one))]


def _just_a_word(text: str, one: Found) -> bool:
    """A word that may be a name, where any word would have its capital."""
    if one.kind not in (Kind.PERSON, Kind.PLACE):
        return False
    plain = folded(one.written)
    return plain in EVERYDAY and begins_sentence(text, one.start)


def _settled(spots: list[Spot], others: list[Found]) -> list[Spot]:
    """A known name with what was recognised as one name with it: "Daan Voorbeeld" is Daan. But with
    another first name before it, it is somebody else: "Kevin Bakker" is not Thijs Bakker. A date
    that holds the birth date is the birth date."""
    settled = []
    for spot in spots:
        whole = spot.found
        met = [other for other in others if other.kind in WIDENS and other.meets(whole)]
        if any(other.start < whole.start and other.kind == Kind.PERSON for other in met):
            continue
        for other in met:
            others.remove(other)
            whole = Found(
                min(whole.start, other.start), max(whole.end, other.end), whole.kind, whole.written
            )
        settled.append(Spot(whole, spot.instead))
    return settled


def _letters(persons: Iterable[Found]) -> dict[str, str]:
    """A letter for everybody nobody knows: the same name has the same letter."""
    letters: dict[str, str] = {}
    used = 0
    for one in sorted(persons, key=lambda found: found.start):
        parts = _parts(one)
        letter = next((letters[part] for part in parts if part in letters), "")
        if not letter:
            letter, used = ascii_uppercase[used % len(ascii_uppercase)], used + 1
        letters |= dict.fromkeys(parts, letter)
    return letters


def _parts(one: Found) -> list[str]:
    return sorted(telling(one.written)) or [folded(one.written)]


def _in_place(text: str, spot: Spot, letters: dict[str, str], today: date) -> tuple[int, int, str]:
    """From where to where, and by what words, a detail is replaced."""
    one = spot.found
    if one.kind == Kind.KNOWN:
        return one.start, one.end, spot.instead
    if one.kind == Kind.PERSON:
        return _somebody(text, one, f"[persoon {letters[_parts(one)[0]]}]")
    if one.kind == Kind.DATE:
        return one.start, one.end, begun(text, one.start, spoken(one.written, today))
    if one.kind == Kind.AGE:
        return one.start, one.end, banded(one.written)
    article = _ARTICLE.search(text[max(0, one.start - 6) : one.start])
    start = one.start - len(article[0]) if article else one.start
    return start, one.end, INSTEAD[one.kind]


def _somebody(text: str, one: Found, letter: str) -> tuple[int, int, str]:
    """Somebody nobody knows; after "zijn vriend" no letter is needed."""
    if introduced(text, one.start):
        return space_before(text, one.start), one.end, ""
    end, words = said_for(text, one.end, letter)
    return one.start, end, begun(text, one.start, words)
