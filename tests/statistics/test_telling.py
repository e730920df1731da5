"""What is too few at the end of a year, and what is left out of it."""

import pytest

from tests.statistics.stored import LAST_YEAR, quarters
from zorgvuldig.rules import atoms
from zorgvuldig.statistics.actions.telling import TooSmall
from zorgvuldig.statistics.comparing import compared
from zorgvuldig.statistics.counted import YearCounts
from zorgvuldig.statistics.reporting import parts, remark

DAYS = tuple(quarters(LAST_YEAR))
FULL = (40, 40, 40, 40)


def a_line(by_quarter):
    """Of every forty half got more help; of a few, nobody did."""
    numbers = {}
    for day, many in zip(DAYS, by_quarter, strict=False):
        helped = many // 2 if many == 40 else 0
        numbers[day, "requests", "ALL"] = many
        numbers[day, "intervention", "WITH"] = helped
        numbers[day, "intervention", "WITHOUT"] = many - helped
    return YearCounts(LAST_YEAR, DAYS[: len(by_quarter)], numbers)


def figures(now, former=None, *, whole=True):
    made = parts("HELPLINE", now, former or YearCounts(LAST_YEAR - 1), whole=whole)
    return {one.code: one for part in made for one in part.figures}


def test_a_last_quarter_that_is_too_few_is_in_no_figure_of_the_year():
    """The quarters before it were told; else the year would tell it."""
    found = figures(a_line((40, 40, 40, 3)))
    assert found["requests"].total == found["intervention"].total == 120
    for code in ("requests", "intervention"):
        assert "Dit gaat over januari tot en met september." in found[code].note


def test_a_first_quarter_that_is_too_few_goes_with_the_second():
    found = figures(a_line((3, 40, 40, 40)))
    assert [row.text for row in found["requests"].rows][0] == "Januari tot en met juni"
    assert found["requests"].total == 123


def test_what_was_told_while_the_year_ran_stands_in_the_year():
    before = figures(a_line((40, 3)), whole=False)["requests"].rows
    after = figures(a_line((40, 3, 40, 40)))["requests"].rows
    assert before == after[: len(before)]
    assert before


def test_a_year_with_something_left_out_is_compared_with_none():
    assert figures(a_line(FULL), a_line(FULL))["requests"].compared != ""
    assert figures(a_line((40, 40, 40, 3)), a_line(FULL))["requests"].compared == ""
    assert figures(a_line(FULL), a_line((40, 40, 40, 3)))["requests"].compared == ""


def test_two_years_are_compared_in_a_sentence():
    assert compared(558, 431) == "Meer dan vorig jaar: 558, was 431."
    assert compared(431, 558) == "Minder dan vorig jaar: 431, was 558."
    assert compared(431, 431) == "Evenveel als vorig jaar: 431."
    assert compared(None, 431) == "Vorig jaar waren het er 431."
    assert compared(431, None) == "Vorig jaar waren het er minder dan 10."
    assert compared(None, None) == ""


def test_a_page_says_which_part_of_the_year_was_counted():
    assert remark(a_line(FULL), whole=True) == ""
    assert "is 1 van de 4" in remark(a_line((40,)), whole=False)
    assert "zijn 2 van de 4" in remark(a_line((40, 40)), whole=True)


def test_who_holds_no_gatherings_has_no_figures_about_them():
    made = parts("HELPLINE", a_line(FULL), YearCounts(LAST_YEAR - 1), whole=True)
    assert [part.title for part in made] == ["De hulplijn"]
    held = YearCounts(LAST_YEAR, DAYS, {(DAYS[0], "sessions", "WORKSHOP"): 2})
    made = parts("HELPLINE", held, YearCounts(LAST_YEAR - 1), whole=True)
    assert [part.title for part in made] == ["De hulplijn", "Bijeenkomsten"]


@pytest.mark.gate("H-14", "refuses")
def test_whatever_goes_wrong_before_no_number_below_ten_passes_the_last_door(monkeypatch):
    monkeypatch.setattr(atoms, "pieces", lambda counts, limit: tuple((one,) for one in counts))
    helped = a_line(FULL)
    numbers = dict(helped.numbers) | {(day, "intervention", "WITH"): 2 for day in DAYS}
    with pytest.raises(TooSmall):
        figures(YearCounts(LAST_YEAR, DAYS, numbers))
