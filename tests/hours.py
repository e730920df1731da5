"""How long the day still lasts, as the product counts days."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

TEST, STORY = timedelta(seconds=30), timedelta(minutes=3)  # what one takes; a story has a browser
HERE = ZoneInfo("Europe/Amsterdam")


def now() -> datetime:
    return datetime.now(HERE)


def to_wait(at: datetime, needs: timedelta) -> float:
    """Seconds until the next day, when what takes so long would not end on this one; else none."""
    next_day = (at + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    left = next_day.timestamp() - at.timestamp()
    return left if left < needs.total_seconds() else 0
