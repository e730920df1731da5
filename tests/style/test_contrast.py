"""Colours are read only in forms that can be read whole, and measured as WCAG says."""

import pytest

from zorgvuldig.rules.contrast import WANTED, Colour, Seen, in_words, is_enough, ratio, read_colour

WHITE, BLACK = Colour(255, 255, 255), Colour(0, 0, 0)


@pytest.mark.parametrize(
    ("told", "written"),
    [
        ("#FFF", "#ffffff"),
        ("#0f5a5c", "#0f5a5c"),
        ("#0f5a5cff", "#0f5a5c"),
        ("#abcf", "#aabbcc"),
        (" white ", "#ffffff"),
        ("rgb(15, 90, 92)", "#0f5a5c"),
        ("rgb(15 90 92 / 1)", "#0f5a5c"),
        ("rgba(100%, 0%, 50%, 100%)", "#ff0080"),
        ("hsl(0 100% 50%)", "#ff0000"),
        ("hsl(211deg, 60%, 40%)", "#2964a3"),
        ("hsl(480 100% 25%)", "#008000"),
        ({"colorSpace": "srgb", "components": [1, 0, 0.5], "alpha": 1}, "#ff0080"),
    ],
)
def test_a_colour_that_can_be_read_is_written_in_one_form(told, written):
    assert str(read_colour(told)) == written


@pytest.mark.parametrize(
    "told",
    [
        "transparent", "currentcolor", "#ff", "#fffff", "#ffffff80", "#fff8", "rgb(1 2)",
        "rgb(300 0 0)", "rgb(15 90 92 / 0.5)", "rgb(10% 2 3)", "hsl(0 100 50)", "red;}",
        "#fff;}body{display:none", "url(https://elders.example/)", "var(--zv-acute)",
        "color-mix(in srgb, red, blue)", "expression(1)", "#fff" + " " * 100, "", None, 7, [],
        {"colorSpace": "display-p3", "components": [1, 0, 0]},
        {"colorSpace": "srgb", "components": [1, 0, 0], "alpha": 0.5},
        {"colorSpace": "srgb", "components": [float("nan"), 0, 0]},
        {"colorSpace": "srgb", "components": ["1", 0, 0]},
    ],
)  # fmt: skip
def test_what_is_no_opaque_colour_is_none(told):
    assert read_colour(told) is None


@pytest.mark.parametrize(
    ("one", "other", "known"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#777777", "#ffffff", 4.478),
        ("#767676", "#ffffff", 4.542),
        ("#ff0000", "#ffffff", 3.998),
        ("#0000ff", "#ffffff", 8.592),
        ("#949494", "#ffffff", 3.033),
        ("#123456", "#123456", 1.0),
    ],
)
def test_the_numbers_are_those_that_are_known(one, other, known):
    """Values that every checker of contrast gives."""
    assert ratio(read_colour(one), read_colour(other)) == pytest.approx(known, abs=0.001)
    assert ratio(read_colour(other), read_colour(one)) == pytest.approx(known, abs=0.001)


def test_nothing_is_rounded_in_favour_of_a_colour():
    almost = ratio(Colour(119, 119, 119), WHITE)
    assert not is_enough(almost, Seen.TEXT)
    assert is_enough(almost, Seen.LARGE)
    assert not is_enough(4.4999, Seen.TEXT)
    assert in_words(4.4999) == "4,49 : 1"
    assert in_words(4.5) == "4,5 : 1"
    assert in_words(21.0) == "21 : 1"


def test_text_asks_more_than_the_rest():
    assert WANTED == {Seen.TEXT: 4.5, Seen.LARGE: 3.0, Seen.PART: 3.0, Seen.FOCUS: 3.0}
