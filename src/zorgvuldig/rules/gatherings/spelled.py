"""What a quick typist writes without capitals or figures: schools, streets, days, ages; and letters
of another script (workshop.md A5). One pass for each pattern, so that a long text stays quick."""

import re
import unicodedata
from collections.abc import Iterator

from zorgvuldig.handbook.wording import MONTHS
from zorgvuldig.rules.nameless.ages import NUMBER
from zorgvuldig.rules.nameless.everyday import RELATIONS
from zorgvuldig.rules.nameless.found import Found, Kind

_WORD = r"[^\W\d_][\w’'-]*"
_SCHOOL = "basisschool|praktijkschool|lyceum|college|gymnasium|atheneum|kindcentrum|hogeschool"
_CLUB = (
    "voetbalclub|voetbalvereniging|sportvereniging|boksschool|sportschool|buurthuis|jongerencentrum"
)
_BODY = rf"(?:{_SCHOOL}|{_CLUB}|moskee|gebedshuis|kerk|synagoge|tempel)"
# After "de" or "het" these begin something else than a name.
_NO_NAME = (
    r"(?:laatste|hele|eerste|tweede|afgelopen|komende|volgende|vorige|ene|andere|meeste|jongere|"
    r"jongen|jongens|meisje|ouders?|moeder|vader|docent|leraar|mentor|leerling(?:en)?|politie|"
    r"gemeente|boel|deur|dag|week|groep|anderen|kinderen|kind|gesprek|geval|school|weg|zorg\w*)\b"
)
_PLAIN = (
    r"(?:nieuwe?|oude?|ander|andere|zelfde|eerste|tweede|vorige|huidige|hele|gewone?|plaatselijke?|"
    r"lokale?|kleine?|grote?|eigen|gekozen|volle|enige?|betrokken|katholieke?|openbare?|christelijke?|"
    r"naar|op|in|van|bij|het|de|een|dat|dit|zijn|haar|hun|ons|onze|met|en|of)\b"
)
_BODIES = (
    re.compile(rf"\b{_BODY}[ ](?:de|het|’t|'t|al|el|as|an|ar)[ ](?!{_NO_NAME}){_WORD}", re.I),
    re.compile(rf"\b(?:de|het)[ ](?!{_PLAIN}){_WORD}[ ](?:{_SCHOOL}|{_CLUB}|moskee|kerk)\b", re.I),
    re.compile(
        r"\b(?!hoor|gast|tucht|schepen|wethouders|rechters)[^\W\d_]{4,}(?:college|lyceum)\b", re.I
    ),
    re.compile(
        rf"\b(?:vv|sv|fc|rkvv|rksv|hc|obs|cbs|rkbs)[ ](?!(?:en|of|is|in|de|het|van)\b){_WORD}", re.I
    ),
)
_WAYS = "straat|laan|weg|plein|kade|gracht|singel|steeg|dreef|hof|dijk|pad|markt|park|plantsoen"
_STREETS = (
    re.compile(
        rf"\b(?!onder|halver|snel|spoor)[^\W\d_]{{3,25}}(?:{_WAYS})[ ]\d{{1,4}}[a-z]?\b", re.I
    ),
    re.compile(
        r"\b(?:in|aan|op|uit|naar|bij|door|rond|van)[ ]de[ ](?P<name>(?!hoofd|zij|winkel|woon|"
        r"achterstands|nieuwbouw|volks|buiten|villa|stads|probleem|kracht|aandachts|tippel|dorps|"
        r"koop|vogelaar|binnen)[^\W\d_]{3,25}(?:straat|laan|gracht|singel|kade|steeg|wijk))\b"
        r"(?![ ]\d)",
        re.I,
    ),
)
_DAYS = """
    eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde
    dertiende veertiende vijftiende zestiende zeventiende achttiende negentiende twintigste
    eenentwintigste tweeëntwintigste drieëntwintigste vierentwintigste vijfentwintigste
    zesentwintigste zevenentwintigste achtentwintigste negenentwintigste dertigste eenendertigste
    een één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien
    zestien zeventien achttien negentien twintig eenentwintig tweeëntwintig drieëntwintig
    vierentwintig vijfentwintig zesentwintig zevenentwintig achtentwintig negenentwintig dertig
    eenendertig
"""
_DAY = "|".join(sorted(_DAYS.split(), key=len, reverse=True))
_DM = r"(?:0?[1-9]|[12]\d|3[01])[ ]?{}[ ]?(?:0?[1-9]|1[0-2])"
_MOMENTS = (
    re.compile(rf"\b(?:{_DAY})[ ](?:{'|'.join(MONTHS)})\b", re.I),
    re.compile(rf"(?<![\w/.,])(?!24/7){_DM.format('/')}(?![\w/])"),
    re.compile(
        rf"\b(?:op|per)[ ]{_DM.format('[-.]')}(?![\w-])(?![ ](?:keer|dagen|uur|weken|plekken|van))"
    ),
    re.compile(
        r"\b(?:konings|koninginne|bevrijdings|nieuwjaars|oudjaars|oudejaars|moeder|vader|"
        r"valentijns|prinsjes|hemelvaarts|kerst|paas|pinkster|dieren)(?:dag|avond|nacht)\b|"
        r"\b(?:kerst(?:mis)?|pasen|pinksteren|hemelvaart|goede vrijdag|oud en nieuw|sinterklaas\w*|"
        r"pakjesavond|dodenherdenking|carnaval|halloween|sint[ -]maarten|keti koti|holi|diwali|"
        r"chanoeka|jom kippoer|newroz)\b", re.I
    ),
)  # fmt: skip
_WHO = "|".join(sorted({*RELATIONS, "iemand", "vrouw", "man", "knul", "puber"}))
_NO_YEARS = "of|tot|à|-|–|t/m|jaar|jr|uur|jaren|euro|keer|weken|dagen|maanden"
_LATER = rf"(?!\w)(?!\s*(?:{_NO_YEARS})\b)(?!\s?[-–]\s?\d)"
_AGES = (
    re.compile(rf"\b(?:{_WHO})[ ]van[ ](?:bijna[ ]|net[ ]|pas[ ])?{NUMBER}{_LATER}", re.I),
    re.compile(rf"\bleeftijd:?[ ](?:is[ ]|van[ ])?{NUMBER}{_LATER}", re.I),
    re.compile(
        rf"\b(?:hij|zij|ze|jongen|meisje|jongere|leerling|die)[ ](?:is|wordt|werd|was)[ ]"
        rf"(?:net[ ]|pas[ ]|nu[ ]|bijna[ ])?{NUMBER}(?=[.,;:!?\n]|$|[ ](?:en|geworden)\b)", re.I
    ),
)  # fmt: skip
MARKS = 3  # between two words of one row
_LETTERS = re.compile(r"[^\W\d_]+")
_UNIT = re.compile(r"μ[glms]")
_LAST_LATIN = 0x24F  # with letters of every European language, and Turkish
_VIETNAMESE = range(0x1E00, 0x1F00)


