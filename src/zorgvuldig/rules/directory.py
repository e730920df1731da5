"""What is said of a service in the directory, and when somebody must look again; plain values."""

from datetime import date, timedelta
from enum import StrEnum


class Theme(StrEnum):
    """What somebody can come for."""

    CONTACT = "CONTACT"
    UPBRINGING = "UPBRINGING"
    MIND = "MIND"
    SAFE_HOME = "SAFE_HOME"
    SCHOOL_WORK = "SCHOOL_WORK"
    FREE_TIME = "FREE_TIME"
    MONEY_HOUSING = "MONEY_HOUSING"
    EQUAL_TREATMENT = "EQUAL_TREATMENT"
    ONLINE = "ONLINE"
    MEANING = "MEANING"
    LAW = "LAW"
    FAMILY_CONTACT = "FAMILY_CONTACT"


class Cost(StrEnum):
    """What it costs who comes."""

    FREE = "FREE"
    SMALL = "SMALL"
    BY_INCOME = "BY_INCOME"
    INSURED = "INSURED"
    PAID = "PAID"
    UNKNOWN = "UNKNOWN"


class Hint(StrEnum):
    """What a user says of the directory."""

    WRONG = "WRONG"
    GONE = "GONE"
    MISSING = "MISSING"


class Answered(StrEnum):
    """What came of it."""

    OPEN = "OPEN"
    ACCEPTED = "ACCEPTED"
    REFUSED = "REFUSED"


def is_stale(checked_on: date, today: date, days: int) -> bool:
    """Was a service last checked longer ago than `days`?"""
    return checked_on < stale_before(today, days)


def stale_before(today: date, days: int) -> date:
    """What was checked before this day, must be looked at again."""
    return today - timedelta(days=days)
