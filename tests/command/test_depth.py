"""The reader for deep nests knows the same JSON as Python's own."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zorgvuldig.rules.depth import LEVELS, pruned

PIECES = st.sampled_from(
    [
        "[",
        "]",
        "{",
        "}",
        ",",
        ":",
        '"a"',
        "1",
        "true",
        " ",
        '"b":',
        '{"c":1}',
        "[]",
        "-",
        "01",
        "nul",
    ]
)


def python_reads(text):
    try:
        return json.loads(text)
    except ValueError:
        return ValueError


@given(st.lists(PIECES, max_size=9).map("".join))
@settings(max_examples=1500, deadline=None)
def test_it_takes_what_python_takes(text):
    expected = python_reads(text)
    if expected is ValueError:
        with pytest.raises(ValueError):
            pruned(text)
    else:
        assert json.loads(pruned(text)) == expected


JSON = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)


@given(JSON)
@settings(max_examples=200, deadline=None)
def test_what_is_not_deep_stays_whole(value):
    text = json.dumps({"a": value}, indent=1)
    if json.dumps(value).count("[") + json.dumps(value).count("{") < LEVELS - 1:
        assert json.loads(pruned(text)) == {"a": value}


def test_what_is_deep_is_left_out():
    assert pruned("[" * 20 + "1" + "]" * 20) == "[" * LEVELS + "]" * LEVELS