def bodies_in(text: str) -> Iterator[Found]:
    """Schools, clubs and houses of prayer by name."""
    return (_at(m, Kind.SCHOOL) for pattern in _BODIES for m in pattern.finditer(text))


def streets_in(text: str) -> Iterator[Found]:
    """Streets with a number, and streets and quarters by name."""
    for pattern in _STREETS:
        for match in pattern.finditer(text):
            name = "name" if "name" in pattern.groupindex else 0
            yield Found(match.start(name), match.end(name), Kind.ADDRESS, match[name])


def moments_in(text: str) -> Iterator[Found]:
    """Days in words, by day and month, and by their feast."""
    return (_at(m, Kind.DATE) for pattern in _MOMENTS for m in pattern.finditer(text))


def exact_ages_in(text: str) -> Iterator[Found]:
    """An age that is said without the word for years."""
    return (_at(m, Kind.AGE) for pattern in _AGES for m in pattern.finditer(text))


def foreign_in(text: str) -> Iterator[Found]:
    """Rows of words with a letter that is not Latin: nobody here can look through those, and in a
    Dutch word such a letter hides a name from every list."""
    row: tuple[int, int] | None = None
    for match in _LETTERS.finditer(text):
        if all(_latin(letter) for letter in match[0]) or _UNIT.fullmatch(match[0]):
            continue
        if row and match.start() - row[1] <= MARKS:
            row = row[0], match.end()
            continue
        if row:
            yield Found(*row, Kind.CAPITAL, text[slice(*row)])
        row = match.start(), match.end()
    if row:
        yield Found(*row, Kind.CAPITAL, text[slice(*row)])


def _latin(letter: str) -> bool:
    code = ord(letter)
    return code <= _LAST_LATIN or code in _VIETNAMESE or unicodedata.category(letter) == "Lm"


def _at(match: "re.Match[str]", kind: Kind) -> Found:
    return Found(match.start(), match.end(), kind, match[0])
