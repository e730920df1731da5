"""A place in a long list as it stands in the address: `2026-11-28T10:00:00+00:00_<number>`, and
with a rank before it where a list has ranks. Anything else is the beginning."""

from collections.abc import Container
from datetime import datetime
from uuid import UUID

Spot = tuple[datetime, UUID]


def spot_in(written: str) -> Spot | None:
    """The moment and the number of the last row that was read."""
    at, _, number = written.rpartition("_")
    try:
        moment, row = datetime.fromisoformat(at), UUID(number)
    except ValueError:
        return None
    return (moment, row) if moment.tzinfo else None


def ranked_spot_in(written: str, ranks: Container[int]) -> tuple[int, datetime, UUID] | None:
    """The rank of that row too, when it is one of these."""
    rank, _, rest = written.partition("_")
    found = spot_in(rest)
    if found is None or len(rank) != 1 or not rank.isdecimal() or int(rank) not in ranks:
        return None
    return (int(rank), *found)


def spot_of(moment: datetime, number: UUID) -> str:
    """How it is written."""
    return f"{moment.isoformat()}_{number}"
