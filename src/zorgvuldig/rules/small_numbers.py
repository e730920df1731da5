"""How many, said so that no number points at a person."""

from collections.abc import Mapping

STEP = 5
TEN = 10  # what the helpline holds to (H-14)
FEW = f"minder dan {TEN}"
ENOUGH = f"{TEN} of meer"


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


def tens(counts: Mapping[str, int]) -> dict[str, str]:
    """The answers to one question as they may leave the line: below ten, and none at all, is
    "minder dan 10". When just one is hidden so, the smallest of the others says no more than "10 of
    meer", because the total of another question would give the hidden one away."""
    shown = {code: FEW if count < TEN else str(count) for code, count in counts.items()}
    enough = [code for code, said in shown.items() if said != FEW]
    if enough and len(enough) == len(shown) - 1:
        shown[min(enough, key=lambda code: (counts[code], code))] = ENOUGH
    return shown
