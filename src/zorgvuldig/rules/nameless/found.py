"""What stands somewhere in a text, and which of two that overlap counts."""

import re
from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

_OURS = (
    "plaats|school|club|gebedshuis|werkgever|instelling|adres|telefoonnummer|e-mailadres|webadres|"
    "account|nummer|kenmerk|geboortedatum|datum|persoon [A-Z]"
)
MASK = re.compile(rf"\[(?:{_OURS})\]|\S{{81,}}")
LONG = re.compile(r"\S{81,}")
BEGINNING = re.compile(r"(?:^|[.?!:;…•\n]|[-–—]\s)[\s\"'“”‘’«(\[-]*$|[\"“‘«]$")


class Kind(StrEnum):
    """What sort of detail it is."""

    KNOWN = "KNOWN"
    PERSON = "PERSON"
    CAPITAL = "CAPITAL"
    PLACE = "PLACE"
    SCHOOL = "SCHOOL"
    CLUB = "CLUB"
    WORSHIP = "WORSHIP"
    WORK = "WORK"
    CARE = "CARE"
    ADDRESS = "ADDRESS"
    DATE = "DATE"
    AGE = "AGE"
    PHONE = "PHONE"
    MAIL = "MAIL"
    WEB = "WEB"
    ACCOUNT = "ACCOUNT"
    NUMBER = "NUMBER"
    RARE = "RARE"
    QUOTE = "QUOTE"


WHERE = {Kind.PLACE, Kind.SCHOOL, Kind.CLUB, Kind.WORSHIP, Kind.WORK, Kind.CARE, Kind.ADDRESS}


class Found(Struct, frozen=True):
    """One detail, by its place in the text; `written` is how it stands there."""

    start: int
    end: int
    kind: Kind
    written: str

    def meets(self, other: "Found") -> bool:
        return self.start < other.end and other.start < self.end


def at(match: "re.Match[str]", kind: Kind, group: int | str = 0) -> Found:
    """What a pattern matched."""
    return Found(match.start(group), match.end(group), kind, match[group])


def apart(found: Iterable[Found]) -> list[Found]:
    """Without overlaps: the longest counts, of equally long ones the first given; in reading
    order."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda f: f.start - f.end):
        if not any(one.meets(other) for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda f: f.start)


def masked(text: str) -> str:
    """The text with our own words in brackets blanked, for "[school]" points to nobody, and with
    endless words blanked, which are found by their length."""
    return MASK.sub(lambda found: " " * len(found[0]), text)


def endless_in(text: str) -> list[Found]:
    """Rows of signs without a space, longer than any word: an address of the web, most likely."""
    return [at(match, Kind.WEB) for match in LONG.finditer(text)]


def begins_sentence(text: str, start: int) -> bool:
    """Does a sentence begin here? Its first word has a capital whatever it is."""
    return bool(BEGINNING.search(text[max(0, start - 12) : start])) or not text[:start].strip()
