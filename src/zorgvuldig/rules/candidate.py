"""A wish, and one confidant held beside it; contract.md section 8."""

import unicodedata
from collections.abc import Callable

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


class Folded(dict[str | UnsetType, str]):
    """The words of one question, each folded once; they go when the question goes."""

    def __missing__(self, words: str | UnsetType) -> str:
        """Words that were not met before."""
        self[words] = fold(words)
        return self[words]


class Wish:
    """The request, read once for all confidants.

    `stated` names the wishes that were stated, each with how it is met. Of these the `musts` filter
    and the `soft` ones order. "Not from this community" is always a must, so it stands apart.
    """

    def __init__(self, request: Request, folded: Folded) -> None:
        """The request has been checked; what was folded before is not folded again."""
        self.request = request
        self.fold = folded.__getitem__
        self.languages = frozenset(request.languages)
        self.gender = str(request.gender)
        self.community = folded[request.community]
        self.region = folded[request.region]
        self.town = folded[request.town]
        self.is_placed = request.latitude is not UNSET
        self.not_from = request.community_wish == CommunityWish.NOT_FROM
        asked = {name: must for name, (is_stated, must) in wishes(request).items() if is_stated}
        self.stated = tuple((name, MEETS[name]) for name in asked)
        self.musts = tuple(name for name, must in asked.items() if must)
        self.soft = tuple(name for name, must in asked.items() if not must)


def wishes(request: Request) -> dict[str, tuple[bool, bool]]:
    """Each wish there can be, in order of the alphabet: is it stated, and is it a must?"""
    return {
        "community": (request.community_wish == CommunityWish.SAME_AS_STATED,
                      request.community_must),
        "gender": (request.gender != GenderWish.NONE, request.gender_must),
        "region": (request.region is not UNSET, request.region_must),
    }  # fmt: skip


MEETS: dict[str, Callable[[Wish, Confidant], bool]] = {
    "community": lambda w, p: w.community in map(w.fold, p.communities),
    "gender": lambda w, p: p.gender == w.gender,
    "region": lambda w, p: w.region in map(w.fold, p.regions),
}


class Candidate:
    """One confidant beside the wish: which stated wishes are unmet, and how far away they live.

    What is unknown meets nothing.
    """

    __slots__ = ("confidant", "distance_km", "unmet")

    def __init__(self, wish: Wish, confidant: Confidant) -> None:
        """Compares only what was asked."""
        self.confidant = confidant
        self.unmet = [name for name, meets in wish.stated if not meets(wish, confidant)]
        self.distance_km = distance_km(wish.request, confidant) if wish.is_placed else None
