"""How old somebody is on a day; contract.md section 3."""

from datetime import date

from zorgvuldig.rules.codes import Age


def age_on(born_on: date, on: date) -> int:
    """Full years on that day; on the birthday itself the new age holds.

    Who was born on 29 February has the birthday on 1 March in a year without that day.
    """
    return on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))


def age_band(years: int) -> Age:
    """The band of law.md that a number of full years falls in."""
    if years < 12:
        return Age.LT12
    if years < 16:
        return Age.A12_15
    return Age.A16_17 if years < 18 else Age.GE18


def band_on(born_on: date, on: date) -> Age:
    """The age band on that day."""
    return age_band(age_on(born_on, on))
