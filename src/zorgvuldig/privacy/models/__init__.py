"""What the room of rights and keeping stores: codes and dates."""

from zorgvuldig.privacy.models.holds import HoldKind, LegalHold

__all__ = ["HoldKind", "LegalHold"]
