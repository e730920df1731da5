"""Years as they were counted, put in the tables as the nightly job would."""

from datetime import date, timedelta

from tests.cast import Town
from zorgvuldig.statistics.models import CountedQuarter, QuarterCount

MONTHS = (1, 4, 7, 10)
LAST_YEAR = 2025  # the line of the fixture: 558 requests, 160 interventions; helpline.md 1
FIXTURE = {
    "requests": {"ALL": 558},
    "channel": {"PHONE": 351, "WEB": 102, "CALL_BACK": 58, "EMAIL": 33, "VISIT": 14},
    "caller": {"PARENT": 249, "FAMILY": 96, "PROFESSIONAL": 118, "FRIEND": 41, "YOUNG_PERSON": 23,
               "OTHER": 12, "UNSAID": 19},
    "intervention": {"WITH": 160, "WITHOUT": 398},
}  # fmt: skip

Counts = dict[str, dict[str, int]]


def quarters(year: int) -> list[date]:
    return [date(year, month, 1) for month in MONTHS]


def spread(number: int) -> list[int]:
    """Over four quarters, about evenly."""
    return [number // 4 + (at < number % 4) for at in range(4)]


def tell(town: Town, name: str, year: int, counts: Counts, many: int = 4) -> None:
    """The first quarters of this year of this person's organisation, counted."""
    organisation = town.at_work(name).organisation
    for at, quarter in enumerate(quarters(year)[:many]):
        CountedQuarter.objects.create(
            organisation=organisation, quarter=quarter, counted_on=quarter + timedelta(days=120)
        )
        QuarterCount.objects.bulk_create(
            QuarterCount(organisation=organisation, quarter=quarter, measure=measure,
                         category=category, number=spread(number)[at])
            for measure, categories in counts.items()
            for category, number in categories.items()
        )  # fmt: skip
