"""Texts without identity: making one, and pointing at what could still tell who it is (G12)."""

from zorgvuldig.rules.nameless.found import Found, Kind
from zorgvuldig.rules.nameless.people import Called
from zorgvuldig.rules.nameless.pointing import (
    PROVES_NOTHING,
    Finding,
    could_identify,
    persons_in,
)
from zorgvuldig.rules.nameless.replacing import nameless

__all__ = [
    "PROVES_NOTHING",
    "Called",
    "Finding",
    "Found",
    "Kind",
    "could_identify",
    "nameless",
    "persons_in",
]
