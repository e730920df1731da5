"""Whoever adds, subtracts and asks again finds no number that is too small (H-14, M-05)."""

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zorgvuldig.rules.atoms import answer, both_sides, pieces, runs

CODES = "ABCDEFGH"
COUNTS = st.dictionaries(st.sampled_from(CODES), st.integers(0, 60), min_size=1)
QUARTERS = st.lists(st.integers(0, 40), min_size=1, max_size=4)


@pytest.mark.gate("H-14", "releases")
def test_who_is_with_enough_stands_alone():
    counts = {"PHONE": 300, "WEB": 158, "VISIT": 100}
    assert pieces(counts) == (("PHONE",), ("WEB",), ("VISIT",))
    assert answer(counts, {"WEB"}) == 158


def test_two_that_are_too_few_are_told_as_one():
    counts = {"PHONE": 300, "EMAIL": 7, "VISIT": 5, "LETTER": 4}
    assert pieces(counts) == (("PHONE",), ("EMAIL", "VISIT", "LETTER"))


def test_one_that_is_too_few_takes_the_smallest_other_along():
    assert pieces({"PHONE": 300, "WEB": 40, "VISIT": 3}) == (("PHONE",), ("WEB", "VISIT"))


def test_none_is_hidden_as_few_are():
    assert pieces({"PHONE": 300, "WEB": 40, "VISIT": 0}) == (("PHONE",), ("WEB", "VISIT"))


def test_nine_and_nine_are_not_told_as_eighteen_because_then_both_are_nine():
    assert pieces({"PHONE": 300, "WEB": 9, "VISIT": 9}) == (("PHONE", "WEB", "VISIT"),)


def test_fewer_than_ten_in_all_are_not_told_at_all():
    assert pieces({"PHONE": 5, "WEB": 4}) == ()
    assert answer({"PHONE": 5, "WEB": 4}, {"PHONE", "WEB"}) is None
    assert pieces({"PHONE": 5, "WEB": 5}) != ()


def test_five_are_enough_in_a_workshop():
    assert pieces({"CARE": 6, "SCHOOL": 5}, 5) == (("CARE",), ("SCHOOL",))


def test_of_558_requests_and_160_interventions_both_sides_are_told():
    sides = {"WITH": 160, "WITHOUT": 398}
    assert pieces(sides) == (("WITH",), ("WITHOUT",))
    assert both_sides(sides)


def test_who_gave_an_answer_that_few_did_not_give_is_asked_no_more():
    assert not both_sides({"SHARE": 40, "NOT_SHARE": 3})
    assert not both_sides({"SHARE": 5, "NOT_SHARE": 4})
    assert not both_sides({"SHARE": 0, "NOT_SHARE": 0})


def test_a_quarter_that_is_too_few_waits_for_the_next():
    assert runs([40, 3], over=False) == ((0,),)
    assert runs([40, 3, 50], over=False) == ((0,), (1, 2))
    assert runs([40, 3, 50, 60], over=True) == ((0,), (1, 2), (3,))


def test_a_last_quarter_that_is_too_few_is_left_out_of_the_year():
    assert runs([40, 50, 60, 9], over=True) == ((0,), (1,), (2,))


def test_a_year_of_which_nothing_was_told_is_told_as_one_from_ten_on():
    assert runs([3, 3, 3, 0], over=True) == ()
    assert runs([9, 9, 9, 9], over=False) == ()
    assert runs([9, 9, 9, 9], over=True) == ((0, 1, 2, 3),)


@given(QUARTERS, st.booleans())
def test_what_was_told_while_the_year_ran_stays_as_it_was(counts, over):
    told = [runs(counts[:many], over=False) for many in range(len(counts) + 1)]
    last = runs(counts, over=over)
    for before in told:
        assert not before or last[: len(before)] == before


@given(COUNTS)
def test_every_answer_is_in_one_piece_and_every_piece_is_enough(counts):
    laid = pieces(counts)
    if sum(counts.values()) < 10:
        assert laid == ()
    else:
        assert sorted(code for piece in laid for code in piece) == sorted(counts)
        assert all(sum(counts[code] for code in piece) >= 10 for piece in laid)


@given(QUARTERS)
def test_no_quarter_is_told_twice_and_every_run_is_enough(counts):
    laid = runs(counts, over=True)
    told = [at for run in laid for at in run]
    assert told == list(range(len(told)))
    assert all(sum(counts[at] for at in run) >= 10 for run in laid)


@given(COUNTS)
def test_no_two_pieces_differ_by_less_than_a_piece(counts):
    """A question is answered when it is made of whole pieces; so two answers differ by pieces."""
    laid = pieces(counts)
    for piece in laid:
        assert answer(counts, set(piece)) == sum(counts[code] for code in piece)
        for code in piece:
            known = answer(counts, {code})
            assert (known is None) == (len(piece) > 1)


@pytest.mark.gate("H-14", "refuses")
@given(COUNTS)
def test_each_that_was_too_few_can_still_be_any_number_below_ten(counts):
    """For who knows the sum, and which were too few."""
    laid = pieces(counts)
    alone = [counts[piece[0]] for piece in laid if len(piece) == 1]
    for piece in laid:
        small = [code for code in piece if counts[code] < 10]
        if small and len(laid) > 1:
            big, total = len(piece) - len(small), sum(counts[code] for code in piece)
            most = total - 10 * big
            least = total - 9 * (len(small) - 1) - big * min(alone)
            assert most >= 9
            assert least <= 0


def could_be(told, places, limit, most):
    """By what is told: everything that looks so. All there is to know, for who knows the rule."""
    seen = defaultdict(list)
    for counts in product(range(most + 1), repeat=places):
        seen[told(counts, limit)].append(counts)
    enough = {said for said in seen if said and sum(n for _, n in said) <= most}
    return {said: seen[said] for said in enough}


def by_answer(counts, limit):
    named = dict(zip(CODES, counts, strict=False))
    return tuple((piece, sum(named[code] for code in piece)) for piece in pieces(named, limit))


def by_quarter(counts, limit):
    return tuple((run, sum(counts[at] for at in run)) for run in runs(counts, limit, over=True))


@pytest.mark.gate("H-14", "refuses")
@pytest.mark.parametrize("told", [by_answer, by_quarter])
@pytest.mark.parametrize(("places", "limit", "most"), [(2, 5, 30), (3, 3, 14), (4, 3, 11)])
def test_who_reckons_back_through_the_rule_finds_no_small_number(told, places, limit, most):
    for said, ways in could_be(told, places, limit, most).items():
        for place in range(places):
            numbers = {way[place] for way in ways}
            assert len(numbers) > 1 or min(numbers) >= limit, (said, place)
