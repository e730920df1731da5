"""Places at a meeting: so many people, and nobody by name (M-01); workshop.md B2."""

MOST_TOGETHER = 6  # on one form; who comes with more fills in two, or calls
NEARLY = 5  # places; how many exactly is not told: a few who come can be counted by who looks twice


def are_free(places: int, taken: int, people: int) -> bool:
    """Is there room for so many more?"""
    return 1 <= people <= MOST_TOGETHER and taken + people <= places


def at_once(places: int) -> int:
    """For how many people places are given to one part of the network before somebody there waits:
    a third of them, and always a whole form."""
    return max(MOST_TOGETHER, places // 3)


def told(places: int, taken: int) -> str:
    """How full it is, for everybody."""
    left = places - taken
    if left <= 0:
        return "Alle plaatsen zijn bezet."
    return "Er zijn nog een paar plaatsen." if left <= NEARLY else "Er is nog plaats."


def may_shrink_to(places: int, taken: int) -> bool:
    """Nobody loses a place they were given."""
    return places >= taken
