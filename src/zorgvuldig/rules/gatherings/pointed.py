"""What in a situation or a report could still tell who it is, each with what to write instead.

It asks the same check as a text for advice (`rules.nameless`), and looks more strictly: initials,
months with a year, towns by name, belief and origin. Finding nothing proves nothing.
"""

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256

from msgspec import Struct

from zorgvuldig.handbook.wording import MONTHS
from zorgvuldig.rules import places
from zorgvuldig.rules.gatherings import background, numbered, spelled
from zorgvuldig.rules.gatherings.sorts import ASKS, WHY, Sort, Way
from zorgvuldig.rules.nameless.everyday import EVERYDAY
from zorgvuldig.rules.nameless.found import Found, Kind, begins_sentence, masked
from zorgvuldig.rules.nameless.given import is_given, surnames
from zorgvuldig.rules.nameless.orders import tells_to
from zorgvuldig.rules.nameless.other_words import FIRST_A_NAME, NAMES_TOO, NO_NAMES
from zorgvuldig.rules.nameless.patterns import STARTERS
from zorgvuldig.rules.nameless.pointing import Finding, could_identify
from zorgvuldig.rules.nameless.small_letters import small_names, small_towns, split_names
from zorgvuldig.rules.recognisable import Known, folded, visible

OF_KIND = {
    Kind.KNOWN: Sort.KNOWN, Kind.PERSON: Sort.NAME, Kind.CAPITAL: Sort.MAYBE,
    Kind.PLACE: Sort.PLACE, Kind.ADDRESS: Sort.PLACE, Kind.SCHOOL: Sort.BODY, Kind.CLUB: Sort.BODY,
    Kind.WORSHIP: Sort.BODY, Kind.WORK: Sort.BODY, Kind.CARE: Sort.BODY, Kind.DATE: Sort.DAY,
    Kind.AGE: Sort.AGE, Kind.RARE: Sort.RARE, Kind.QUOTE: Sort.RARE,
}  # fmt: skip
EXPLAINED = {Sort.MAYBE, Sort.RARE}
AROUND = 30
MOST_WORDS = 4  # of the name of a town
_INITIALS = re.compile(
    r"(?<![\w.])(?!U\.)(?:[A-Z]\.[ ]?){1,4}(?!\w)|(?<![\w.’'-])[A-TV-Z](?![\w.’'-])"
)
_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\s+(?:19|20)\d\d\b", re.IGNORECASE)
_CAPITAL = r"[’']?[A-ZÀ-Þ][\w’'-]+"
_CAPITALS = re.compile(
    rf"(?<![\w@.]){_CAPITAL}(?:[ ](?:(?:aan|op|bij|de|den|van|der)[ ])*{_CAPITAL})*"
)
_ONE_WORD = re.compile(r"\S+")
_SMALL_TOWN = re.compile(r"\b(?:in|uit|naar|te|rond)[ ]([a-zà-ÿ]{4,})\b")
# Towns that are a word too.
_WORDS = """
    best bergen buren echt een eind elst ens goes haren heel heer hem hoorn huizen lent leur loo
    mill nes oss rijen ruinen spier stad steen velden weert wijk zand winkel made bunde oude nieuwe
    beek berg laren leiden hank son
"""
_TWO_FACED = frozenset(_WORDS.split())


class Pointed(Struct, frozen=True):
    """One detail: in which field it stands, how it is written, why it could tell who it is, and the
    words around it. `may_stay`: with a sentence why it points to nobody."""

    field: str
    sort: Sort
    written: str
    why: str
    start: int
    around: str
    may_stay: bool

    @property
    def key(self) -> str:
        """The same detail has the same key as long as it stands in the text."""
        return sha256(f"{self.sort}|{folded(self.written)}".encode()).hexdigest()[:16]

    @property
    def sentence(self) -> str:
        """What to do, with the place where it stands."""
        return self.said(Way.SENTENCE)

    def said(self, way: Way) -> str:
        """The same where it may stay in another way; nothing is asked that is not there."""
        asks = ASKS.get((self.sort, way), "")
        stands = f"Er staat ‘{self.written}’, in ‘{self.around}’."
        return " ".join(text for text in (stands, self.why, asks) if text)


class Passage(Struct, frozen=True):
    """A text by the field it was typed in. `seen`: what a library recognised in `visible(text)`."""

    field: str
    text: str
    seen: tuple[Found, ...] = ()


def pointed_in(passages: Iterable[Passage], names: Iterable[str] = ()) -> list[Pointed]:
    """Everything a person should change or look at, in reading order, each once per field.

    `names`: people who take part, whose names stand in nothing."""
    known = Known(names=tuple(names))
    return [one for passage in passages for one in _in(passage, known)]


def part_of(name: str, text: str, one: Pointed) -> bool:
    """Does this detail of `text` stand inside `name`, where the text has that name whole?"""
    spots = re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", visible(text), re.IGNORECASE)
    end = one.start + len(one.written)
    return any(spot.start() <= one.start and end <= spot.end() for spot in spots)


def _in(passage: Passage, known: Known) -> list[Pointed]:
    field, whole = passage.field, visible(passage.text)
    ours = [_pointed(field, whole, one, sort) for one, sort in _more(masked(whole))]
    theirs = [
        _pointed(field, whole, one, _sort_of(whole, one), one.why)
        for one in could_identify(whole, known, passage.seen)
        if not _no_name(whole, one)
    ]
    kept = [one for one in theirs if not (one.sort == Sort.MAYBE and _met(one, ours))]
    sure = [one for one in kept if one.sort not in (Sort.MAYBE, Sort.RARE)]
    every = [*kept, *(one for one in _surest(ours) if not _met(one, sure))]
    once: dict[str, Pointed] = {}
    for one in sorted(every, key=lambda one: one.start):
        once.setdefault(one.key, one)
    return [*once.values()]


