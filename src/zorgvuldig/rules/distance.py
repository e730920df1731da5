"""How far apart two places are, in whole kilometres; contract.md section 8."""

from math import asin, cos, floor, radians, sin, sqrt

from msgspec import UNSET

from zorgvuldig.rules.wishes import Confidant, Request

RADIUS_KM = 6371


def distance_km(a: Request | Confidant, b: Request | Confidant) -> int | None:
    """Over the globe (haversine), rounded half up; None unless both say where they are."""
    if a.latitude is UNSET or a.longitude is UNSET or b.latitude is UNSET or b.longitude is UNSET:
        return None
    return floor(haversine_km(a.latitude, a.longitude, b.latitude, b.longitude) + 0.5)


def haversine_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """The great-circle distance between two points given in degrees."""
    half_lat, half_lon = radians(lat2 - lat1) / 2, radians(lon2 - lon1) / 2
    across = cos(radians(lat1)) * cos(radians(lat2)) * sin(half_lon) ** 2
    h = sin(half_lat) ** 2 + across
    return 2 * RADIUS_KM * asin(sqrt(min(1, h)))
