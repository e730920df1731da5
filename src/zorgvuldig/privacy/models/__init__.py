"""What the rights desk stores: codes and dates in the open, words sealed."""

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
    "RightsAnswer",
    "RightsItem",
    "RightsRequest",
    "WeighedEntry",
]
