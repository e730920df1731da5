"""What the room of rights and keeping stores: codes and dates in the open, words sealed."""

from zorgvuldig.privacy.models.holds import HoldKind, LegalHold
from zorgvuldig.privacy.models.rights import (
    DutyDone,
    FreezeLifting,
    RightsAnswer,
    RightsItem,
    RightsRequest,
    WeighedEntry,
)

__all__ = [
    "DutyDone",
    "FreezeLifting",
    "HoldKind",
    "LegalHold",
    "RightsAnswer",
    "RightsItem",
    "RightsRequest",
    "WeighedEntry",
]
