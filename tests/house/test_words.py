"""The words on the screen: no verdict on a person, no field for what somebody believes."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from tests.house.reading import place, template_name, templates, tree, word, written_by_hand
from tests.house.test_catalogue import forms
from zorgvuldig.handbook import read, trigger

AVOIDED = (
    r"melden\b", "verdachte", "risicojongere", "radicaal persoon", r"dader", "profiel",
    "signaleringslijst",
)  # fmt: skip
FILES = (
    "api",
    "codes", "directory", "events", "fields", "gates", "helpline/nl", "labels", "law", "letting",
    "method", "notices", "retention", "rights", "rights_letters", "gatherings/bottlenecks",
    "gatherings/confidence", "gatherings/dilemmas", "gatherings/meetings", "gatherings/programme",
    "gatherings/quiz",
    "gatherings/recommendations", "gatherings/vignettes",
    *(f"trigger/{kind}" for kind in trigger.kinds()),
)  # fmt: skip
NOT_SHOWN = {("labels", "stems")}  # the list of words that is searched for
NO_FIELD = (
    "geloof", "religie", "godsdienst", "etnicit", "afkomst", "nationalit", "ideologie",
    "overtuiging", "politieke", "bsn", "burgerservicenummer", "score", "cijfer", "risiconiveau",
    "risicoklasse",
)  # fmt: skip
DENIES = r"\b(geen|niet|nooit|zonder)\b"


def handbook_texts(name: str) -> Iterator[str]:
    for key, value in read(name).items():
        if (name, key) not in NOT_SHOWN:
            yield from _texts(value)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)


def template_texts() -> Iterator[tuple[str, str]]:
    """What a reader sees of each template: tags and template language taken out."""
    for path in templates():
        text = re.sub(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", " ", path.read_text(), flags=re.DOTALL)
        yield template_name(path), re.sub(r"<[^>]*>", "\n", text)


def python_texts() -> Iterator[tuple[str, str]]:
    """Every text in the code that is not a docstring."""
    for path in written_by_hand():
        whole = tree(path)
        told = {
            node.body[0].value
            for node in ast.walk(whole)
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
            and node.body
            and isinstance(node.body[0], ast.Expr)
        }
        for node in ast.walk(whole):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in told:
                yield place(path), node.value


@cache
def everything_shown() -> list[tuple[str, str]]:
    """Where a text stands, and the text; read once for all tests."""
    handbook = ((f"handbook/{name}.toml", text) for name in FILES for text in handbook_texts(name))
    return [*template_texts(), *python_texts(), *handbook]


@pytest.mark.parametrize("stem", AVOIDED)
def test_the_screen_avoids_the_words_of_suspicion(stem):
    assert {
        (where, text.strip()[:80]) for where, text in everything_shown() if word(stem, text)
    } == set()


@pytest.mark.gate("G18", "refuses")
def test_a_score_is_only_named_to_say_there_is_none():
    for where, text in everything_shown():
        for sentence in re.split(r"[.!?:\n]", text):
            if word("scor", sentence):
                assert re.search(DENIES, sentence, re.IGNORECASE), f"{where}: {sentence}"


@pytest.mark.gate("G18", "refuses")
def test_no_form_asks_what_somebody_believes_or_scores():
    asked = {
        (form.__name__, name, stem)
        for form in forms()
        for name, field in form.base_fields.items()
        for stem in NO_FIELD
        if word(stem, f"{name.replace('_', ' ')} {field.label or ''}")
    }
    assert asked == set()


def test_there_is_something_to_read():
    assert len(forms()) > 10
    assert len(everything_shown()) > 1000
