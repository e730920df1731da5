"""Nothing that was recorded is missing from the file that the client reads: every kind of entry,
and every word of it (AVG 15, Jeugdwet 7.3.10)."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from django.utils import timezone

from tests import cast
from tests.dossiers import mapped
from tests.house import world
from zorgvuldig.dossiers.actions.entries import add_entry
from zorgvuldig.dossiers.codes import EntryKind
from zorgvuldig.dossiers.models import Dossier, Entry, SafetyMap
from zorgvuldig.dossiers.named import known_in
from zorgvuldig.dossiers.views.words import labels
from zorgvuldig.privacy.rights import passages as there
from zorgvuldig.privacy.rights.file import Piece, pieces
from zorgvuldig.privacy.rights.passages import passages, pointed, shown

pytestmark = pytest.mark.django_db
NOT_WORDS = {"triage", "capacity", "event_kind"}  # codes among the words: their label is shown


def all_of(words: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every text in it, however deep."""
    for name, value in words.items():
        if isinstance(value, list):
            yield from all_of({f"{name}.{n}": one for n, one in enumerate(value)})
        elif isinstance(value, dict):
            yield from all_of(value)
        elif name not in NOT_WORDS and value not in ("", "True") and not name.endswith("_clarity"):
            yield name, str(value)


def said(piece: Piece) -> str:
    return "\n".join(f"{key} {text}" for key, text in (*piece.rows, *piece.codes))


FROM_A_FILE = {
    EntryKind.CARRIED_OUT: {"carried_to": "Het Anker", "carried_why": "Zij verhuist"},
    EntryKind.TAKEN_IN: {"taken_from": "De Brug", "taken_why": "Zij woont nu hier"},
}
ELSEWHERE = EntryKind.TAKEN_OVER  # has another's form: tests/carrying/test_round.py


@pytest.mark.parametrize("kind", [kind for kind in EntryKind if kind != ELSEWHERE])
def test_of_every_kind_each_field_of_its_form_is_in_it(town, dossier, kind):
    names = [name for name in labels(kind) if name not in NOT_WORDS]
    words = {name: f"Dit staat bij {name}." for name in names if not name.endswith("_clarity")}
    if kind == EntryKind.SAFETY_MAP:
        words = dict(mapped.FULL)
    words |= FROM_A_FILE.get(kind, {})
    with transaction.atomic():
        written = add_entry(
            dossier=dossier,
            actor=town.at_work("anna"),
            kind=kind,
            once=uuid4(),
            happened_on=timezone.localdate(),
            words=words,
            after_closing=True,
            purpose="Omdat het nodig is",
        )
    assert words, kind
    text = said(next(piece for piece in pieces(dossier) if piece.id == written.pk))
    for name, value in all_of(words):
        for line in value.split("\n"):
            assert line in text, (kind, name)


def test_in_a_whole_organisation_no_word_of_any_entry_is_missing(db):
    town = cast.build()
    world.things(town)
    town.at_work("anna")
    met = set()
    for dossier in Dossier.unscoped.select_related("key"):
        found = {piece.id: said(piece) for piece in pieces(dossier)}
        for entry in Entry.unscoped.filter(dossier=dossier):
            met.add(entry.kind)
            for name, value in all_of(entry.words(dossier.key)):
                for line in value.split("\n"):
                    assert line in found[entry.pk], (entry.kind, name)
    new = {"PLAN", "SMALL_STEP", "OWN_STATEMENT", "CLIENT_SUMMARY", "SAFETY_MAP", "NETWORK_MEMBER"}
    assert new <= met


@pytest.fixture
def on_the_map(town, dossier):
    mapped.talked_openly(dossier, town)
    mapped.kept(dossier, town, **mapped.FULL)
    (number,) = SafetyMap.unscoped.filter(dossier=dossier).values_list("pk", flat=True)
    return next(piece for piece in pieces(dossier) if piece.id == number)


@pytest.mark.gate("G18", "releases")
def test_the_copy_holds_the_map_with_each_number_as_a_quote_of_who_gave_it(on_the_map):
    quotes = [text for key, text in on_the_map.rows if key.startswith("Hoe veilig")]
    assert quotes == [
        "Noor Testman zegt: 6, want: ik wil niet meer vechten\nEén punt hoger door: als mama mij "
        "gelooft",
        "Mama zegt: 4, want: ik slaap er niet van\nEén punt hoger door: als zij haar telefoon "
        "laat zien",
    ]
    good = [key for key, _ in on_the_map.rows]
    assert good.index("Sterke kanten") < good.index("Wat er is gebeurd")


def test_what_one_said_on_the_map_can_be_left_out_for_another(on_the_map):
    place = next(n for n, (_, text) in enumerate(on_the_map.rows) if text.startswith("Mama zegt"))
    left = {f"{place}.{part}": ["OTHERS_DATA", []] for part in (0, 1)}
    text = "\n".join(text for _, text in shown(on_the_map, left))
    assert "slaap er niet van" not in text
    assert "Noor Testman zegt: 6" in text


@pytest.mark.gate("G18", "refuses")
def test_no_rule_is_shown_a_number_while_names_are_pointed_at(on_the_map, monkeypatch):
    given = []

    def looks(texts, known):
        given.extend(texts)
        return real(texts, known)

    real = there.names
    monkeypatch.setattr(there, "names", looks)
    known = known_in(SafetyMap.unscoped.get().dossier)
    for _, parts in passages(on_the_map):
        for one in parts:
            pointed(one, known, ["Noor Testman"])
    assert any("zegt: 0" in text for text in given)
    assert not any("zegt: 6" in text or "zegt: 4" in text for text in given)
