"""A token file is read in the forms in which themes are published, and no file does harm."""

import time

import pytest

from tests.style.making import nested, read, told
from zorgvuldig.style.refusals import Unreadable
from zorgvuldig.style.tokens import (
    NO_JSON,
    NO_TEXT,
    NO_THEME,
    STRANGE,
    TOO_LARGE,
    NoValue,
    read_tokens,
)

BLUE = {"$type": "color", "$value": "#00518f"}


def test_old_and_new_names_of_a_value_are_read():
    found = read({"utrecht": {"link": {"color": {"value": "#00518f"}, "hover": {"color": BLUE}}}})
    assert found.light == {"utrecht.link.color": "#00518f", "utrecht.link.hover.color": "#00518f"}


def test_a_bare_value_is_a_token_and_what_tells_of_a_group_is_not():
    tree = {"utrecht": {"type": "color", "$description": "x", "link": {"color": "#00518f"}}}
    assert read(tree).light == {"utrecht.link.color": "#00518f"}


def test_sets_are_read_in_their_order_and_the_dark_one_apart():
    tree = {
        "components/link": {"nl": {"link": {"color": {"$value": "{basis.blue}"}}}},
        "common": {"basis": {"blue": BLUE}},
        "later": {"basis": {"blue": {"$value": "#000080"}}},
        "color-scheme-dark/common": {"basis": {"blue": {"$value": "#8cc3f2"}}},
        "not-named": {"basis": {"blue": {"$value": "#ff0000"}}},
        "$metadata": {
            "tokenSetOrder": ["common", "later", "components/link", "color-scheme-dark/common"]
        },
    }
    found = read(tree)
    assert found.value("nl.link.color").told == "#000080"
    assert found.value("nl.link.color", dark=True)[:2] == ("#8cc3f2", True)


def test_a_file_for_dark_screens_speaks_of_nothing_else():
    found = read(nested(utrecht__link__color="#8cc3f2"), all_dark=True)
    assert (found.light, found.dark) == ({}, {"utrecht.link.color": "#8cc3f2"})


@pytest.mark.parametrize("told_so", ["{a.b}", " {a.b} ", "{a.b.value}"])
def test_a_reference_is_followed(told_so):
    found = read(nested(a__b="#00518f", c=told_so))
    assert found.value("c").told == "#00518f"
    assert found.value("c").through == ["c", "a.b"]


@pytest.mark.parametrize(
    "values",
    [
        {"a": "{a}"},
        {"a": "{b}", "b": "{c}", "c": "{a}"},
        {"a": "{b}", "b": "{nergens}"},
        {f"a{n}" if n else "a": f"{{a{n + 1}}}" for n in range(100)},
    ],
)
def test_a_circle_or_a_way_to_nowhere_ends(values):
    with pytest.raises(NoValue):
        read(nested(**values)).value("a")


def test_a_circle_is_called_one():
    with pytest.raises(NoValue, match="in een kring: a"):
        read(nested(a="{b}", b="{a}")).value("a")


def test_nothing_is_calculated():
    assert read(nested(a="2px", b="{a} * 2")).value("b").told == "{a} * 2"


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (b"", NO_JSON),
        (b"{", NO_JSON),
        (b'{"a": NaN}', NO_JSON),
        (b'{"a": ' + b"9" * 10_000 + b"}", NO_JSON),
        (b"\xff\xfe{}", NO_TEXT),
        (b"[]", NO_THEME),
        (b'"tekst"', NO_THEME),
        (b"{}", NO_THEME),
        (told({"a" * 201: "#fff"}), STRANGE),
        (b'{"\\ud800": "#fff"}', STRANGE),
        (b'{"a\\u0000b": "#fff"}', STRANGE),
        (b" " * (2 * 1024 * 1024 + 1), TOO_LARGE),
    ],
)
def test_what_is_no_token_file_is_refused_with_a_sentence(file, sentence):
    with pytest.raises(Unreadable) as refusal:
        read_tokens(file)
    assert refusal.value.sentence == sentence


@pytest.mark.parametrize(
    "file",
    [
        b'{"a":' * 25 + b"1" + b"}" * 25,
        b"[" * 1_000_000,
        b'{"a":' * 300_000,
        told({f"a{n}": "#fff" for n in range(20_001)}),
    ],
)
def test_a_file_that_is_too_much_is_refused(file):
    with pytest.raises(Unreadable, match="te veel"):
        read_tokens(file)


@pytest.mark.parametrize(
    "file",
    [b'"' + b'\\"' * 1_000_000, b'{"a":"' + b"{[" * 900_000, b'"a' * 1_000_000, b"\\" * 2_000_000],
)
def test_no_file_keeps_the_reader_busy(file):
    began = time.thread_time()
    with pytest.raises(Unreadable):
        read_tokens(file)
    assert time.thread_time() - began < 3


def test_brackets_in_a_text_are_not_depth():
    assert read({"a": "{" * 60}).light == {"a": "{" * 60}


@pytest.mark.parametrize("value", [None, True, [], {"value": None}, {"$value": {"x": 1}}])
def test_any_kind_of_value_is_only_a_value(value):
    assert list(read({"a": {"b": value}}).light) == ["a.b"]
