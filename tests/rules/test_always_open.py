"""Two gates without a function: in danger nothing is in the way of 112 (G17), and nothing that is
answered about a client is a number (G18)."""

import ast
import random
from pathlib import Path

import pytest
from msgspec import convert, structs

from tests.rules.lines import by_chance
from zorgvuldig import rules
from zorgvuldig.rules.advice import Advice
from zorgvuldig.rules.disclosure import advise
from zorgvuldig.rules.facts import DisclosureFacts

NUMBERS = {"int", "float", "Decimal", "complex", "Fraction"}
COUNTED = {  # where a whole number says nothing about how somebody is
    "age": "full years, for the age bands of the law",
    "steps": "how often something was recorded in a dossier",
    "atoms": "how many of all together, in pieces that point at nobody",
    "bias": "how many signs of all together, in a year",
    "crossings": "the same, in pieces that point at nobody",
    "quarters": "a quarter of a year",
    "small_numbers": "how many dossiers, said so that no number points at a person",
    "gatherings": "where in a text a detail stands",
    "nameless": "where in a text a name stands",
    "json_text": "a whole number as another system wrote it",
    "contrast": "how far two colours of a house style stand apart",
    "distance": "between two towns, for a confidant",
    "candidate": "the languages and places of a confidant, as they are compared",
    "matching": "confidants, in the order of the wishes of who asks for help",
    "places": "where a town lies on the map",
    "recruiting": "how many requests find nobody, and the number of a request",
    "spots": "where a page of a long list goes on",
    "wishes": "how many people a confidant can be there for",
}


def to_police(chance, triage):
    line = by_chance(chance, DisclosureFacts) | {"addressee": "POLICE", "triage": triage}
    return advise(convert(line, DisclosureFacts))


@pytest.mark.gate("G17", "releases")
def test_g17_in_acute_danger_112_may_be_called_whatever_else_is_missing():
    chance = random.Random(7)
    answers = [to_police(chance, "ACUTE") for _ in range(2_000)]
    assert {(a.row, a.outcome, a.blockers, a.may_act) for a in answers} == {
        ("C00", "ALLOW", (), True)
    }


@pytest.mark.gate("G17", "refuses")
def test_g17_without_acute_danger_that_road_is_not_there():
    chance = random.Random(7)
    rows = {to_police(chance, t).row for t in ("CONCERN", "SERIOUS_CONCRETE") for _ in range(500)}
    assert "C00" not in rows


@pytest.mark.gate("G18", "refuses")
def test_g18_no_rule_answers_with_a_number_about_a_client():
    folder = Path(rules.__file__).parent
    found = {
        path.relative_to(folder).with_suffix("").parts[0]
        for path in folder.rglob("*.py")
        if any(map(_gives_a_number, ast.walk(ast.parse(path.read_text(encoding="utf-8")))))
    }
    assert found - set(COUNTED) == set()


def _gives_a_number(node: ast.AST) -> bool:
    if isinstance(node, ast.FunctionDef):
        return node.returns is not None and _is_number(node.returns)
    if isinstance(node, ast.ClassDef):
        return any(
            isinstance(part, ast.AnnAssign) and _is_number(part.annotation) for part in node.body
        )
    return False


def _is_number(annotation: ast.expr) -> bool:
    return bool({n.id for n in ast.walk(annotation) if isinstance(n, ast.Name)} & NUMBERS)


@pytest.mark.gate("G18", "releases")
def test_g18_an_advice_is_words_codes_and_reasons():
    assert [field.name for field in structs.fields(Advice)] == [
        "outcome", "row", "consent_row", "reason_code", "duties", "blockers", "via",
    ]  # fmt: skip
    advice = advise(DisclosureFacts(regime="JEUGDHULP", age="A16_17", addressee="NETWORK"))
    said = [*structs.astuple(advice)[:4], *advice.duties, *advice.blockers, *advice.via]
    assert all(isinstance(part, str) for part in said if part is not None)
