"""W7: the client was told, and it was followed up."""

import pytest

from zorgvuldig.rules.steps import Done, steps


def last(**done):
    step = steps(Done(**done))[-1]
    return step.done, step.by, step.lacks


@pytest.mark.parametrize(
    ("done", "answer"),
    [
        ({}, (False, "", "")),
        ({"shared": 1, "notifications": 1}, (False, "", "follow_up")),
        ({"shared": 1, "follow_ups": 1}, (False, "", "notification")),
        ({"shared": 1, "notifications": 1, "follow_ups": 1}, (True, "told", "")),
        ({"decisions": 1, "follow_ups": 1}, (True, "followed", "")),
    ],
)
def test_w7_needs_the_client_told_and_a_follow_up(done, answer):
    assert last(**done) == answer
