"""Who gets which notice: every age, capacity and law, against a table of its own from law.md H."""

from datetime import date
from itertools import product

import pytest

from zorgvuldig.rules.codes import Age, Capacity, Regime
from zorgvuldig.rules.notices import (
    READER,
    Notice,
    Reader,
    begun_on,
    birthday,
    last_day,
    may_get,
    notices_for,
    still_to_give,
)

EVERYTHING = list(product(Age, Capacity, Regime))
# Who reads besides the client, as law.md H has it: parents until sixteen, after that nobody, unless
# somebody has to act for the client. The helpline tells nobody about a minor.
BESIDE = {
    ("LT12", "CAPABLE"): "PARENTS",
    ("LT12", "INCAPABLE"): "PARENTS",
    ("LT12", "UNKNOWN"): "PARENTS",
    ("A12_15", "CAPABLE"): "PARENTS",
    ("A12_15", "INCAPABLE"): "PARENTS",
    ("A12_15", "UNKNOWN"): "PARENTS",
    ("A16_17", "INCAPABLE"): "REPRESENTATIVE",
    ("GE18", "INCAPABLE"): "REPRESENTATIVE",
    ("UNKNOWN", "INCAPABLE"): "REPRESENTATIVE",
}
TEXTS = {
    ("LT12", "CLIENT"): "CHILD",
    ("LT12", "PARENTS"): "PARENTS_CHILD",
    ("A12_15", "CLIENT"): "YOUTH_12",
    ("A12_15", "PARENTS"): "PARENTS_YOUTH",
    ("A16_17", "CLIENT"): "YOUTH_16",
    ("GE18", "CLIENT"): "ADULT",
    ("UNKNOWN", "CLIENT"): "YOUTH_16",
}


def expected(age: str, capacity: str, regime: str) -> list[tuple[str, str]]:
    quiet = regime == "HELPLINE" and age != "GE18"
    readers = ["CLIENT"] if quiet else ["CLIENT", BESIDE.get((age, capacity), "")]
    return [(TEXTS.get((age, who), who), who) for who in readers if who]


@pytest.mark.parametrize(("age", "capacity", "regime"), EVERYTHING)
def test_everybody_gets_the_text_of_the_table(age, capacity, regime):
    found = [(str(due.notice), str(due.reader)) for due in notices_for(age, capacity, regime)]
    assert found == expected(str(age), str(capacity), str(regime))


def test_nobody_beside_a_capable_client_of_sixteen_or_older_hears_of_the_file():
    for age, regime in product((Age.A16_17, Age.GE18), Regime):
        for capacity in (Capacity.CAPABLE, Capacity.UNKNOWN):
            readers = {due.reader for due in notices_for(age, capacity, regime)}
            assert readers == {Reader.CLIENT}


def test_every_notice_has_a_reader_and_is_given_to_somebody():
    given = {due.notice for one in EVERYTHING for due in notices_for(*one)}
    assert given == set(Notice) - {Notice.NAMED_OTHER}
    assert set(READER) == set(Notice)


def test_a_text_that_was_given_is_not_asked_again_and_a_new_age_asks_for_another():
    child = notices_for(Age.LT12, Capacity.CAPABLE, Regime.JEUGDHULP)
    given = [due.notice for due in child]
    assert still_to_give(child, given) == ()
    twelve = notices_for(Age.A12_15, Capacity.CAPABLE, Regime.JEUGDHULP)
    assert still_to_give(twelve, given) == twelve


def test_a_text_of_another_age_may_not_be_given_and_that_for_others_always():
    due = notices_for(Age.A16_17, Capacity.CAPABLE, Regime.JEUGDHULP)
    assert may_get("YOUTH_16", due)
    assert may_get("NAMED_OTHER", due)
    assert not may_get("PARENTS_YOUTH", due)
    assert not may_get("REPRESENTATIVE", due)


@pytest.mark.parametrize(
    ("today", "since"),
    [
        (date(2026, 5, 9), date(2026, 3, 1)),
        (date(2026, 5, 10), date(2026, 5, 10)),
        (date(2026, 5, 11), date(2026, 5, 10)),
        (date(2030, 5, 9), date(2026, 5, 10)),
        (date(2030, 5, 10), date(2030, 5, 10)),
        (date(2032, 5, 10), date(2032, 5, 10)),
        (date(2040, 5, 10), date(2032, 5, 10)),
    ],
)
def test_the_month_begins_again_on_a_birthday_that_brings_another_text(today, since):
    assert begun_on(date(2026, 3, 1), date(2014, 5, 10), today) == since


def test_without_a_birth_date_it_begins_with_the_file():
    assert begun_on(date(2026, 3, 1), None, date(2031, 1, 1)) == date(2026, 3, 1)


@pytest.mark.parametrize(
    ("born", "years", "day"),
    [
        (date(2012, 2, 29), 12, date(2024, 2, 29)),
        (date(2012, 2, 29), 18, date(2030, 3, 1)),
        (date(2012, 3, 1), 18, date(2030, 3, 1)),
    ],
)
def test_a_birthday_of_the_leap_day_is_the_first_of_march(born, years, day):
    assert birthday(born, years) == day


def test_it_is_given_within_a_month():
    assert last_day(date(2026, 1, 31)) == date(2026, 2, 28)
