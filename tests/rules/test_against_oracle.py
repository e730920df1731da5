"""Two people who read the contract separately must come to the same answer."""

import random

import pytest
from hypothesis import given, settings

from tests.rules import oracle
from tests.rules.lines import answer, by_chance, contact_lines, disclosure_lines
from zorgvuldig.rules.facts import ContactFacts, DisclosureFacts


@given(contact_lines)
@settings(max_examples=400, deadline=None)
def test_contact_follows_the_contract(line):
    assert answer(ContactFacts, line) == oracle.contact(line)


@given(disclosure_lines)
@settings(max_examples=800, deadline=None)
def test_disclosure_follows_the_contract(line):
    assert answer(DisclosureFacts, line) == oracle.disclosure(line)


@pytest.mark.parametrize(
    ("kind", "expected", "many"),
    [(ContactFacts, oracle.contact, 20_000), (DisclosureFacts, oracle.disclosure, 40_000)],
)
def test_many_lines_by_chance_follow_the_contract(kind, expected, many):
    chance = random.Random(20260301)
    for _ in range(many):
        line = by_chance(chance, kind)
        assert answer(kind, line) == expected(line), line
