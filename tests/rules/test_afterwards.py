"""What is still to do after a call in danger, and when to look into what was described."""

from datetime import date, timedelta
from itertools import product

import pytest

from zorgvuldig.rules.afterwards import SinceTheCall, ToDo, ask_again_on, is_due, still_open

FRIDAY = date(2026, 11, 20)
ALL_DONE = {
    "consulted": True,
    "decider_chosen": True,
    "decider_saw": True,
    "client_told": True,
    "reasons_given": True,
}


def waiting(day=FRIDAY, **since):
    return still_open(SinceTheCall(**since), today=day)


@pytest.mark.gate("G04", "refuses")
@pytest.mark.gate("G13", "refuses")
@pytest.mark.gate("G16", "refuses")
def test_right_after_the_call_everything_that_had_to_wait_is_open():
    assert waiting() == (ToDo.CONSULT, ToDo.TELL_DECIDER, ToDo.TELL_CLIENT, ToDo.GIVE_REASONS)


@pytest.mark.gate("G04", "releases")
@pytest.mark.gate("G13", "releases")
@pytest.mark.gate("G16", "releases")
def test_it_disappears_when_all_four_are_done():
    assert waiting(**ALL_DONE) == ()


@pytest.mark.parametrize(
    ("undone", "thing"),
    [
        ("consulted", ToDo.CONSULT),
        ("decider_saw", ToDo.DECIDER_LOOKS),
        ("client_told", ToDo.TELL_CLIENT),
        ("reasons_given", ToDo.GIVE_REASONS),
    ],
)
def test_each_of_them_alone_keeps_it_open(undone, thing):
    assert waiting(**{**ALL_DONE, undone: False}) == (thing,)


@pytest.mark.gate("G13", "refuses")
def test_g13_choosing_the_decider_is_not_telling_them():
    assert waiting(**{**ALL_DONE, "decider_saw": False}) == (ToDo.DECIDER_LOOKS,)
    unchosen = {"decider_chosen": False, "decider_saw": False}
    assert waiting(**{**ALL_DONE, **unchosen}) == (ToDo.TELL_DECIDER,)


@pytest.mark.gate("G16", "releases")
@pytest.mark.parametrize(
    ("days", "is_open"), [(-1, True), (0, False), (1, False)], ids=["past", "today", "later"]
)
def test_g16_a_postponement_counts_until_its_day_has_passed(days, is_open):
    later = {**ALL_DONE, "client_told": False, "postponed_to": FRIDAY + timedelta(days=days)}
    assert (waiting(**later) == (ToDo.TELL_CLIENT,)) is is_open


def test_something_is_open_for_every_combination_but_the_finished_one():
    """Every way in which these five can stand."""
    for said in product((True, False), repeat=5):
        since = dict(zip(ALL_DONE, said, strict=True))
        assert (waiting(**since) == ()) is all(said)


def test_an_opinion_comes_back_after_two_weeks():
    assert ask_again_on(FRIDAY) == date(2026, 12, 4)


@pytest.mark.parametrize(
    ("day", "due"),
    [(None, True), (date(2026, 11, 19), True), (FRIDAY, True), (date(2026, 11, 21), False)],
)
def test_it_is_due_from_its_day_on(day, due):
    assert is_due(day, today=FRIDAY) is due
