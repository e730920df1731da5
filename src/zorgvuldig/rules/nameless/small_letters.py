"""Names of people and towns typed in small letters, or split over two lines.

The lists are those of `given`, of the same library, and of `places`. A word of the language that is
a name too (`words_too.txt`) counts as a name only where it stands as one, so that a sentence is
seldom held for nothing. Each word is looked up once: a long text takes no longer than its length.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from msgspec import Struct

from zorgvuldig.rules import places
from zorgvuldig.rules.nameless.capitals import COMMON
from zorgvuldig.rules.nameless.everyday import EVERYDAY, PREFIXES, RELATIONS, TITLES
from zorgvuldig.rules.nameless.found import Found, Kind
from zorgvuldig.rules.nameless.given import SHORTEST, WORDS, given_names, surnames
from zorgvuldig.rules.nameless.other_words import EXALTED, NAMES_TOO, NO_NAMES
from zorgvuldig.rules.nameless.patterns import STARTERS
from zorgvuldig.rules.recognisable import folded

LONE = 4  # letters of a surname or town that stands by itself
MOST_WORDS = 4  # of the name of a town
_WORD = re.compile(r"(?<![\w@./’'-])[^\W\d_]+(?![\w@/])")
_SPLIT = re.compile(r"(?<![\w-])([^\W\d_]{2,})-?[ \t]*\n[ \t]*([^\W\d_]{2,})(?![\w-])")
# On the lists of given names, and words of nearly every text, in Dutch or in English.
_NEVER = """
    aan aard ade adel adem age alle allen anders ante april armen art augustus aura baan baas baby
    balder bars bas baste bate ben bene bent beren berk blauw bloem blue bode bonne bont bouwen
    brand brood bruin buddy burger cent chester coco corona date deli demi dien dies diesel dik dim
    dimmen don donna door dot dries duif duurt eden eerde egge eit elan elke engel engelen ernst
    even fake fan fee feite femme fin fine flint flip foto gene geul god goed goof griet gul gulden
    hang hard haring hart heb hee hei helder helden helle hen hens hoi hok hoop hope horst hou hub
    hunter iet imme indigo inga islam jarig jazz jeep jen jet jihad job joke jong jongen jouw juli
    juni jun junior jura just kader kam kar kas keet ken kerst kick kiem kien kier kik kin kind king
    kit klaar kok kommer koop koos kristen laas lam lava lee leen lei lelie lente lieve lieven linde
    lion lis lok long lot lotus louter luit lumen lux maan maart maatje macha made man mana manna
    mans mare marine marines mark mat matje mats maxim meander mee mees meg mei meisje melodie men
    mens mensje ment mille min mina mindert mine mini mink minne mint mist mooi nada nader nadien
    nadir nam nat nest nestor niet nies nik nil ninja noot nol norm normen nova onder op oud ouwe
    over parel park parker pas pax peer peet pel pen penny pep per pet ping pip pit pluk pol pols
    pop prudent puck pui puk raaf raf ram ramadan reef rein rem rende rest richt rijk rijmpje rik
    rim ring rink roef roem rond rong roos rui rune sage sake sas serge serve sim sint sip sissy
    sjirk skip sla slim sok sol soleil son spike splinter stans star sta steef sten stern storm sui
    summer taco tai tak take tam tamme tan tao tas tea terra tes tien tijm timber timen tin tip toen
    ton tong toon toontje tos tot trees tuba tuur uit uiltje van veel veer veld vier vin vlinder
    volken volle vos waar walt wan wang want ware warren wart wat weer wei wel wen wende west wester
    wiek wiel wies wigger wij wik wil wilde wille wilt win winter wis wit witte wolf wolfram yang
    yen yin zee zei zen zeven zier zij zilver zo zoet zomer zon zus zwaan zweer zwier ace alien
    angel bill blanche boy bride clement day done earl eve faith given grace has harm him her joy
    law lie love luck may nine pearl ran rose sea see seven she sin six will with back does goes
    have both end most well went put kinds run them then this that they from your when what were
    been born levels make more much must need part same some such than time very year loose worst
    warning holder belt lock super pool box link post tool kijk persoon lies ties alias marks ids
    alike floor carry carries max math sade sen metin vital blank root top rep tap feller stress
    team teams online app apps else elif
