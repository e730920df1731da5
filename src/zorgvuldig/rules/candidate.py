"""A wish, and one confidant held beside it; contract.md section 8."""

import unicodedata
from collections.abc import Callable, Sequence
from itertools import repeat

from msgspec import UNSET, Struct, UnsetType

from zorgvuldig.rules.distance import distances
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

    `stated` names the wishes that were stated. Of these the `musts` filter and the `soft` ones
    order. "Not from this community" is always a must, so it stands apart.
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
        self.not_from = request.community_wish == CommunityWish.NOT_FROM
        asked = {name: must for name, (is_stated, must) in wishes(request).items() if is_stated}
        self.stated = tuple(asked)
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


# Of each confidant: is this wish met? What is unknown meets nothing.
MEETS: dict[str, Callable[[Wish, Sequence[Confidant]], list[bool]]] = {
    "community": lambda w, people: [w.community in map(w.fold, p.communities) for p in people],
    "gender": lambda w, people: [p.gender == w.gender for p in people],
    "region": lambda w, people: [w.region in map(w.fold, p.regions) for p in people],
}


class Candidate(Struct, frozen=True, gc=False):
    """One confidant beside the wish: which stated wishes are unmet, in order of the alphabet, and
    how far away they live."""

    confidant: Confidant
    unmet: tuple[str, ...]
    distance_km: int | None


def candidates_for(wish: Wish, people: Sequence[Confidant]) -> list[Candidate]:
    """Each confidant beside the wish. Asked of all at once, wish by wish: there may be thousands,
    and only what was stated is compared."""
    met = zip(*(MEETS[name](wish, people) for name in wish.stated), strict=True)
    rows = met if wish.stated else repeat((), len(people))
    unmet = map(Unmet(wish.stated).__getitem__, rows)
    return list(map(Candidate, people, unmet, distances(wish.request, people)))


class Unmet(dict[tuple[bool, ...], tuple[str, ...]]):
    """From which of these wishes are met to the names of the others; each answer is made once."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self.names = names

    def __missing__(self, met: tuple[bool, ...]) -> tuple[str, ...]:
        """A row that was not met with before."""
        self[met] = tuple([n for n, is_met in zip(self.names, met, strict=True) if not is_met])
        return self[met]
