"""Digests: what was on the screen is what is decided about."""

from hashlib import sha256
from typing import Any

import msgspec


def digest(content: Any) -> str:
    """The same content, however ordered, always gives the same sixty-four characters."""
    return sha256(msgspec.json.encode(content, order="deterministic")).hexdigest()


def fingerprint(letter: dict[str, Any], *rest: Any) -> str:
    """One number for a letter with the facts and the advice it was shown with."""
    return digest([letter, *rest])


def in_groups(number: str) -> str:
    """A digest in groups of eight, to read aloud and to break over lines."""
    return " ".join(number[i : i + 8] for i in range(0, len(number), 8))
