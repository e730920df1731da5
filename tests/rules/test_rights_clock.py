"""By which day a request is answered: Easter, Christmas, the end of a year, a leap day."""

import inspect
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rules import rights_oracle as oracle
from zorgvuldig import handbook
from zorgvuldig.rules.codes import Regime
from zorgvuldig.rules.faults import Fault
from zorgvuldig.rules.rights import Right, at_once, clock, court_until, due, extended
from zorgvuldig.rules.working_days import is_working_day

DAYS = st.dates(date(2020, 1, 1), date(2039, 12, 31))
MANY = settings(max_examples=400, deadline=None)
ASKED = st.tuples(st.sampled_from(Right), st.sampled_from(Regime), DAYS)


@pytest.mark.parametrize(
    ("received", "ends", "answered"),
    [
        (date(2026, 11, 3), date(2026, 12, 3), date(2026, 12, 3)),
        (date(2027, 2, 28), date(2027, 3, 28), date(2027, 3, 25)),  # Easter, Good Friday before it
        (date(2027, 2, 27), date(2027, 3, 27), date(2027, 3, 25)),
        (date(2026, 11, 25), date(2026, 12, 25), date(2026, 12, 24)),  # Christmas
        (date(2026, 11, 26), date(2026, 12, 26), date(2026, 12, 24)),
        (date(2026, 12, 1), date(2027, 1, 1), date(2026, 12, 31)),  # the end of the year
        (date(2026, 12, 31), date(2027, 1, 31), date(2027, 1, 29)),
        (date(2028, 1, 29), date(2028, 2, 29), date(2028, 2, 29)),  # a leap day
        (date(2028, 1, 31), date(2028, 2, 29), date(2028, 2, 29)),
        (date(2027, 1, 31), date(2027, 2, 28), date(2027, 2, 26)),
        (date(2028, 2, 29), date(2028, 3, 29), date(2028, 3, 29)),
    ],
)
def test_a_month_ends_on_a_day_that_people_work(received, ends, answered):
    found = due(Right.ACCESS, Regime.JEUGDHULP, received)
    assert (found.ends_on, found.answer_by, found.done_by) == (ends, answered, answered)


def test_a_parents_holiday_or_an_identity_check_pauses_nothing():
    """The clock cannot be told of anything but the request and the day it came in."""
    assert list(inspect.signature(due).parameters) == ["right", "regime", "received_on"]


@pytest.mark.parametrize("regime", [r for r in Regime if r != Regime.WMO])
def test_access_may_be_made_two_months_longer_once(regime):
    first = due(Right.COPY, regime, date(2026, 10, 30))
    longer = extended(first, date(2026, 11, 30))
    assert (longer.ends_on, longer.answer_by) == (date(2027, 1, 30), date(2027, 1, 29))
    with pytest.raises(Fault) as fault:
        extended(longer, date(2026, 11, 30))
    assert fault.value.field == "right"


@pytest.mark.parametrize("told", [date(2026, 10, 29), date(2026, 12, 1)])
def test_an_extension_is_told_within_the_first_month(told):
    first = due(Right.ACCESS, Regime.GI, date(2026, 10, 30))
    with pytest.raises(Fault) as fault:
        extended(first, told)
    assert fault.value.field == "told_on"


def test_a_short_first_month_does_not_make_the_extension_longer():
    first = due(Right.ACCESS, Regime.GI, date(2027, 1, 31))
    assert extended(first, date(2027, 2, 28)).ends_on == date(2027, 4, 28)


@pytest.mark.parametrize("right", [r for r in Right if r not in (Right.ACCESS, Right.COPY)])
@pytest.mark.parametrize("regime", Regime)
def test_nothing_else_may_be_made_longer(right, regime):
    with pytest.raises(Fault):
        extended(due(right, regime, date(2026, 11, 3)), date(2026, 11, 4))


def test_under_the_wmo_access_is_not_made_longer():
    with pytest.raises(Fault):
        extended(due(Right.ACCESS, Regime.WMO, date(2026, 11, 3)), date(2026, 11, 4))


def test_under_the_wmo_the_letter_comes_in_a_month_and_the_destruction_in_three():
    found = due(Right.DESTRUCTION, Regime.WMO, date(2026, 9, 25))
    assert (found.answer_by, found.done_by) == (date(2026, 10, 23), date(2026, 12, 24))
    other = due(Right.DESTRUCTION, Regime.JEUGDHULP, date(2026, 9, 25))
    assert other.done_by == other.answer_by == date(2026, 10, 23)


@pytest.mark.parametrize("right", [Right.RESTRICTION, Right.OBJECTION])
def test_sharing_stops_the_day_the_request_comes_in_also_at_christmas(right):
    assert due(right, Regime.SCHOOL, date(2026, 12, 25)).freeze_on == date(2026, 12, 25)


def test_at_once_is_today_or_the_first_day_people_work():
    assert at_once(date(2026, 11, 3)) == date(2026, 11, 3)
    assert at_once(date(2026, 12, 25)) == date(2026, 12, 28)
    assert at_once(date(2027, 3, 26)) == date(2027, 3, 30)
    assert due(Right.INFORMATION, Regime.GI, date(2027, 1, 1)).answer_by == date(2027, 1, 4)


def test_the_way_to_court_is_open_for_six_weeks():
    assert court_until(date(2026, 11, 14)) == date(2026, 12, 26)
    assert court_until(date(2028, 1, 18)) == date(2028, 2, 29)


def test_every_term_is_used_and_in_the_handbook():
    used = {due(right, regime, date(2026, 11, 3)).row for right in Right for regime in Regime}
    assert used == {term.row for term in clock.TERMS} == set(handbook.read("rights")["term"])


def terms(right, regime):
    """Law.md H in months: the letter, being done, how much longer."""
    if right in ("INFORMATION", "SUPPORT"):
        return 0, 0, 0
    if right == "DESTRUCTION" and regime == "WMO":
        return 1, 3, 0
    return 1, 1, 2 if right in ("ACCESS", "COPY") and regime != "WMO" else 0


@given(ASKED)
@MANY
def test_the_clock_agrees_with_the_oracle(asked):
    right, regime, received = asked
    found = due(*asked)
    letter, done, longer = terms(right, regime)
    if not letter:
        assert found.answer_by >= received
        assert found.answer_by - received < timedelta(days=6)
        return
    assert found.ends_on == oracle.months_on(received, letter)
    assert found.answer_by == oracle.kept(found.ends_on)
    assert found.done_by == oracle.kept(oracle.months_on(received, done))
    assert found.may_extend == bool(longer)


@given(ASKED)
@MANY
def test_the_day_to_keep_is_a_working_day_after_the_request_and_within_the_term(asked):
    found = due(*asked)
    assert is_working_day(found.answer_by)
    assert found.received_on <= found.answer_by <= found.ends_on
    assert found.answer_by <= found.done_by


@given(ASKED, st.integers(0, 27))
@MANY
def test_an_extension_moves_the_day_forward_and_at_most_to_three_months(asked, days):
    found = due(*asked)
    if found.may_extend:
        longer = extended(found, found.received_on + timedelta(days=days))
        assert found.answer_by < longer.answer_by <= oracle.months_on(found.received_on, 3)
        assert not longer.may_extend
        assert longer.row == found.row


@given(DAYS)
@MANY
def test_asking_later_is_never_answered_earlier(day):
    first, later = (due(Right.COPY, Regime.GI, d) for d in (day, day + timedelta(days=1)))
    assert first.answer_by <= later.answer_by
