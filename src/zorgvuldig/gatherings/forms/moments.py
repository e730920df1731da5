"""A day with a beginning and an end by the clock, as two moments.

They are moments of UTC, since Python compares two of one place by what their clocks say: in the
night in which ours goes forward half past two is as late as half past three.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from django.utils import timezone

ENDS_FIRST = "Het einde ligt na het begin."


def moment(given: Mapping[str, Any], name: str) -> datetime:
    """What was typed under this name, on the day that was typed."""
    return timezone.make_aware(datetime.combine(given["day"], given[name])).astimezone(UTC)


def ends_first(given: Mapping[str, Any]) -> bool:
    """Does it end before it begins, or at once? What was not typed well is told elsewhere."""
    if not (given.get("day") and given.get("begins") and given.get("ends")):
        return False
    return moment(given, "ends") <= moment(given, "begins")
