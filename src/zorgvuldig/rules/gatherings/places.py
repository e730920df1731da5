"""Places at a meeting: so many people, and nobody by name (M-01); workshop.md B2."""

MOST_TOGETHER = 10
NEARLY = 5  # places; how many exactly is not told: a few who come can be counted by who looks twice


def are_free(places: int, taken: int, people: int) -> bool:
    """Is there room for so many more?"""
    return 1 <= people <= MOST_TOGETHER and taken + people <= places


def told(places: int, taken: int) -> str:
    """How full it is, for everybody."""
    left = places - taken
    if left <= 0:
        return "Alle plaatsen zijn bezet."
    return "Er zijn nog een paar plaatsen." if left <= NEARLY else "Er is nog plaats."


def may_shrink_to(places: int, taken: int) -> bool:
    """Nobody loses a place they were given."""
    return places >= taken
