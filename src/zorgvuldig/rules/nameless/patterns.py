"""Our own lists: how schools, clubs, houses of prayer, work and ways to reach somebody are written.

They work without any library, and they over-point rather than miss: a person decides.
"""

import re
from collections.abc import Iterator

from zorgvuldig.rules.nameless.everyday import RELATIONS, TITLES
from zorgvuldig.rules.nameless.found import Found, Kind, at, begins_sentence

_CAP = r"[A-ZÀ-Þ][\w'’&-]*"
_LINK = r"(?:van|de|der|den|het|ter|te|el|al|an|as|ar|[’']t)"
NAME = rf"{_CAP}(?:[ ]+(?:{_LINK}[ ]+){{0,2}}{_CAP}|[ ]\d{{2}}\b)*"
# A capital that only begins the sentence is no part of a name.
_STARTERS = """
    De Het Een Zijn Haar Hun Mijn Onze Ons Deze Die Dat Dit Op Bij In Naar Van Met Uit Aan Voor Na
    Tijdens Volgens Sinds Toen Ook Als En Maar Elke Iedere Geen Welke Om Wie Daar Daarna Der Den Ter
    Meneer Mevrouw Hij Zij Ze Wij We Er Ja Nee
"""
STARTERS = frozenset(_STARTERS.split())
_SCHOOL = (
    "college|lyceum|gymnasium|atheneum|school|scholengemeenschap|basisschool|praktijkschool|"
    "middelbare school|academie|hogeschool|universiteit|mavo|havo|vmbo|mbo|roc|aoc|isk|obs|cbs|"
    "pcbs|rkbs|kindcentrum"
)
_CLUB = (
    "vv|v\\.v\\.|sv|s\\.v\\.|sc|fc|rkvv|rksv|hc|kv|bc|tc|voetbalclub|voetbalvereniging|sportclub|"
    "sportvereniging|sportschool|hockeyclub|boksschool|boksclub|judoclub|judoschool|"
    "kickboksschool|kickboksclub|zwemclub|tennisclub|dansschool|scouting|jongerencentrum|"
    "buurthuis|buurtcentrum|clubhuis|harmonie|fanfare|voetbalt bij|speelt bij|traint bij"
)
_WORSHIP = "moskee|kerk|tempel|synagoge|parochie|gebedshuis|gebedsruimte|kerkgenootschap"
_STREET = (
    "straat|laan|weg|plein|kade|gracht|singel|steeg|dreef|plantsoen|hof|dijk|pad|baan|markt|park"
)
_DWELL = r"(?:woont|woonde|wonen|woonden|opgegroeid|verhuisde|verhuisd|geboren|logeert|verblijft)"
_WORK = (
    r"(?:werkt|werkte|werken|gewerkt|bijbaan|baan|baantje|stage|stageplek|dienst|solliciteerde|"
    r"gesolliciteerd|ontslagen|vakkenvuller|vakken)"
)
NAMED = {
    Kind.SCHOOL: (
        rf"(?:\b{_CAP}[ ]+){{1,4}}(?i:{_SCHOOL})\b(?:[ ]+{NAME})?",
        rf"\b(?i:{_SCHOOL})[ ]+(?:{_LINK}[ ]+){{0,2}}{NAME}",
        r"\b[A-ZÀ-Þ][\w-]+(?:college|lyceum|gymnasium|school)\b",
    ),
    Kind.CLUB: (
        rf"\b(?i:{_CLUB})[ ]+(?:de[ ]+|het[ ]+)?{NAME}",
        rf"\b{_CAP}[ ]+(?:Boys|FC|United|SC)\b|\b{_CAP}[ ]?[’']\d\d\b",
    ),
    Kind.WORSHIP: (
        rf"(?:\b{_CAP}[ ]+){{1,3}}(?:{_WORSHIP})\b",
        rf"\b(?i:{_WORSHIP})[ ]+{NAME}",
        r"\b[A-ZÀ-Þ][\w’'-]*-?(?:moskee|kerk|tempel|synagoge)\b",
    ),
}
WORK = re.compile(
    rf"\b{_WORK}\b(?:[ ]+\w+){{0,3}}?[ ]+(?:bij|in|voor)[ ]+(?:(?:de|het|een)[ ]+)?(?P<name>{NAME})"
)
DWELLING = re.compile(
    rf"\b{_DWELL}\b(?:[ ]+\w+){{0,3}}?[ ]+(?:in|uit|naar|te|op)[ ]+(?P<name>{NAME})"
)
QUARTER = re.compile(
    rf"\b(?:[Ww]ijk|[Bb]uurt|[Ff]lat|[Pp]lein|[Ss]tation|[Hh]alte|[Aa]zc|AZC)[ ]+(?P<name>{NAME})"
)
STREET = re.compile(
    rf"\b(?:[A-ZÀ-Þ][\w’'-]*[ ]){{0,3}}[A-ZÀ-Þ][\w’'-]*(?:{_STREET})\b"
    r"(?:[ ]+\d{1,4}(?:[ -]?[a-zA-Z])?\b)?"
)
_INTRODUCES = "|".join([*sorted(RELATIONS), *sorted(TITLES), "heet", "heette", "genaamd"])
PERSON = re.compile(
    rf"\b(?i:{_INTRODUCES}|(?:dhr|mw|mevr|dr)\.)[ ]+(?P<name>(?:(?:{_LINK})[ ]+){{0,2}}{NAME})"
)
REACH = {
    Kind.MAIL: r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    Kind.WEB: r"\b(?:https?://|www\.)[^\s<>\"”]+|\b[\w-]+\.(?:nl|com|org|net|be|eu|tv|gg)(?:/\S*)?\b",
    Kind.PHONE: r"(?<![\d-])(?:\+31|0031|0)[ -]?(?:\(0\)[ -]?)?[1-9](?:[ -]?\d){8}(?!\d)",
    Kind.ADDRESS: r"\b[1-9]\d{3} ?[A-Z]{2}\b(?:[ ,]*\d{1,4}\b)?",
    Kind.ACCOUNT: r"(?<![\w.])@\w[\w.]+\w|(?<=[Aa]ccount )\w*[\d_]\w*|(?<=gebruikersnaam )\w+",
    Kind.NUMBER: r"\bNL\d{2} ?[A-Z]{4}(?: ?\d){10}\b|(?<![\d-])\d{7,}(?![\d-])"
    r"|\b(?=[A-Z\d-]*\d)(?=[A-Z\d-]*[A-Z])[A-Z\d]{1,3}-[A-Z\d]{2,3}-[A-Z\d]{1,2}\b",
}
_NAMED = [(k, re.compile(p)) for k, patterns in NAMED.items() for p in patterns]
_REACH = [(kind, re.compile(pattern)) for kind, pattern in REACH.items()]
_APART = [(Kind.PERSON, PERSON), (Kind.WORK, WORK), (Kind.PLACE, DWELLING), (Kind.PLACE, QUARTER)]


