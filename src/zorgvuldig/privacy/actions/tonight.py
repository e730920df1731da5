"""One night of carrying out the terms, by the day that may be gone by and no other."""

from typing import TYPE_CHECKING

from zorgvuldig.privacy.actions import running
from zorgvuldig.vault import nights

if TYPE_CHECKING:
    from datetime import date


def carry_out(at: "date") -> list[running.Tally]:
    """Every step, by that day or by the one erasing has come to when that is earlier (decision 51).
    The next night goes one day further."""
    try:
        return running.run(min(at, nights.day()))
    finally:
        nights.worked()
