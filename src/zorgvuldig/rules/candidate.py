"""A wish, and one confidant held beside it; contract.md section 8."""

import unicodedata
from collections.abc import Iterable

from msgspec import UNSET, UnsetType

from zorgvuldig.rules.distance import distance_km
from zorgvuldig.rules.wishes import CommunityWish, Confidant, GenderWish, Request


def fold(words: str | UnsetType) -> str:
    """Words as they are compared: spelling forms, spaces and capitals make no difference.

    Words that were not given fold to nothing, which no given words do.
    """
    if words is UNSET:
        return ""
    return " ".join(unicodedata.normalize("NFC", words).split()).casefold()


def among(folded: str, several: Iterable[str]) -> bool:
    """Are these words, if any were given, among those that somebody said?"""
    return folded != "" and folded in map(fold, several)


class Wish:
    """The request, read once for all confidants.

    `musts` and `soft` name the wishes that were stated: a must filters, a soft one orders.
    "Not from this community" is always a must, so it stands apart.
    """

    def __init__(self, request: Request) -> None:
        """The request has been checked."""
        self.request = request
        self.languages = frozenset(request.languages)
        self.community = fold(request.community)
        self.region = fold(request.region)
        self.town = fold(request.town)
        self.not_from = request.community_wish == CommunityWish.NOT_FROM
        self.musts = {name for name, must in stated(request).items() if must}
        self.soft = tuple(sorted(stated(request).keys() - self.musts))


def stated(request: Request) -> dict[str, bool]:
    """The wishes that were stated, each with whether it is a must."""
    wishes = {
        "community": (request.community_wish == CommunityWish.SAME_AS_STATED,
                      request.community_must),
        "gender": (request.gender != GenderWish.NONE, request.gender_must),
        "region": (request.region is not UNSET, request.region_must),
    }  # fmt: skip
    return {name: must for name, (is_stated, must) in wishes.items() if is_stated}


class Candidate:
    """One confidant beside the wish: which wishes are met, and how far away they live."""

    def __init__(self, wish: Wish, confidant: Confidant) -> None:
        """Compares what can be compared; what is unknown meets nothing."""
        self.wish = wish
        self.request = wish.request
        self.confidant = confidant
        self.town = fold(confidant.town)
        self.distance_km = distance_km(wish.request, confidant)
        self.meets = {
            "community": among(wish.community, confidant.communities),
            "gender": str(confidant.gender) == str(wish.request.gender),
            "region": among(wish.region, confidant.regions),
        }

    def lacks(self, name: str) -> bool:
        """Is this wish a must that is not met?"""
        return name in self.wish.musts and not self.meets[name]

    def misses(self, name: str) -> bool:
        """Is this a soft wish that is not met?"""
        return name in self.wish.soft and not self.meets[name]
