"""The people a dossier knows, where they stand in a text, and what is said in their place."""

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from zorgvuldig.rules.nameless.everyday import EVERYDAY, HET, PREFIXES, RELATIONS, TITLES
from zorgvuldig.rules.nameless.found import Found, Kind, begins_sentence
from zorgvuldig.rules.recognisable import WORD, folded, telling

_GAP = re.compile(r"(?:[ \t]+|[-’']|\b(?:van|de|der|den|het|ter|ten|te|el|al|ben|bin|ibn)\b)+")
_OWNS = re.compile(r"[’']s?(?![\w])")
_WHAT = re.compile(r"[ ]+((?:[a-zà-ÿ]+e[ ]+)?[a-zà-ÿ-]{2,})")
MIDDLE = frozenset({"van", "de", "der", "den", "en", "is", "was", "zei", "zegt", "heeft", "had"})


class Called(Struct, frozen=True):
    """Somebody or something known by a name, and what is said instead. `whole`: only the name in
    full counts, as for an organisation."""

    name: str
    instead: str
    whole: bool = False


class Spot(Struct, frozen=True):
    """A name in the text, whose it is, and what comes in its place."""

    found: Found
    instead: str


def spots_in(text: str, known: Sequence[Called]) -> list[Spot]:
    """Where these names stand, each with what to say instead; the first known counts first."""
    words = [_Word.of(match) for match in WORD.finditer(text)]
    persons = [_Parts.of(one) for one in known if not one.whole]
    rows = [s for one in known if one.whole for s in _whole(text, words, one)]
    names = [_spot(text, run, persons) for run in _runs(text, words, persons)]
    return [*rows, *names]


class _Word(Struct, frozen=True):
    start: int
    end: int
    written: str
    plain: str

    @classmethod
    def of(cls, match: "re.Match[str]") -> "_Word":
        return cls(match.start(), match.end(), match[0], folded(match[0]))


class _Parts(Struct, frozen=True):
    """A person, by the parts of the name."""

    called: Called
    telling: frozenset[str]
    short: frozenset[str]

    @classmethod
    def of(cls, called: Called) -> "_Parts":
        words = {folded(word) for word in WORD.findall(called.name)}
        long = frozenset(telling(called.name))
        short = {word for word in words - long if len(word) == 2 and word not in PREFIXES}
        return cls(called, long, frozenset(short))

    def has(self, word: _Word) -> bool:
        """A part of this name, or a part with the s of possession."""
        capital = word.written[0].isupper()
        if not capital and word.plain.removesuffix("s") in EVERYDAY | {word.plain} & EVERYDAY:
            return False
        return (
            word.plain in self.telling
            or (word.plain.endswith("s") and word.plain[:-1] in self.telling)
            or (capital and word.plain in self.short)
        )

    def owns(self, word: _Word) -> bool:
        return word.plain not in self.telling | self.short


def _runs(text: str, words: list[_Word], persons: list[_Parts]) -> list[list[_Word]]:
    """Parts of names that stand in a row, with only spaces and prefixes between them."""
    runs: list[list[_Word]] = []
    for word in words:
        if not any(person.has(word) for person in persons):
            continue
        if runs and _GAP.fullmatch(text[runs[-1][-1].end : word.start]):
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def _whose(run: list[_Word], persons: list[_Parts], *, titled: bool) -> _Parts:
    """Who has most of these parts. After "mevrouw" a shared name is not the young person's."""
    several = [p for p in persons if any(p.has(word) for word in run)]
    others = several[1:] if titled and several[0] is persons[0] and len(several) > 1 else several
    return max(others, key=lambda person: sum(person.has(word) for word in run))


def _spot(text: str, run: list[_Word], persons: list[_Parts]) -> Spot:
    bare = _with_prefixes(text, run[0].start, persons)
    start, titled = _with_title(text, bare)
    person = _whose(run, persons, titled=titled)
    end, instead = said_for(text, run[-1].end, person.called.instead, owns=person.owns(run[-1]))
    if introduced(text, start):
        start, instead = space_before(text, start), ""
    return Spot(Found(start, end, Kind.KNOWN, text[start:end]), begun(text, start, instead))


def said_for(text: str, end: int, owner: str, *, owns: bool = False) -> tuple[int, str]:
    """What is said for a name that ends here, and where that ends: "Daans moeder" becomes "de
    moeder van de jongere"."""
    mark = _OWNS.match(text, end)
    end = mark.end() if mark else end
    what = _WHAT.match(text, end) if mark or owns else None
    if not what or folded(what[1]) in MIDDLE:
        return end, owner
    noun = what[1].split()[-1]
    article = "het " if noun.endswith("je") or noun in HET else "de " if noun in RELATIONS else ""
    return what.end(), f"{article}{what[1]} van {owner}"


def begun(text: str, start: int, words: str) -> str:
    """The words, with a capital where a sentence begins."""
    return words[:1].upper() + words[1:] if begins_sentence(text, start) else words


def _with_title(text: str, start: int) -> tuple[int, bool]:
    """With a title and initials before it: "de heer J.", "mevrouw"."""
    initials = re.search(r"(?:\b[A-Z]\.[ ]?){1,3}$", text[max(0, start - 12) : start])
    start -= len(initials[0]) if initials else 0
    before = re.search(r"(?:\b[Dd]e[ ])?\b([A-Za-z]+)\.?[ ]+$", text[max(0, start - 25) : start])
    if before and before[1].casefold() in TITLES:
        return start - len(before[0]), True
    return start, False


def _with_prefixes(text: str, start: int, persons: list[_Parts]) -> int:
    """With the prefixes of these names before it: "de Wit", "van den Berg"."""
    names = [word for person in persons for word in WORD.findall(person.called.name)]
    own = {folded(word) for word in names} & PREFIXES
    while before := re.search(r"\b(\w+)[ ]+$", text[max(0, start - 12) : start]):
        if folded(before[1]) not in own:
            break
        start -= len(before[0])
    return start


def introduced(text: str, start: int) -> bool:
    """Does a relation stand right before the name: "zijn moeder Fatima"?"""
    before = re.search(r"(\w+)[ ]+$", text[max(0, start - 25) : start])
    return bool(before) and before[1].casefold() in RELATIONS  # type: ignore[index]


def space_before(text: str, start: int) -> int:
    return start - len(text[:start]) + len(text[:start].rstrip(" "))


def _whole(text: str, words: list[_Word], called: Called) -> Iterable[Spot]:
    """The name in full, with its capitals."""
    name = [(folded(word), word[0].isupper()) for word in WORD.findall(called.name)]
    for i in range(len(words) - len(name) + 1) if name else ():
        row = words[i : i + len(name)]
        same = all(
            word.plain == plain and (word.written[0].isupper() or not upper or plain in PREFIXES)
            for word, (plain, upper) in zip(row, name, strict=True)
        )
        if same and (row[-1].written[0].isupper() or not name[-1][1]):
            start, end = row[0].start, row[-1].end
            found = Found(start, end, Kind.KNOWN, text[start:end])
            yield Spot(found, begun(text, start, called.instead))
