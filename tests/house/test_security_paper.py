"""The paper on security names tests; each is there, and no row is without a test or "open"."""

import re
from functools import cache

import pytest
from django.forms import FileField

from tests.environment import ROOT
from tests.house.test_catalogue import forms

PAPER = (ROOT / "docs/security.md").read_text()
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", PAPER)))
ATTACKS = PAPER.partition("## Attacks")[2].partition("Dependency scan:")[0]
SECTIONS = (5, 4, 7, 4, 4, 8, 6, 4, 2, 7, 7, 3, 4, 3, 4, 5, 3)  # of each chapter of ASVS 5.0


@cache
def source(path: str) -> str:
    return (ROOT / path).read_text()


@pytest.mark.parametrize(("path", "name"), NAMED)
def test_every_test_that_the_paper_names_exists(path, name):
    assert f"\ndef {name}(" in source(path) if name else "\ndef test_" in source(path)


def test_every_attack_has_its_test_or_is_open():
    rows = [line.split("|") for line in ATTACKS.splitlines() if line.startswith("| ")][1:]
    assert len(rows) > 40
    without = [
        attack
        for _, attack, _, shown, _ in rows
        if "`tests/" not in shown and "open" not in shown and "`make check`" not in shown
    ]
    assert without == []


def test_every_section_of_the_standard_is_gone_through():
    told = re.findall(r"^\| V(\d+)\.(\d+)(?: - V\d+\.(\d+))? ", PAPER, re.MULTILINE)
    gone = [
        (int(chapter), number)
        for chapter, first, last in told
        for number in range(int(first), int(last or first) + 1)
    ]
    assert gone == [
        (chapter, number)
        for chapter, many in enumerate(SECTIONS, 1)
        for number in range(1, many + 1)
    ]


UPLOADS = {
    "zorgvuldig.carrying.forms": "a dossier file",
    "zorgvuldig.directory.forms.exchange": "a table of services",
    "zorgvuldig.style.forms": "a house style",
}


def test_every_file_that_somebody_may_send_is_told():
    sent = {
        form.__module__
        for form in forms()
        if any(isinstance(field, FileField) for field in form.base_fields.values())
    }
    assert sent == set(UPLOADS)
    told = PAPER.partition("| V5.1 ")[2].partition("\n")[0]
    assert [kind for kind in UPLOADS.values() if kind not in told] == []
