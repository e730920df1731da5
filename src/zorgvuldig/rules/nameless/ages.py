"""Ages in a text: an exact age becomes the band that the rules know too."""

import re

from zorgvuldig.rules.nameless.found import Found, Kind

_SPELLED = {
    "zes": 6, "zeven": 7, "acht": 8, "negen": 9, "tien": 10, "elf": 11, "twaalf": 12,
    "dertien": 13, "veertien": 14, "vijftien": 15, "zestien": 16, "zeventien": 17,
    "achttien": 18, "negentien": 19, "twintig": 20, "eenentwintig": 21, "tweeëntwintig": 22,
}  # fmt: skip
NUMBER = rf"(?P<n>\d{{1,2}}|{'|'.join(sorted(_SPELLED, key=len, reverse=True))})"
# Before or after these it is a time or a rate, or a band already.
_NO_AGE_BEFORE = re.compile(
    r"\b(?:al|sinds|na|over|gedurende|afgelopen|laatste|elke|ieder|iedere|per|eerste|komende|"
    r"binnen|of|dan|tot|rond de|ongeveer|tot en met|tussen \w+ en|klas|groep|nummer)[\s-]*$",
    re.IGNORECASE,
)
_NO_AGE_AFTER = re.compile(
    r"^\s*(?:geleden|lang|gevangen\w*|cel\w*|later|eerder|na\b|of ouder|achtereen)"
)
AGES = (
    re.compile(rf"(?<![\w,.–-]){NUMBER}[\s-]?(?:jaar|jr\b\.?)(?!\w)", re.IGNORECASE),
    re.compile(rf"(?<![\w,.–-]){NUMBER}[\s-]?jarigen?\b", re.IGNORECASE),
    re.compile(r"(?<=\w )\((?P<n>(?:[6-9]|1\d|2[0-5]))\)"),
    re.compile(
        r"\b(?:is|wordt|werd|was)\s+(?:net\s+|pas\s+|nu\s+|bijna\s+)?(?P<n>[6-9]|1\d|2[0-5])"
        r"(?=\s+(?:geworden|en\b)|[,.;\n]|$)"
    ),
)
BANDS = ((12, 15), (16, 17), (18, 22))


def ages_in(text: str) -> list[Found]:
    """Every exact age of somebody."""
    return [
        Found(match.start(), match.end(), Kind.AGE, match[0])
        for pattern in AGES
        for match in pattern.finditer(text)
        if not _NO_AGE_BEFORE.search(text[max(0, match.start() - 25) : match.start()])
        and not _NO_AGE_AFTER.match(text[match.end() : match.end() + 15])
    ]


def banded(written: str) -> str:
    """An age, as it was written, in its band: "(16)" becomes "(16 of 17 jaar)"."""
    found = re.search(NUMBER, written, re.IGNORECASE)
    if not found:
        return written
    years = _SPELLED.get(found["n"].casefold()) or int(found["n"])
    if re.search("jarig", written, re.IGNORECASE):
        return _of_that_age(years) + ("n" if written.endswith("n") else "")
    band = in_words(years)
    rest = written[found.end() :]
    rest = re.sub(r"^[\s-]?(?:jaar|jr\.?)", "", rest, flags=re.IGNORECASE)
    return written[: found.start()] + band + rest


def in_words(years: int) -> str:
    """The band of an age, in words."""
    for low, high in BANDS:
        if low <= years <= high:
            return f"{low} of {high} jaar" if high == low + 1 else f"tussen {low} en {high} jaar"
    return f"jonger dan {BANDS[0][0]} jaar" if years < BANDS[0][0] else _around(years) + " jaar"


def _of_that_age(years: int) -> str:
    for low, high in BANDS:
        if low <= years <= high:
            return f"{low}- {'of' if high == low + 1 else 'tot'} {high}-jarige"
    return "nog geen 12-jarige" if years < BANDS[0][0] else f"ongeveer {_ten(years)}-jarige"


def _around(years: int) -> str:
    return f"rond de {_ten(years)}"


def _ten(years: int) -> int:
    return (years + 5) // 10 * 10
