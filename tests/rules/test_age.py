"""Contract section 3: the age on the day of the act."""

from datetime import date, timedelta

import pytest

from zorgvuldig.rules.age import age_band, age_on, band_on
from zorgvuldig.rules.codes import Age
from zorgvuldig.rules.facts import ContactFacts, Facts
from zorgvuldig.rules.faults import Fault

DAY = timedelta(days=1)
BIRTHDAYS = [(12, Age.LT12, Age.A12_15), (16, Age.A12_15, Age.A16_17), (18, Age.A16_17, Age.GE18)]


@pytest.mark.parametrize(("years", "before", "after"), BIRTHDAYS)
def test_on_the_birthday_itself_the_new_age_holds(years, before, after):
    birthday = date(2010 + years, 5, 1)
    around = [band_on(date(2010, 5, 1), birthday + day * DAY) for day in (-1, 0, 1)]
    assert around == [before, after, after]


@pytest.mark.parametrize(("years", "before", "after"), BIRTHDAYS)
def test_born_on_29_february_has_the_birthday_on_1_march(years, before, after):
    born = date(2008, 2, 29)
    year = 2008 + years
    leap = year % 4 == 0
    assert band_on(born, date(year, 2, 28)) == before
    assert band_on(born, date(year, 2, 29) if leap else date(year, 3, 1)) == after


def test_a_leap_birthday_between_leap_years_waits_for_march():
    assert age_on(date(2008, 2, 29), date(2026, 2, 28)) == 17
    assert age_on(date(2008, 2, 29), date(2026, 3, 1)) == 18


def test_every_number_of_years_has_one_band():
    bands = [age_band(years) for years in range(120)]
    assert bands == [Age.LT12] * 12 + [Age.A12_15] * 4 + [Age.A16_17] * 2 + [Age.GE18] * 102


def facts(**more: object) -> Facts:
    return ContactFacts(regime="GI", addressee="NETWORK", **more)


BORN, ON = date(2010, 5, 1), date(2026, 5, 1)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"born_on": BORN}, "on"),
        ({"on": ON}, "born_on"),
        ({"born_on": ON, "on": BORN}, "born_on"),
        ({"born_on": BORN, "on": ON, "age": Age.A12_15}, "age"),
        ({"born_on": BORN, "on": ON, "age": Age.UNKNOWN}, "age"),
        ({"born_on": BORN, "age": Age.A16_17}, "on"),
    ],
)
def test_dates_that_do_not_fit_are_a_fault(given, field):
    with pytest.raises(Fault) as fault:
        facts(**given).check()
    assert fault.value.field == field
    assert fault.value.message


def test_dates_that_fit_give_the_band():
    assert facts(born_on=BORN, on=ON).age_band() == Age.A16_17
    assert facts(born_on=BORN, on=ON, age=Age.A16_17).age_band() == Age.A16_17
    assert facts(born_on=BORN, on=BORN).age_band() == Age.LT12


def test_no_age_at_all_is_unknown():
    assert facts().age_band() == Age.UNKNOWN
    assert facts(age=Age.LT12).age_band() == Age.LT12
