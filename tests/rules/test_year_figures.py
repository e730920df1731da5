"""When a quarter is counted: late enough to be complete, early enough that nothing is gone."""

from datetime import date

import pytest

from zorgvuldig.handbook import read
from zorgvuldig.rules.helpline.waiting import waited
from zorgvuldig.rules.quarters import Quarter
from zorgvuldig.rules.telling_time import told_after
from zorgvuldig.rules.year_figures import FIRST_TERM_MONTHS, is_whole, to_count, too_late_on


@pytest.mark.parametrize(
    ("today", "quarter"),
    [
        (date(2026, 1, 28), Quarter(2025, 3)),
        (date(2026, 1, 29), Quarter(2025, 4)),
        (date(2026, 4, 28), Quarter(2025, 4)),
        (date(2026, 4, 29), Quarter(2026, 1)),
        (date(2026, 11, 27), Quarter(2026, 3)),
    ],
)
def test_a_quarter_is_counted_four_weeks_after_it_ended(today, quarter):
    found = to_count(today)
    assert found == quarter or (found is None and today >= too_late_on(quarter))


def test_a_quarter_of_which_something_may_be_gone_is_not_counted_any_more():
    assert to_count(date(2026, 6, 30)) == Quarter(2026, 1)
    assert to_count(date(2026, 7, 1)) is None
    assert to_count(date(2026, 7, 29)) == Quarter(2026, 2)


def test_no_term_of_keeping_is_shorter_than_the_time_to_count():
    kept = read("retention")
    terms = [one["months"] for one in kept["dossier"].values()]
    terms += [kept["term"][name]["months"] for name in ("with_request", "workshop")]
    assert min(terms) >= FIRST_TERM_MONTHS


def test_a_year_is_whole_once_nothing_can_be_added():
    counted = [date(2025, 1, 1), date(2025, 4, 1)]
    assert not is_whole(2025, counted, date(2026, 3, 31))
    assert is_whole(2025, [*counted, date(2025, 10, 1)], date(2026, 1, 29))
    assert is_whole(2025, counted, date(2026, 4, 1))


def test_waiting_is_told_in_classes_by_working_days():
    friday = date(2026, 11, 20)
    assert waited(friday, None) == "NOT_YET"
    assert waited(friday, friday) == "SAME_DAY"
    assert waited(friday, date(2026, 11, 24)) == "IN_TIME"
    assert waited(friday, date(2026, 11, 25)) == "LATER"


def test_telling_the_client_is_told_in_classes():
    day = date(2026, 11, 2)
    assert told_after(day, None) == "NOT_YET"
    assert told_after(day, None, date(2026, 12, 1)) == "POSTPONED"
    assert told_after(day, date(2026, 11, 1)) == told_after(day, day) == "SAME_DAY"
    assert told_after(day, date(2026, 11, 9)) == "A_WEEK"
    assert told_after(day, date(2026, 11, 30), date(2026, 12, 1)) == "FOUR_WEEKS"
    assert told_after(day, date(2026, 12, 1)) == "LATER"