"""
NEVER = frozenset(_NEVER.split()) | EVERYDAY | WORDS | RELATIONS | TITLES | PREFIXES
BEFORE = TITLES | {"familie", "heet", "heette", "genaamd", "genoemd", "juffrouw"}
_JUST_DE = (
    "engel haven horst hoven klomp steeg wijk wilgen noord kieviet peulen hagen blaak rijp moer"
)

JOINS = {"el", "bin", "ibn", "abu", "ait"}  # before a surname, and no word of the language


class Small(Struct, frozen=True):
    """A name in small letters; `sure`: it is hardly ever anything else."""

    found: Found
    sure: bool


def small_names(text: str) -> Iterator[Small]:
    """Given names and surnames in small letters."""
    before = after = ""
    for match in _WORD.finditer(text):
        word = match[0]
        if word[0].islower() and (sure := _named(folded(word), before, after)) is not None:
            yield Small(Found(match.start(), match.end(), Kind.PERSON, word), sure)
        before, after = folded(word), before


def _named(word: str, before: str, further: str) -> bool | None:
    """Is this word a name, for sure or maybe; None: it is not."""
    if len(word) < SHORTEST:
        return None
    stands = before in BEFORE or (before in PREFIXES and further in BEFORE)
    if word in words_too() and word not in NEVER and stands and word in _surnames():
        return False
    if before in JOINS and word not in NEVER:
        return True
    plain = _owner(word)
    if plain in NEVER or word in _everyday():
        return None
    if word in NO_NAMES | NAMES_TOO:
        return _of_elsewhere(word, before, stands=stands)
    if plain in _given():
        return plain not in words_too()
    lone = len(plain) >= LONE and plain in _surnames() and plain not in words_too()
    return stands or before in _given() if lone else None


def _of_elsewhere(word: str, before: str, *, stands: bool) -> bool | None:
    """A word of Turkish or Arabic: a name where it stands as one; otherwise asked about when many
    people are called so."""
    if stands:
        return True
    praised = word == "akbar" and before in EXALTED
    return False if word in NAMES_TOO and not praised else None


def _owner(word: str) -> str:
    """Without the s of possession: "fatimas moeder"."""
    owner = word.removesuffix("s")
    whole = word in _given() or word in _surnames() or word in words_too()
    return owner if not whole and len(owner) >= LONE and owner in _given() else word


def split_names(text: str) -> Iterator[Found]:
    """A name of which the line ends halfway."""
    for match in _SPLIT.finditer(text):
        word = folded(match[1] + match[2])
        if len(word) > LONE and word in _given() | _surnames() and word not in words_too() | NEVER:
            yield Found(match.start(), match.end(), Kind.PERSON, match[0].replace("\n", " "))


def small_towns(text: str) -> Iterator[Found]:
    """Towns in small letters that are no word, of some words each."""
    words = [match for match in _WORD.finditer(text) if match[0][0].islower()]
    for at, first in enumerate(words):
        for last in reversed(words[at : at + MOST_WORDS]):
            name = text[first.start() : last.end()]
            if len(name) >= LONE and places.plain(name) in _towns():
                yield Found(first.start(), last.end(), Kind.PLACE, name)
                break


@cache
def words_too() -> frozenset[str]:
    """Names that are a word of the language too."""
    told = files("zorgvuldig.rules.nameless").joinpath("words_too.txt").read_text(encoding="utf-8")
    lines = (line for line in told.splitlines() if not line.startswith("#"))
    return frozenset(folded(word) for line in lines for word in line.split())


@cache
def _given() -> frozenset[str]:
    return frozenset(folded(name) for name in given_names())


@cache
def _surnames() -> frozenset[str]:
    return frozenset(folded(name) for name in surnames())


@cache
def _everyday() -> frozenset[str]:
    return frozenset(folded(word) for word in COMMON | STARTERS)


@cache
def _towns() -> frozenset[str]:
    just = {f"de {word}" for word in _JUST_DE.split()}
    return places.names() - words_too() - NEVER - just
