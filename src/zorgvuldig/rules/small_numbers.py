"""How many, said so that no number points at a person."""

STEP = 5


def in_steps(count: int) -> int:
    """The count rounded down to a five, and 0 below five.

    One, two and none look alike: who knows a few dossiers could otherwise tell that a certain young
    person has one. In steps, because two exact numbers a day apart say that one was added, and a
    colleague may have seen who came in that day.
    """
    return count - count % STEP


def told(count: int) -> str:
    """The count of a month as it may leave the house: one to four is "minder dan 5"."""
    return f"minder dan {STEP}" if 0 < count < STEP else str(count)
