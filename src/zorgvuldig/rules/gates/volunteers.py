"""A volunteer passes on what was noticed, and takes no step of the method: G19 (method.md 2)."""

from collections.abc import Collection

from zorgvuldig.rules.gates.shut import Shut

VOLUNTEER = "VOLUNTEER"


def only_hands_over(roles: Collection[str]) -> Shut | None:
    """G19: who is a volunteer here and nothing else takes no step; a hand-over note to the
    coordinator is the one thing they write."""
    if set(roles) != {VOLUNTEER}:
        return None
    return Shut("G19", "Geef door wat u opviel aan uw coördinator; die neemt het over.")
