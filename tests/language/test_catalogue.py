"""The catalogue holds every text once, and every translation in it can be used."""

import polib
import pytest

from tests.house.reading import ROOT
from tools import catalogue as tool
from zorgvuldig.language.catalogue import declared, entries, languages

LANGUAGES = list(languages())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_is_up_to_date(language):
    for path, paper in tool.renewed(language).items():
        written = polib.pofile((ROOT / path).read_text(encoding="utf-8"))
        missing = {e.msgid for e in paper if not e.obsolete} ^ {
            e.msgid for e in written if not e.obsolete
        }
        assert missing == set(), f"{path} is not up to date: run `make catalogue`"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_translation_can_be_used(language):
    assert tool.unusable(language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_stands_there_once_and_none_is_doubtful(language):
    found = [entry for _, entry in entries(language)]
    assert len({entry.msgid for entry in found}) == len(found)
    assert [entry.msgid for entry in found if entry.fuzzy] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_said_to_be_complete_is(language):
    complete = tuple(declared()[language]["complete"])
    lacking = [
        entry.msgid
        for _, entry in entries(language)
        if entry.comment == "template"
        and not entry.msgstr
        and entry.occurrences[0][0].startswith(complete)
    ]
    assert lacking == []
