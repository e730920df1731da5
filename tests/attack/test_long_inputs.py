"""No pattern of ours takes for ever, whatever it is given (ReDoS).

Each is given long texts made of what it looks for itself: its own letters, repeated, with an end
that does not fit. Time is that of this process alone, and the budget some hundred times what a
pattern of one pass takes, so that a busy machine fails nothing; one that tries every way round
takes hours.
"""

import importlib
import pkgutil
import re
import time

import pytest

import zorgvuldig
from zorgvuldig import urls

assert urls.urlpatterns  # every room is here; a module with addresses is not read before that

LONG = 1_500  # characters; the fields that these read hold some twenty thousand at most
BUDGET = 3.0  # seconds of this thread, for one pattern over one text
NOT_READ = (".migrations", ".settings", ".__main__", ".wsgi")  # these begin something
PIECES = (
    "a", "A", "Aa ", "Aa", " ", "\n", "-", ".", "1", "1-", "1 ", "a1", "É", "’", "de ", "van de ",
    "A. ", "A.", "in ", "jaar ", "17 ", "17-jarige ", "school ", "\"", "‘", "“a", "(", "[", ";",
    "@", "a@", "a;", "é1-", "1.000", "12 mei ", "05/05/", "06 ", "straat ", "Van ", "Abdel-", "al-",
)  # fmt: skip


def patterns() -> dict[str, re.Pattern[str]]:
    """Every pattern that stands ready in a module, also inside a list or a table."""
    found: dict[str, re.Pattern[str]] = {}
    for module in pkgutil.walk_packages(zorgvuldig.__path__, "zorgvuldig."):
        if not any(part in module.name for part in NOT_READ):
            loaded = importlib.import_module(module.name)
            for value in list(vars(loaded).values()):
                for one in within(value):
                    found.setdefault(one.pattern, one) if isinstance(one.pattern, str) else None
    return found


def within(value: object):
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, list | tuple):
        for one in value:
            yield from within(one)
    elif isinstance(value, dict):
        yield from within(list(value.values()))


def own_words(pattern: str) -> list[str]:
    """Words that stand in the pattern, as pieces it begins to fit."""
    return re.findall(r"[a-zA-Zà-ÿ]{3,}", pattern)[:4]


def seconds(pattern: re.Pattern[str], text: str) -> float:
    began = time.thread_time()
    for _ in pattern.finditer(text):
        pass
    return time.thread_time() - began


def test_no_pattern_of_ours_takes_for_ever():
    found = patterns()
    assert len(found) > 100
    slow = {
        told: spent
        for told, pattern in found.items()
        for piece in (*PIECES, *(f"{word} " for word in own_words(told)))
        if (spent := seconds(pattern, piece * (LONG // len(piece)) + "!")) > BUDGET
    }
    assert slow == {}


@pytest.mark.parametrize("told", [r"(a+)+$", r"(\w+\s?)*$"])
def test_one_that_does_would_be_found(told):
    assert seconds(re.compile(told), "a" * 24 + "!") > 10 * seconds(
        re.compile(told), "a" * 16 + "!"
    )
