"""How much of a logo is lost where it stands: on white, on every screen and on paper.

Many logos come in two versions, and the one for a dark ground is white where it stands on nothing.
Measured is what is drawn, not what the file says. Where two points close to each other stand apart
there is an edge; an edge on black that is none on white is lost. White letters in a coloured field
keep theirs. How far apart is WCAG's ratio; no law asks any of a logo (1.4.3 excepts it), so this
asks for far less than of text.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from math import sqrt

from zorgvuldig.paper import Letterhead, picture
from zorgvuldig.rules.contrast import MOST, Colour, luminance
from zorgvuldig.style.logo import pixels

SIDE = 160  # the picture is as many points as a square with this side
APART = 1.25
STEP = 2  # from one point to the next stands the soft side of an edge
CLEAR = bytes(4)
Lights = list[list[float]]


@lru_cache(maxsize=32)
def lost(kind: str, content: bytes, aspect: float) -> float:
    """The part of its edges that nobody sees on white, from 0 to 1; 1 too when it has none.

    Asked once for each logo: one that is sent again beside other colours is the same. Raises
    `CannotBePrinted` when the typesetter cannot draw it, or not in time.
    """
    head = Letterhead("", "", content, kind)
    rows = pixels.points(picture(head, high=SIDE / sqrt(aspect)))
    seen = sum(white for white, _ in _edges(_framed(rows)))
    gone = sum(black and not white for white, black in _edges(rows))
    return gone / (seen + gone) if seen else 1.0


def _framed(rows: list[bytes]) -> list[bytes]:
    """With what it stands on around it."""
    beside = CLEAR * STEP
    above = [bytes(len(rows[0]) + 2 * len(beside))] * STEP
    return [*above, *(beside + row + beside for row in rows), *above]


def _edges(rows: list[bytes]) -> Iterator[tuple[bool, bool]]:
    """Of every two points a step from each other: do they stand apart on white, and on black?"""
    white, black = (_lights(rows, ground) for ground in (MOST, 0))
    return zip(_apart(white), _apart(black), strict=True)


def _apart(lights: Lights) -> Iterator[bool]:
    along = ((row, row[STEP:]) for row in lights)
    down = zip(lights, lights[STEP:], strict=False)
    for ones, others in chain(along, down):
        for one, other in zip(ones, others, strict=False):
            yield max(one, other) + 0.05 >= APART * (min(one, other) + 0.05)


def _lights(rows: list[bytes], ground: int) -> Lights:
    """How light each point is on this ground."""
    known: dict[bytes, float] = {}

    def light(point: bytes) -> float:
        if point not in known:
            *parts, cover = point
            mixed = (round((part * cover + ground * (MOST - cover)) / MOST) for part in parts)
            known[point] = luminance(Colour(*mixed))
        return known[point]

    return [[light(row[at : at + 4]) for at in range(0, len(row), 4)] for row in rows]
