"""Every gate of method.md refuses somewhere and opens somewhere, and docs/gates.md says where."""

from functools import cache

import pytest

from tests.house.reading import ROOT, SRC
from tools import gates as paper
from zorgvuldig.handbook import read

GATES = list(read("gates"))
# Every gate is shown to refuse and to open, in the rules and in the deed. Less is allowed only with
# its reason here: {("G05", "action", "refuses"): "why it cannot be shown"}.
EXCUSED: dict[tuple[str, str, str], str] = {}

# Not at the top: every worker would read the whole source, for one of them to use it.
shown = cache(lambda: paper.shown(ROOT))
places = cache(lambda: paper.where(ROOT, set(GATES)))


def test_the_page_is_what_the_source_and_the_tests_say():
    written = (ROOT / paper.PAGE).read_text(encoding="utf-8")
    assert written == paper.page(ROOT), "docs/gates.md is not up to date: run `make gates`"


@pytest.mark.parametrize("level", ["rules", "action"])
@pytest.mark.parametrize("what", paper.WHATS)
@pytest.mark.parametrize("gate", GATES)
def test_every_gate_is_shown_to_refuse_and_to_open(gate, what, level):
    found = [s for s in shown() if (s.gate, s.what, s.level) == (gate, what, level)]
    assert found or EXCUSED.get((gate, level, what))


def test_no_excuse_is_left_over():
    seen = {(s.gate, s.level, s.what) for s in shown()}
    assert {excused for excused in EXCUSED if excused in seen} == set()


def test_every_mark_names_a_gate_and_what_is_shown():
    assert shown()
    wrong = {s.test for s in shown() if s.gate not in GATES or s.what not in paper.WHATS}
    assert wrong == set()


@pytest.mark.parametrize("gate", GATES)
def test_every_gate_stands_somewhere(gate):
    """In a function of the product, or it is told why no function holds it."""
    assert bool(places().get(gate)) != (gate in paper.WITHOUT_A_FUNCTION)


def test_every_rule_of_a_gate_is_asked_by_a_deed():
    """A form may say it earlier and nicer; the action is where it holds."""
    held = places()
    ruled = [gate for gate in held if any(p.startswith("rules.gates") for p in held[gate])]
    assert len(ruled) > 10
    assert [gate for gate in ruled if not any(".actions." in p for p in held[gate])] == []


def test_what_the_page_names_by_hand_exists():
    assert set(paper.CONSTRAINTS) - paper.constraints(ROOT) == set()
    module, _, name = paper.BLOCKERS.partition(":")
    assert f"\n{name} = " in (SRC / f"{module.replace('.', '/')}.py").read_text()
    holds = (SRC / "dossiers/actions/readiness.py").read_text()
    assert f"def {paper.REFUSES_BLOCKERS}(" in holds
