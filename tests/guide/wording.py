"""What the handbook's texts are read for: words of suspicion, and one direction told alone."""

import re
from collections.abc import Iterator
from typing import Any

AVOIDED = ("melden", "verdachte", "risicojongere", "risico-jongere", "radicaal persoon", "dader",
           "score", "profiel", "signaleringslijst", "geradicaliseerd")  # fmt: skip
IDEOLOGIES = {
    "a religion": r"moslim|islam|moskee|hoofddoek|een geloof\b|jihad",
    "the right": r"rechts|kaalgeschoren",
    "the left": r"links|dierenrecht|klimaat",
    "against government": r"tegen de overheid|soeverein",
}
# Told beside those in examples; elsewhere these are ordinary words.
OTHER_DIRECTIONS = {
    "against women": r"\bvrouwen\b",
    "a nationalism": r"een ander land|\bvolk\b|land dat weer groot",
}


def strings(value: Any) -> Iterator[str]:
    """Every text in it, however deep; codes and sources left out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, part in value.items():
            if name not in ("code", "source", "field"):
                yield from strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from strings(part)


def avoided(text: str) -> list[str]:
    """The words of suspicion in a text."""
    return [word for word in AVOIDED if re.search(rf"\b{word}", text.lower())]


def ideologies(text: str) -> list[str]:
    """The directions a text names."""
    return _named(IDEOLOGIES, text)


def directions(text: str) -> list[str]:
    """The same, with those that are only told in examples."""
    return _named(IDEOLOGIES | OTHER_DIRECTIONS, text)


def _named(known: dict[str, str], text: str) -> list[str]:
    return [name for name, words in known.items() if re.search(words, text.lower())]
