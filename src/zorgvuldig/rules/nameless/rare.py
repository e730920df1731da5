"""What points to somebody without a name: rare facts, what goes together, and literal words.

Each rule gives the words it saw and why they may point to one person, in plain Dutch.
"""

import re
from collections.abc import Iterable, Iterator

from zorgvuldig.rules.nameless.found import WHERE, Found, Kind, at

ORIGIN = re.compile(
    r"\b(?:Marok\w+|Turk\w*|Syri[ëe]\w*|Syrisch\w*|Somal\w+|Eritre\w+|Afgha\w+|Ira[kn]\w*|Koerd\w*|"
    r"Surin\w+|Antill\w+|Curaç\w+|Pool\b|Pools\w*|Roeme\w+|Bulgaar\w*|Oekra\w+|Russisch\w*|Rus\b|"
    r"Chine\w+|Vietname\w+|Indones\w+|Moluk\w+|Tsjetsj\w+|Bosni\w+|Bosnisch\w*|Serv\w+|Kroa\w+|"
    r"Alban\w+|Kosova\w+|Palestij\w+|Isra[ëe]l\w*|Libane\w+|Egypt\w+|Alger\w+|Tunes\w+|Tunis\w+|"
    r"Jemen\w*|Pakista\w+|India\b|Indi[aë]\w*|Tamil\w*|Soedan\w*|Ethiop\w+|Ghan\w+|Nigeri\w+|"
    r"Congo\w*|Arab\w+|Berber\w*|Tigrinya|Dari|Farsi|Oeigoer\w*|Armeen\w*|Georgi\w+|Hongaar\w*|"
    r"Portuge\w+|Spa(?:ans|anse|njaard)\w*|Itali\w+|Grie(?:k|ks|kse)\w*)\b"
)
EVENT = re.compile(
    r"\b(?:demonstratie|betoging|protest\w*|blokkade|rellen|brand\w*|ongeluk|ongeval|steekpartij|"
    r"schietpartij|aanslag|overval|aangehouden|opgepakt|gearresteerd|veroordeeld|geschorst|"
    r"van school gestuurd|uitgezet|viral|livestream|filmpje|bedreigd\w*|bedreiging|overleden|"
    r"begrafenis|toespraak|vechtpartij|vernield|bekrast|vlag)\b",
    re.IGNORECASE,
)
_COUNT = r"(?:drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|[3-9]|1\d)"
ALONE = (
    (
        r"\benig(?:st)?e? kind\b|\b(?:een)?tweeling\w*|\bdrieling\w*|\bpleegkind\b|"
        r"\bgeadopteerd\w*|"
        rf"\bweduw\w+|\b{_COUNT} (?:broers|zussen|broertjes|zusjes|kinderen)\b",
        "Hoe een gezin eruitziet, is vaak bekend in de buurt. Is het nodig om dit te noemen?",
    ),
    (
        r"\b(?:de|als|het) enige\b(?: \w+)?",
        "Wie ergens de enige is, is daaraan te herkennen.",
    ),
    (
        r"\b(?:keeper|doelman|spits|aanvoerder|middenvelder|verdediger|eerste elftal|selectie|"
        r"(?:\w+)?kampioen(?:e)?|zwarte band|topsport\w*|drummer|zangeres?|rapper|dj)\b",
        "Een plek in een team of groep wijst bijna altijd naar één persoon.",
    ),
    (
        r"\b(?:vader|moeder|oom|tante|broer|zus|ouders?)\b[^.?!\n]{0,20}\b(?:imam|dominee|pastoor|"
        r"rabbijn|burgemeester|wethouder|raadslid|politieagent|agent|huisarts|directeur|rechter|"
        r"militair|journalist|kapper|wijkagent|docent|leraar|lerares)\b",
        "Het werk van een familielid is vaak genoeg om iemand te herkennen.",
    ),
    (
        r"\b(?:in|uit|op) (?:de krant|het nieuws|het journaal|tv|televisie|de radio)\b|"
        r"\b(?:ging|gaat) viral\b",
        "Wat in het nieuws of online was, is terug te zoeken.",
    ),
    (
        r"\brolstoel\w*|\blitteken\w*|\btatoeage\w*|\btattoo\w*|\bbeugel\b|\bprothese\b|"
        r"\brood haar\b|\brolator\b|\bstottert?\b|\bdoof\b|\bblind\b",
        "Dit ziet of hoort iedereen aan iemand.",
    ),
    (
        r"\bklas \w?\d\w?\b|\bgroep [1-8]\b|\b(?:[1-6]|eerste|tweede|derde|vierde|vijfde|zesde)"
        r"(?:e|de)? ?(?:klas|jaar)?(?:s)? ?(?:vmbo|mavo|havo|vwo|mbo)\b",
        "Een klas is een kleine groep. Noem liever het soort school, of helemaal niets.",
    ),
    (
        r"\b(?:epilepsie|diabetes|suikerziekte|leukemie|sikkelcel\w*|gilles de la tourette|"
        r"tourette|schizofren\w+|anorexia)\b",
        "Een ziekte die weinig mensen hebben, maakt iemand herkenbaar. Is het nodig om dit te "
        "noemen?",
    ),
)
_ALONE = [(re.compile(pattern, re.IGNORECASE), why) for pattern, why in ALONE]
QUOTE = re.compile(r"[\"“”„«‘]([^\"“”„»‘’\n]{12,400}?)[\"”»’](?!\w)")
FEWEST_WORDS = 4
TOGETHER = "Leeftijd, plek en gebeurtenis samen kunnen naar één persoon wijzen, ook zonder naam."
FROM_HERE = "Een land of taal samen met een plek kan naar één gezin wijzen."
FINDABLE = (
    "Een letterlijke zin kan online terug te vinden zijn, of door een ander herkend worden. Geef "
    "liever weer waar het op neerkwam."
)


def rare_in(text: str, found: Iterable[Found]) -> list[tuple[Found, str]]:
    """What is rare alone or together, each with its reason. `found`: what stands in it."""
    return [*_alone(text), *_together(text, list(found)), *_quotes(text)]


def _alone(text: str) -> Iterator[tuple[Found, str]]:
    return ((at(m, Kind.RARE), why) for pattern, why in _ALONE for m in pattern.finditer(text))


def _together(text: str, found: list[Found]) -> Iterator[tuple[Found, str]]:
    where = next((one for one in found if one.kind in WHERE), None)
    age = next((one for one in found if one.kind == Kind.AGE), None)
    event, origin = EVENT.search(text), ORIGIN.search(text)
    if where and age and event:
        yield _joined(age.written, where, event[0]), TOGETHER
    if where and origin:
        yield _joined(origin[0], where), FROM_HERE


def _joined(first: str, where: Found, *more: str) -> Found:
    written = " + ".join((first, where.written, *more))
    return Found(where.start, where.end, Kind.RARE, written)


def _quotes(text: str) -> Iterator[tuple[Found, str]]:
    for match in QUOTE.finditer(text):
        if len(match[1].split()) >= FEWEST_WORDS:
            yield at(match, Kind.QUOTE), FINDABLE
