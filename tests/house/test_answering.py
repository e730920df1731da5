"""The papers for who must answer for its use claim nothing that the product does not show."""

import re

import pytest
from django.urls import get_resolver

from tests.house.reading import ROOT, imported, python_files, room
from tests.house.test_no_special_fields import THEIR_YES
from zorgvuldig.handbook import read
from zorgvuldig.helpline import models as line
from zorgvuldig.rules.wishes import Request

PAPERS = {path.name: path.read_text() for path in (ROOT / "docs/answering").glob("*.md")}
TESTS = sorted(
    {(name, test) for name, text in PAPERS.items() for test in re.findall(r"`(tests/.*?)`", text)}
)
NUMBER = re.compile(r"\b([GHWM]-?\d\d)\b(?: ([A-Z_]{4,}))?")
GATES = sorted({(name, *gate) for name, text in PAPERS.items() for gate in NUMBER.findall(text)})
# Where the library that points at names is asked, and where the statement about AI says so.
READS_TEXT = {
    "dossiers": "**dossier**",
    "exchange": "**naast een brief**",
    "gatherings": "**werkatelier**",
    "privacy": "**afschrift**",
}
AROUND = {"demo", "nameless", "wsgi.py"}  # invented people, the room itself, warming it up


@pytest.mark.parametrize(("paper", "test"), TESTS)
def test_every_test_that_is_named_exists(paper, test):
    assert (ROOT / test).exists(), paper


@pytest.mark.parametrize(("paper", "gate", "name"), GATES)
def test_every_gate_is_named_by_what_it_does(paper, gate, name):
    """A number alone is easily that of another gate."""
    assert name == read("gates")[gate]["code"], paper


def test_every_place_where_software_reads_a_text_is_told():
    asking = {
        room(path)
        for path in python_files()
        if any(name.startswith("zorgvuldig.nameless") for name in imported(path))
    }
    assert asking - AROUND == set(READS_TEXT)
    told = PAPERS["ai-verordening.md"]
    assert [words for words in READS_TEXT.values() if words not in told] == []


@pytest.mark.parametrize("paper", ["ai-verordening.md", "dpia.md", "verwerkingen.md"])
def test_what_may_say_of_somebody_where_they_belong_is_told(paper):
    """The two fields of the line that the rule against special fields leaves (H-10)."""
    assert THEIR_YES.rpartition(".")[2] in {field.name for field in line.Confidant._meta.fields}
    assert "community" in Request.__struct_fields__
    assert "gemeenschap" in PAPERS[paper]


FOR_THE_PUBLIC = {  # what the product does, and how the page with the agreements says it
    "carrying:ask": "als bestand",
    "dossiers:send": "die ook met Zorgvuldig werkt",
    "dossiers:send_link": "met een link die één keer opengaat",
    "dossiers:look_in": "een uur in lezen",
    "dossiers:correction_sent": "Zorgvuldig herinnert haar daaraan",
    "privacy:looks_pdf": "kan u een overzicht geven",
    "privacy:rights_agree": "Twee medewerkers kijken samen",
}


@pytest.mark.parametrize(("page", "words"), FOR_THE_PUBLIC.items())
def test_the_agreements_for_the_public_tell_what_is_there(page, words):
    room, _, name = page.partition(":")
    assert name in get_resolver().namespace_dict[room][1].reverse_dict
    assert words in agreements()


def test_the_agreements_for_the_public_promise_nothing_for_later():
    """Until 2026-11 they said that buttons were not there, long after they were."""
    assert (
        re.findall(r"[^.]*(?:heeft daar nog|is er nog niet|wist ook nog)[^.]*\.", agreements())
        == []
    )


def agreements():
    parts = (read("method")[part] for part in ("promise", "logged", "right"))
    return " ".join(row["text"] for part in parts for row in part.values())
