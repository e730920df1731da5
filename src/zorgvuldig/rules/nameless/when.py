"""Dates in a text, and how long ago they were: a day can be looked up, "three weeks ago" not."""

import re
from collections.abc import Iterator
from datetime import date

from zorgvuldig.handbook.wording import MONTHS
from zorgvuldig.rules.nameless.found import Found, Kind

_SHORT = r"(?:jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)\b\.?"
_MONTH = rf"(?:(?:{'|'.join(MONTHS)})\b|{_SHORT})"
_DAY = r"(?<![\d.,/-])(?:0?[1-9]|[12]\d|3[01])(?:e|de|ste)?"
_YEAR = r"(?:(?:19|20)\d{2}|[’'`]\d{2})"
_SHORT_YEAR = rf"(?:{_YEAR}|\d{{2}})"
_LEAD = (
    r"(?:\b(?:op|per|d\.?d\.?)\s+)?"
    r"(?:\b(?:maan|dins|woens|donder|vrij|zater|zon)dag(?:ochtend|middag|avond|nacht)?,?\s+)?"
)
PATTERNS = (
    rf"{_LEAD}(?P<d>{_DAY})[\s-]+(?P<m>{_MONTH})(?:[\s-]+(?P<y>{_YEAR}))?(?![\d])",
    rf"{_LEAD}(?P<d>{_DAY})\s?(?P<s>[-/.])\s?(?P<m>0?[1-9]|1[0-2])\s?(?P=s)\s?(?P<y>{_SHORT_YEAR})"
    r"(?!\d)",
    rf"{_LEAD}(?P<d>{_DAY})\s(?P<m>0?[1-9]|1[0-2])\s(?P<y>(?:19|20)\d{{2}})(?!\d)",
    rf"{_LEAD}(?<!\d)(?P<y>(?:19|20)\d{{2}})(?P<s>[-/.])(?P<m>0?[1-9]|1[0-2])(?P=s)"
    r"(?P<d>0?[1-9]|[12]\d|3[01])(?!\d)",
)
DATES = tuple(re.compile(pattern, re.IGNORECASE) for pattern in PATTERNS)
CLOCK = re.compile(r"\bom\s+(?:[01]?\d|2[0-3])[.:][0-5]\d(?:\s*uur)?\b", re.IGNORECASE)
_SPELLED = "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf"
NUMBERS = _SPELLED.split()
WEEK, MONTH, YEAR = 7, 30.44, 365.25
WEEKS_SPOKEN, MONTHS_SPOKEN = 9, 18


def dates_in(text: str) -> list[Found]:
    """Every date of which the day is named, with the words that lead to it."""
    return [
        Found(match.start(), match.end(), Kind.DATE, match[0])
        for pattern in DATES
        for match in pattern.finditer(text)
    ]


def moments_in(text: str) -> Iterator[Found]:
    """Times by the clock."""
    return (Found(m.start(), m.end(), Kind.DATE, m[0]) for m in CLOCK.finditer(text))


def spoken(written: str, today: date) -> str:
    """A date as it is said without naming the day: "drie weken geleden", or "in maart" when the
    year was left out."""
    for pattern in DATES:
        if match := pattern.fullmatch(written):
            month = _month(match["m"])
            if match["y"] is None:
                return f"in {MONTHS[month - 1]}"
            day = _day(int(re.sub(r"\D", "", match["d"])), month, _year(match["y"], today))
            return ago(day, today) if day else "[datum]"
    return "[datum]"


def _month(written: str) -> int:
    if written.isdecimal():
        return int(written)
    short = written.casefold().rstrip(".").replace("mrt", "maart")[:3]
    return [month[:3] for month in MONTHS].index(short) + 1


def _year(written: str, today: date) -> int:
    digits = written.lstrip("’'`")
    if len(digits) > 2:
        return int(digits)
    century = today.year // 100 * 100
    return century + int(digits) - (100 if century + int(digits) > today.year + 1 else 0)


def _day(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def ago(day: date, today: date) -> str:
    """How long ago a day was, coarser the further it is."""
    far = (today - day).days
    near = {-1: "morgen", 0: "vandaag", 1: "gisteren"}
    if far in near:
        return near[far]
    return f"over {_long(-far)}" if far < 0 else f"{_long(far)} geleden"


def _long(days: int) -> str:
    if days < WEEK:
        return "een paar dagen"
    if (weeks := round(days / WEEK)) < WEEKS_SPOKEN:
        return "een week" if weeks == 1 else f"{_count(weeks)} weken"
    if (months := round(days / MONTH)) < MONTHS_SPOKEN:
        return f"{_count(months)} maanden"
    return f"{_count(round(days / YEAR))} jaar"


def _count(number: int) -> str:
    return NUMBERS[number] if number < len(NUMBERS) else str(number)
