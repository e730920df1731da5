"""The drawings of `docs/ways.md`: every arrow is a call that the product makes."""

import re
from importlib import import_module
from inspect import getsource

import pytest

from tests.house.reading import ROOT

PAPER = (ROOT / "docs" / "ways.md").read_text()
DRAWN = re.findall(r"```mermaid\nsequenceDiagram\n(.*?)```", PAPER, re.DOTALL)
ARROW = re.compile(r"^ +(?P<asks>[\w.]+)->>(?P<asked>[\w.]+): (?P<call>\w+)$", re.MULTILINE)


def arrows() -> list[tuple[str, str, str]]:
    """Who asks (empty for a person), which module is asked, and the function."""
    found = []
    for drawing in DRAWN:
        short = dict(re.findall(r"participant (\w+) as ([\w.]+)", drawing))
        people = set(re.findall(r"actor (\w+)", drawing))
        for asks, asked, call in ARROW.findall(drawing):
            who = "" if asks in people else short.get(asks, asks)
            found.append((who, short.get(asked, asked), call))
    return found


def module(name: str):
    return import_module(f"zorgvuldig.{name}")


def test_the_four_ways_are_drawn():
    assert len(DRAWN) == 4
    assert len(arrows()) == sum(drawing.count("->>") for drawing in DRAWN)


@pytest.mark.parametrize(("asks", "asked", "call"), arrows())
def test_an_arrow_is_a_call(asks, asked, call):
    assert callable(getattr(module(asked), call))
    if asks:
        assert re.search(rf"\b{call}\b", getsource(module(asks)))