def listed_in(text: str) -> list[Found]:
    """Everything our own lists find."""
    return [*_named(text), *_reach(text), *_inside(text), *_streets(text)]


def _reach(text: str) -> Iterator[Found]:
    return (at(match, kind) for kind, pattern in _REACH for match in pattern.finditer(text))


def _inside(text: str) -> Iterator[Found]:
    return (at(m, kind, "name") for kind, pattern in _APART for m in pattern.finditer(text))


def _named(text: str) -> Iterator[Found]:
    for kind, pattern in _NAMED:
        for match in pattern.finditer(text):
            start = _past_starters(match)
            rest = text[start : match.end()]
            if any(word[0].isupper() for word in re.findall(r"[^\W\d_][\w’'&-]*", rest)) and not (
                _only_the_word(rest) and begins_sentence(text, start)
            ):
                yield Found(start, match.end(), kind, rest)


def _past_starters(match: "re.Match[str]") -> int:
    start = match.start()
    for word in re.finditer(r"\S+\s*", match[0]):
        if word[0].strip() not in STARTERS:
            break
        start = match.start() + word.end()
    return start


def _only_the_word(rest: str) -> bool:
    """Just "School" or "Basisschool", with the capital of the sentence."""
    return bool(re.fullmatch(rf"(?:{_SCHOOL}|{_CLUB}|{_WORSHIP}|[a-z]+school)", rest.casefold()))


def _streets(text: str) -> Iterator[Found]:
    for match in STREET.finditer(text):
        start = _past_starters(match)
        if start == match.end() or (
            begins_sentence(text, start) and not re.search(r"\d", match[0])
        ):
            continue
        yield Found(start, match.end(), Kind.ADDRESS, text[start : match.end()])
