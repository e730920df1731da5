"""A place in a long list as it stands in the address: `2026-11-28T10:00:00+00:00_<number>`, and
with a rank before it where a list has ranks. Anything else is the beginning."""

from collections.abc import Container
from datetime import UTC, datetime
from uuid import UUID

Spot = tuple[datetime, UUID]


def spot_in(written: str) -> Spot | None:
    """The moment and the number of the last row that was read. A moment is told in our own way,
    since a database does not know every clock that somebody may write down."""
    at, _, number = written.rpartition("_")
    try:
        moment, row = datetime.fromisoformat(at), UUID(number)
        return (moment.astimezone(UTC), row) if moment.tzinfo else None
    except (ValueError, OverflowError):
        return None


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
