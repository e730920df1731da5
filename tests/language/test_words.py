"""One word per thing, also in another language."""

import re

import pytest

from zorgvuldig.language.catalogue import declared, entries, languages


def other_words(language, text):
    """What is written in this text that has another word."""
    instead = declared()[language].get("instead", {})
    return [
        f"{found[0]}: {word}"
        for pattern, word in instead.items()
        if (found := re.search(rf"\b(?:{pattern})\b", text, re.IGNORECASE))
    ]


@pytest.mark.parametrize("language", list(languages()))
def test_each_thing_has_one_word(language):
    texts = [entry.msgstr for _, entry in entries(language)]
    found = {text: other for text in texts if (other := other_words(language, text))}
    assert found == {}


def test_what_would_be_found():
    assert other_words("en", "Record the Preparation talk") != []
    assert other_words("en", "The hand-over is done.") == [
        "hand-over: handover; and the verb: hand over"
    ]
    assert other_words("en", "You may talk with them. Hand over in person.") == []
