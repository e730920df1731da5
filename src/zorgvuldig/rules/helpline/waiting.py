"""How long a caller waited for a first talk, in classes: what the yearly figures tell of it."""

from datetime import date
from enum import StrEnum

from zorgvuldig.rules.helpline.clocks import promised_by

MOST_PROMISED = 2  # working days; helpline.md 4: no silent waiting


class Waited(StrEnum):
    """From the day of asking to the first contact. The promise of a line is at most two days."""

    SAME_DAY = "SAME_DAY"
    IN_TIME = "IN_TIME"
    LATER = "LATER"
    NOT_YET = "NOT_YET"


def waited(asked_on: date, first_contact_on: date | None) -> Waited:
    """In which class a wait falls; NOT_YET as long as there was no contact."""
    if first_contact_on is None:
        return Waited.NOT_YET
    if first_contact_on <= asked_on:
        return Waited.SAME_DAY
    in_time = first_contact_on <= promised_by(asked_on, MOST_PROMISED)
    return Waited.IN_TIME if in_time else Waited.LATER
