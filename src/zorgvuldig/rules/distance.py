"""How far apart two places are, in whole kilometres; contract.md section 8."""

from collections.abc import Callable, Sequence
from math import asin, cos, floor, radians, sin, sqrt

from msgspec import UNSET

from zorgvuldig.rules.wishes import Confidant, Request

RADIUS_KM = 6371


def distances(here: Request, people: Sequence[Confidant]) -> list[int | None]:
    """How far each of them is: over the globe (haversine), rounded half up; None unless both say
    where they are. One loop: thousands are asked at once."""
    if here.latitude is UNSET or here.longitude is UNSET:
        return [None] * len(people)
    km = kilometres_from(here.latitude, here.longitude)
    return [
        None
        if p.latitude is UNSET or p.longitude is UNSET
        else floor(km(p.latitude, p.longitude) + 0.5)
        for p in people
    ]


def kilometres_from(lat1: float, lon1: float) -> Callable[[float, float], float]:
    """The great-circle distance from one point to others, in degrees; what is of the one point is
    worked out once."""
    cos_here, around = cos(radians(lat1)), 2 * RADIUS_KM

    def km(lat2: float, lon2: float) -> float:
        across = cos_here * cos(radians(lat2)) * sin(radians(lon2 - lon1) / 2) ** 2
        h = sin(radians(lat2 - lat1) / 2) ** 2 + across
        return around * asin(sqrt(h if h < 1 else 1))

    return km


def haversine_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """The great-circle distance between two points given in degrees."""
    return kilometres_from(lat1, lon1)(lat2, lon2)
