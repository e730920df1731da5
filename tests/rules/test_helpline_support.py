"""The limit of a volunteer and the days to look back: H-07, H-08 and the clock, in the rules."""

from datetime import date, timedelta

import pytest

from zorgvuldig.handbook import read
from zorgvuldig.rules import gates
from zorgvuldig.rules.gates.helpline import CONFIDANT_MAY
from zorgvuldig.rules.helpline import clocks, moves, supporting

BEGAN = date(2026, 1, 5)
WORDS = {"Reached": "reached", "HandOver": "over", "Goal": "goal", "Heavy": "heavy",
         "Wants": "wants", "Change": "change"}  # fmt: skip


def day(number: int) -> date:
    """So many days after the match began."""
    return BEGAN + timedelta(days=number)


@pytest.mark.gate("H-07", "refuses")
@pytest.mark.parametrize("deed", ["TALK", "REVIEW", "CLOSING", "HAND_OVER", *moves.MOVES])
def test_a_confidant_only_keeps_contact_and_hands_over(deed):
    assert gates.within_the_task(True, deed).gate == "H-07"


@pytest.mark.gate("H-07", "releases")
def test_a_confidant_answers_keeps_contact_and_hands_over():
    assert CONFIDANT_MAY == ("answer", "contact", "to_coordinator")
    assert [gates.within_the_task(True, deed) for deed in CONFIDANT_MAY] == [None] * 3


@pytest.mark.gate("H-07", "releases")
def test_who_answers_the_line_may_do_the_rest():
    assert gates.within_the_task(False, "close") is None


@pytest.mark.gate("H-08", "refuses")
def test_a_review_that_is_late_holds():
    assert gates.reviewed_in_time(day(10), day(11)).gate == "H-08"


@pytest.mark.gate("H-08", "releases")
def test_on_the_day_itself_it_is_in_time():
    assert gates.reviewed_in_time(day(10), day(10)) is None


@pytest.mark.parametrize(
    ("contacts", "reviews", "agreed", "due"),
    [
        ((), (), None, 42),
        ((1, 2), (), None, 42),
        ((9, 1, 5), (), None, 9),
        ((9, 1, 5, 20), (), None, 9),
        ((1, 5, 9), (10,), None, 52),
        ((1, 5, 9), (10, 3), None, 52),
        ((1,), (10,), 20, 20),
        ((1,), (10,), 60, 52),
    ],
)
def test_after_the_third_contact_and_every_six_weeks(contacts, reviews, agreed, due):
    found = clocks.review_due_on(
        BEGAN, [*map(day, contacts)], [*map(day, reviews)], agreed and day(agreed)
    )
    assert found == day(due)


@pytest.mark.parametrize("name", WORDS)
def test_every_code_of_support_has_its_words(name):
    words = read("codes")[f"help_{WORDS[name]}"]
    assert list(words) == [str(code) for code in getattr(supporting, name)]
    assert all(one["text"].endswith(".") for one in words.values())
