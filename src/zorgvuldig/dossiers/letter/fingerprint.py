"""Digests: what was on the screen is what is decided about."""

from hashlib import sha256
from typing import Any

import msgspec

DATE = "Datum"
WHAT_THE_CLIENT_KNOWS = "Wat de cliënt weet"


def digest(content: Any) -> str:
    """The same content, however ordered, always gives the same sixty-four characters."""
    return sha256(msgspec.json.encode(content, order="deterministic")).hexdigest()


def fingerprint(letter: dict[str, Any], *rest: Any) -> str:
    """One number for a letter with the facts and the advice it was shown with."""
    return digest([letter, *rest])


def content_digest(letter: dict[str, Any]) -> str:
    """What the client hears: the letter without its date and without what the client knows."""
    head = [line for line in letter["head"] if line[0] != DATE]
    parts = [part for part in letter["parts"] if part["title"] != WHAT_THE_CLIENT_KNOWS]
    return digest([letter["title"], head, parts])


def in_groups(number: str) -> str:
    """A digest in groups of eight, to read aloud and to break over lines."""
    return " ".join(number[i : i + 8] for i in range(0, len(number), 8))
