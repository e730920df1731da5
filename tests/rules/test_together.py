"""How long somebody stands in or thinks along, and what is a reason to look in."""

from datetime import date, timedelta

import pytest

from zorgvuldig.rules.together import (
    LOOKS_IN,
    STANDS_IN,
    THINKS_ALONG,
    last_day,
    reason_to_look_in,
)

TODAY = date(2026, 11, 22)
REASON = "Zijn moeder belt: hij is weg met een brief"


def test_emergency_access_is_for_an_hour():
    assert timedelta(hours=1) == LOOKS_IN


@pytest.mark.parametrize(("longest", "days"), [(STANDS_IN, 42), (THINKS_ALONG, 14)])
def test_a_last_day_is_from_today_to_the_longest(longest, days):
    def wrong(after):
        return last_day(TODAY + timedelta(days=after), today=TODAY, longest=longest)

    assert [wrong(0), wrong(days)] == ["", ""]
    assert wrong(-1) == wrong(days + 1) != ""


@pytest.mark.parametrize("text", ["", "spoed", "het moet nu echt", "nu nu nu nu nu nu"])
def test_less_than_a_sentence_is_no_reason(text):
    assert reason_to_look_in(text) == "Schrijf in een hele zin wat niet kan wachten."


def test_the_reason_of_before_is_no_second_reason():
    assert reason_to_look_in(REASON) == ""
    assert reason_to_look_in(REASON.upper() + "!", [REASON]).startswith("Deze reden gaf u al")
    assert reason_to_look_in("Nu staat hij op het dak van school", [REASON]) == ""
