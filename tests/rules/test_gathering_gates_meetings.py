"""The gates of information meetings, M-01 to M-05, as rules."""

from datetime import date, timedelta

import pytest

from zorgvuldig.rules.gates import gatherings as gates
from zorgvuldig.rules.gatherings import clocks, places
from zorgvuldig.rules.quarters import Quarter, before, quarter_of


@pytest.mark.gate("M-01", "refuses")
@pytest.mark.parametrize("typed", [{"name": "Samira"}, {"email": "x@y.example", "name": ""}])
def test_a_name_with_a_place_is_refused(typed):
    assert gates.only_a_number(typed).gate == "M-01"


@pytest.mark.gate("M-01", "releases")
@pytest.mark.parametrize("typed", [{}, {"name": ""}])
def test_a_number_alone_is_enough(typed):
    assert gates.only_a_number(typed) is None


@pytest.mark.gate("M-02", "refuses")
def test_a_number_without_the_wish_to_be_called_is_not_kept():
    shut = gates.call_was_asked("verzonnen nummer", wants_a_call=False)
    assert (shut.gate, shut.field) == ("M-02", "wants_a_call")


@pytest.mark.gate("M-02", "releases")
def test_who_wants_to_be_called_leaves_a_number_for_thirty_days():
    assert gates.call_was_asked("verzonnen nummer", wants_a_call=True) is None
    assert clocks.call_kept_until(date(2026, 11, 1)) == date(2026, 12, 1)


@pytest.mark.gate("M-03", "refuses")
def test_without_the_word_about_photos_nothing_is_announced():
    assert gates.no_photos(agreed=False).gate == "M-03"


@pytest.mark.gate("M-03", "releases")
def test_with_the_word_about_photos_it_may_be():
    assert gates.no_photos(agreed=True) is None


@pytest.mark.gate("M-04", "refuses")
@pytest.mark.parametrize("line", ["", "  \n "])
def test_without_a_line_for_the_corner_nothing_is_announced(line):
    assert gates.corner_prepared(line).gate == "M-04"


@pytest.mark.gate("M-04", "releases")
def test_with_a_line_for_the_corner_it_may_be():
    assert gates.corner_prepared("Zullen we daar zo samen over praten?") is None


@pytest.mark.gate("M-05", "refuses")
@pytest.mark.parametrize("count", [0, 1, 9])
def test_below_ten_no_number_leaves(count):
    assert gates.enough_heads(count).sentence == "minder dan 10"


@pytest.mark.gate("M-05", "refuses")
@pytest.mark.parametrize(("over", "unfinished"), [(False, 0), (True, 1), (True, 3)])
def test_a_quarter_in_which_something_can_still_change_tells_nothing(over, unfinished):
    assert gates.quarter_is_settled(over, unfinished).gate == "M-05"


@pytest.mark.gate("M-05", "refuses")
def test_nothing_is_added_to_a_quarter_of_which_the_numbers_may_be_told():
    assert gates.day_not_told_yet(date(2026, 9, 30), date(2026, 10, 1)).gate == "M-05"
    assert gates.day_not_told_yet(date(2026, 10, 1), date(2026, 12, 31)) is None
    assert gates.day_not_told_yet(date(2027, 1, 1), date(2026, 12, 31)) is None


@pytest.mark.gate("M-05", "releases")
def test_ten_or_more_in_a_quarter_that_is_settled_may_be_told():
    assert gates.enough_heads(10) is None
    assert gates.quarter_is_settled(over=True, unfinished=0) is None


def test_places_never_pass_the_number():
    assert places.are_free(40, 39, 1)
    assert not places.are_free(40, 39, 2)
    assert not places.are_free(40, 40, 1)
    assert not places.are_free(100, 0, 11)
    assert not places.are_free(100, 0, 0)


def test_how_full_it_is_does_not_tell_how_many_come():
    """Who looks twice would otherwise count the one who came in between."""
    few = {places.told(40, taken) for taken in range(35)}
    assert few == {"Er is nog plaats."}
    assert places.told(40, 36) == "Er zijn nog een paar plaatsen."
    assert places.told(40, 40) == places.told(40, 44) == "Alle plaatsen zijn bezet."


def test_quarters_follow_each_other_without_a_gap_or_a_double_day():
    day = date(2024, 1, 1)
    while day < date(2027, 1, 1):
        found = quarter_of(day)
        assert found.begins <= day < found.ends
        day += timedelta(days=1)
    assert before(Quarter(2026, 2), 3) == [Quarter(2026, 1), Quarter(2025, 4), Quarter(2025, 3)]
    assert quarter_of(Quarter(2025, 4).ends) == Quarter(2026, 1)
