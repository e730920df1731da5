"""Which day a term ends, and which is the last day from which it is over: two sides of one rule."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zorgvuldig.handbook import read
from zorgvuldig.rules.retention import add_months, begun_by, passed

DAY = timedelta(days=1)
DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("today", "months", "last"),
    [
        (date(2029, 2, 28), 12, date(2028, 2, 29)),
        (date(2028, 2, 28), 12, date(2027, 2, 28)),
        (date(2028, 2, 29), 12, date(2027, 2, 28)),
        (date(2027, 2, 28), 1, date(2027, 1, 31)),
        (date(2027, 3, 31), 1, date(2027, 2, 28)),
        (date(2027, 3, 30), 1, date(2027, 2, 28)),
    ],
)
def test_a_term_that_began_on_the_last_of_a_month_is_over_on_the_last_of_a_month(
    today, months, last
):
    assert begun_by(today, months) == last


@given(DAYS, st.integers(0, 240))
def test_what_began_by_that_day_is_over_and_what_began_later_is_not(today, months):
    last = begun_by(today, months)
    assert add_months(last, months) <= today
    assert add_months(last + DAY, months) > today


TERMS = {
    name: told["months"] for name, told in read("retention")["term"].items() if "months" in told
}


@pytest.mark.parametrize("term", TERMS)
def test_each_term_counts_its_own_months(term):
    today = date(2029, 2, 28)
    assert passed(term, today) == begun_by(today, TERMS[term])
