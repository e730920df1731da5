"""The worked examples of contract section 9, through the command itself."""

import json
from pathlib import Path

import pytest

from tests.command.asking import ask

TOLD = Path(__file__).with_name("worked_examples.txt").read_text(encoding="utf-8").splitlines()
EXAMPLES = list(zip(TOLD[::2], TOLD[1::2], strict=True))
COMMANDS = {
    "contact": ["advise", "contact"],
    "disclosure": ["advise", "disclosure"],
    "match": ["match"],
}


@pytest.mark.parametrize(("question", "answer"), EXAMPLES, ids=lambda text: text.split()[0])
def test_a_worked_example(question, answer):
    _, _, command, line = question.split(" ", 3)
    expected = json.loads(answer.split(" ", 2)[2])
    said, status = ask(COMMANDS[command], line)
    assert status == (2 if "error" in expected else 0)
    assert normative(said[0], expected) == expected


def normative(said, expected):
    """The keys that count; of an error only the field."""
    if "error" in expected:
        return {"error": {"field": said["error"]["field"]}}
    return {name: said[name] for name in expected}
