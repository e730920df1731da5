"""Policy is the program: each stored field has its term and its sensitivity in the handbook."""

from importlib import import_module

import pytest

from tests.house.reading import fields, label, models, policies
from zorgvuldig.drafts.jobs import KEPT_FOR
from zorgvuldig.handbook import read
from zorgvuldig.people.actions import VALID_FOR
from zorgvuldig.rules.codes import Regime

SECRETS = {"sealed", "index", "code", "name", "open"}
TERMS = read("retention")["term"]
BESIDE = read("retention")["beside"]
# No personal data; what lives as long as the organisation takes part.
BY_NOBODY = {"numbers", "organisation"}


def test_every_stored_field_has_a_policy_and_no_policy_is_left_over():
    stored = {f"{label(model)}.{field.name}" for model in models() for field in fields(model)}
    said = {f"{model}.{name}" for model, entries in policies().items() for name in entries}
    assert said == stored


def test_every_policy_names_a_known_term_and_sensitivity():
    for model, entries in policies().items():
        for name, entry in entries.items():
            assert set(entry) <= {"keep", "secret", "note"}, f"{model}.{name}"
            assert entry["keep"] in TERMS, f"{model}.{name}"
            assert entry["secret"] in SECRETS, f"{model}.{name}"


def test_no_term_is_left_over():
    used = {entry["keep"] for entries in policies().values() for entry in entries.values()}
    assert used == set(TERMS)


def test_every_term_has_its_words_and_its_basis():
    for term in (*TERMS.values(), *BESIDE.values()):
        assert term["text"].endswith(".")
        assert term["how"].endswith(".")
        assert term["name"]
        assert term["basis"]


@pytest.mark.parametrize("name", [*TERMS, *BESIDE])
def test_every_term_that_stores_something_is_carried_out_by_what_exists(name):
    by = (TERMS | BESIDE)[name]["by"]
    assert bool(by) == (name not in BY_NOBODY)
    if by:
        module, _, job = by.rpartition(".")
        assert callable(getattr(import_module(module), job))


def test_published_and_kept_terms_are_the_same():
    assert TERMS["draft"]["days"] == KEPT_FOR.days
    assert TERMS["until_used"]["days"] == VALID_FOR.days


@pytest.mark.parametrize("regime", [r for r in Regime if r != Regime.HELPLINE])
def test_every_regime_that_keeps_files_has_a_term_for_them(regime):
    term = read("retention")["dossier"][regime]
    assert term["months"] >= 12
    assert term["text"].endswith(".")