def _surest(ours: list[Pointed]) -> list[Pointed]:
    """Of what our own lists say, a mere maybe goes where another is sure."""
    sure = [one for one in ours if one.sort != Sort.MAYBE]
    return [*sure, *(one for one in ours if one.sort == Sort.MAYBE and not _met(one, sure))]


def _more(text: str) -> Iterator[tuple[Found, Sort]]:
    """What only a text for a room full of people asks for."""
    for match in _INITIALS.finditer(text):
        if match[0][1:] or not begins_sentence(text, match.start()):
            yield _found(match), Sort.INITIALS
    for match in _MONTH.finditer(text):
        yield _found(match), Sort.DAY
    for match in background.named_in(text):
        yield _found(match), Sort.NAMED_BACKGROUND
    for match in background.general_in(text):
        yield _found(match), Sort.BACKGROUND
    yield from _towns(text)
    yield from _spelled(text)


def _spelled(text: str) -> Iterator[tuple[Found, Sort]]:
    """What is typed in small letters and in words, and what no list can read."""
    for small in small_names(text):
        yield small.found, Sort.NAME if small.sure else Sort.MAYBE
    for sort, found in (
        (Sort.NAME, split_names(text)),
        (Sort.PLACE, small_towns(text)),
        (Sort.PLACE, spelled.streets_in(text)),
        (Sort.BODY, spelled.bodies_in(text)),
        (Sort.DAY, spelled.moments_in(text)),
        (Sort.AGE, spelled.exact_ages_in(text)),
        (Sort.SCRIPT, spelled.foreign_in(text)),
        (Sort.REACH, numbered.numbers_in(text)),
    ):
        yield from ((one, sort) for one in found)


def _towns(text: str) -> Iterator[tuple[Found, Sort]]:
    """Towns that stand on the map, at the beginning of a sentence and in small letters too."""
    for row in _CAPITALS.finditer(text):
        for found in _towns_of(row[0], row.start()):
            just = begins_sentence(text, found.start) and _a_word(found.written)
            if not just and not tells_to(text, found.start, found.written):
                yield found, Sort.PLACE
    for match in _SMALL_TOWN.finditer(text):
        if match[1] in places.names() and not _a_word(match[1]):
            yield Found(match.start(1), match.end(1), Kind.PLACE, match[1]), Sort.PLACE


def _towns_of(row: str, start: int) -> Iterator[Found]:
    """The towns in a row of capitals, of some words each; of two that overlap the longest."""
    words = list(_ONE_WORD.finditer(row))
    next_free = 0
    for first, word in enumerate(words):
        if first < next_free:
            continue
        for last in range(min(first + MOST_WORDS, len(words)) - 1, first - 1, -1):
            name = row[word.start() : words[last].end()]
            if places.plain(name) in places.names():
                yield Found(start + word.start(), start + words[last].end(), Kind.PLACE, name)
                next_free = last + 1
                break


def _a_word(place: str) -> bool:
    plain = folded(place)
    return plain in _TWO_FACED | EVERYDAY or place in STARTERS


def _found(match: "re.Match[str]") -> Found:
    written = match[0].rstrip()
    return Found(match.start(), match.start() + len(written), Kind.CAPITAL, written)


def _pointed(field: str, text: str, one: Found | Finding, sort: Sort, why: str = "") -> Pointed:
    return Pointed(
        field=field,
        sort=sort,
        written=one.written,
        why=WHY.get(sort, why),
        start=one.start,
        around=_around(text, one.start, one.end),
        may_stay=sort in EXPLAINED,
    )


def _sort_of(text: str, one: Finding) -> Sort:
    sort = OF_KIND.get(one.kind, Sort.REACH)
    return Sort.MAYBE if sort == Sort.NAME and _just_begins(text, one) else sort


def _no_name(text: str, one: Finding) -> bool:
    """A word of Turkish or Arabic that hardly anybody is called by, in small letters or with the
    capital of the sentence."""
    small = one.written[:1].islower() or begins_sentence(text, one.start)
    return one.kind in (Kind.PERSON, Kind.CAPITAL) and folded(one.written) in NO_NAMES and small


def _just_begins(text: str, one: Finding) -> bool:
    """Is this a word, or the beginning of a sentence in another language: "Mein Schüler"? Then it
    may stay with a sentence why it points to nobody."""
    plain = folded(one.written)
    if plain in EVERYDAY:
        return True
    if plain in NAMES_TOO - FIRST_A_NAME and begins_sentence(text, one.start):
        return True
    words = one.written.split()
    named = any(is_given(word) for word in words) or words[-1] in surnames()
    return one.written[:1].isupper() and not named and begins_sentence(text, one.start)


def _around(text: str, start: int, end: int) -> str:
    """The words on both sides, whole words only."""
    before, after = text[:start], text[end:]
    left = before if len(before) <= AROUND else "…" + before[-AROUND:].partition(" ")[2]
    right = after if len(after) <= AROUND else after[:AROUND].rpartition(" ")[0] + "…"
    return " ".join(f"{left}{text[start:end]}{right}".split())


def _met(one: Pointed, others: Iterable[Pointed]) -> bool:
    end = one.start + len(one.written)
    return any(one.start < o.start + len(o.written) and o.start < end for o in others)
