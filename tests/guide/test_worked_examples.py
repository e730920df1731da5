"""The worked examples of the contract (section 9), through the form: the page says which row."""

import json
from pathlib import Path

import pytest

from tests.guide.asking import SHARE, TALK, text, ticked
from zorgvuldig.handbook import read
from zorgvuldig.handbook.wording import label

TOLD = Path(__file__).parents[1] / "command" / "worked_examples.txt"
LINES = TOLD.read_text(encoding="utf-8").splitlines()
PAIRS = [
    (asked.split(" ")[2], json.loads(asked.split(" ", 3)[3]), json.loads(told.split(" ", 2)[2]))
    for asked, told in zip(LINES[::2], LINES[1::2], strict=True)
]
EXAMPLES = [pair for pair in PAIRS if pair[0] != "match" and "error" not in pair[2]]
WRONG = [pair for pair in PAIRS if pair[0] != "match" and "error" in pair[2]]
ADDRESS = {"contact": TALK, "disclosure": SHARE}

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("command", "facts", "answer"), EXAMPLES)
def test_the_page_answers_as_the_rules_do(client, command, facts, answer):
    response = client.post(ADDRESS[command], ticked(facts))
    assert response.status_code == 200
    advice = response.context["answer"]["advice"]
    said = {name: getattr(advice, name) for name in answer}
    assert {**said, "duties": list(said["duties"]), "blockers": list(said["blockers"])} == answer


@pytest.mark.parametrize(("command", "facts", "answer"), EXAMPLES)
def test_the_page_says_it_in_words(client, command, facts, answer):
    words = text(client.post(ADDRESS[command], ticked(facts))).replace("&#x27;", "'")
    row = read("law")[answer["row"]]
    assert f"(regel {answer['row']})" in words
    assert label("outcome", answer["outcome"]) in words
    for told in (
        row["text"],
        row["source"],
        row["text_state"].rstrip("."),
        "nog niet door een jurist",
    ):
        assert told in words
    for duty in answer["duties"]:
        assert label("duty", duty) in words
    for gate in answer["blockers"]:
        assert label("blocker", gate) in words
        assert read("gates")[gate]["mend"] in words
        assert f"Poort {gate}" in words


def test_there_were_examples():
    assert len(EXAMPLES) == 10
    assert len(WRONG) == 1


@pytest.mark.parametrize(("command", "facts", "answer"), WRONG)
def test_a_fault_is_told_beside_its_field(client, command, facts, answer):
    response = client.post(ADDRESS[command], ticked(facts))
    assert response.status_code == 422
    assert answer["error"]["field"] in response.context["form"].errors


def test_what_would_change_the_answer_is_named_with_its_row(client):
    facts = {"regime": "MEDICAL", "age": "A16_17", "addressee": "EXTERNAL_PROFESSIONAL"}
    words = text(client.post(SHARE, facts))
    assert label("change", "CLIENT_CONSENTS") in words
    assert "regel C06" in words
    assert label("change", "ANONYMISE") in words


def test_a_missing_step_is_not_said_twice(client):
    facts = {"regime": "JEUGDHULP", "age": "LT12", "addressee": "AUTHORITY_PARENT"}
    changes = client.post(TALK, facts).context["answer"]["changes"]
    assert changes == []
