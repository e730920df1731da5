"""How long after a decision to share the client was told (G16), in classes."""

from datetime import date
from enum import StrEnum


class ToldAfter(StrEnum):
    """From the decision to the first time the client was told."""

    SAME_DAY = "SAME_DAY"
    A_WEEK = "A_WEEK"
    FOUR_WEEKS = "FOUR_WEEKS"
    LATER = "LATER"
    POSTPONED = "POSTPONED"
    NOT_YET = "NOT_YET"


A_WEEK, FOUR_WEEKS = 7, 28  # days


def told_after(
    decided_on: date, told_on: date | None, postponed_to: date | None = None
) -> ToldAfter:
    """In which class a telling falls. Told before the decision counts as the same day; postponed
    counts only as long as nothing was told."""
    if told_on is None:
        return ToldAfter.POSTPONED if postponed_to else ToldAfter.NOT_YET
    days = (told_on - decided_on).days
    if days <= 0:
        return ToldAfter.SAME_DAY
    if days <= A_WEEK:
        return ToldAfter.A_WEEK
    return ToldAfter.FOUR_WEEKS if days <= FOUR_WEEKS else ToldAfter.LATER
