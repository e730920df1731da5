"""What stands between one request and the confidants who nearly fit it; for recruiting only.

In words for the coordinator. The caller's own words about a community are not repeated here, nor
the town: they were given to be matched on, not to recruit with.
"""

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from zorgvuldig.rules.candidate import Candidate, Wish
from zorgvuldig.rules.matching import barred
from zorgvuldig.rules.wishes import Confidant


class Kind(StrEnum):
    """What can be lacking."""

    LANGUAGE = "LANGUAGE"
    REGION = "REGION"
    GENDER = "GENDER"
    COMMUNITY = "COMMUNITY"
    ELSEWHERE = "ELSEWHERE"
    NOT_SAID = "NOT_SAID"
    FREE_PLACE = "FREE_PLACE"
    AVAILABILITY = "AVAILABILITY"
    PAPERS = "PAPERS"


class Lack(Struct, frozen=True, order=True):
    """One thing that is lacking, and which: the language, woman or man, or the reason of the bar.

    A region stands here as it is compared, without capitals (`candidate.fold`).
    """

    kind: Kind
    what: str = ""


KINDS = {
    "COMMUNITY_EXCLUDED": Kind.ELSEWHERE,
    "SAME_TOWN": Kind.ELSEWHERE,
    "TOO_CLOSE": Kind.ELSEWHERE,
    "COMMUNITY_UNKNOWN": Kind.NOT_SAID,
    "PLACE_UNKNOWN": Kind.NOT_SAID,
    "NOT_AVAILABLE": Kind.AVAILABILITY,
    "TRAINING_NOT_VALID": Kind.PAPERS,
    "VOG_NOT_VALID": Kind.PAPERS,
    "CONFIDENTIALITY_NOT_SIGNED": Kind.PAPERS,
    "NO_ACTIVE_COACH": Kind.PAPERS,
}
WISHES = {"GENDER_NOT_MET": "gender", "COMMUNITY_NOT_MET": "community", "REGION_NOT_MET": "region"}
FREE_PLACE = Lack(Kind.FREE_PLACE)


def lacking(wish: Wish, confidants: Sequence[Confidant]) -> tuple[Lack, ...]:
    """What the nearest confidants lack: those who lack least, mostly one thing only.

    For a request that stays without somebody, so who is free and fits is needed elsewhere and lacks
    a free place. A soft wish lacks too when none of the nearest meets it. A declared conflict
    cannot be mended, so whoever declared it is not near. With nobody at all, the wishes themselves
    are lacking.
    """
    people = [p for p in confidants if not p.conflict_declared]
    short = [(shortfall(wish, c, reasons), c) for c, reasons in barred(wish, people)]
    if not short:
        return tuple(sorted(every_wish(wish)))
    least = min(len(lacks) for lacks, _ in short)
    nearest = [(lacks, c) for lacks, c in short if len(lacks) == least]
    found = set().union(*(lacks for lacks, _ in nearest))
    found |= {of_wish(wish, name) for name in wish.soft if all(name in c.unmet for _, c in nearest)}
    return tuple(sorted(found))


def shortfall(wish: Wish, c: Candidate, reasons: Sequence[str]) -> set[Lack]:
    """What one confidant lacks for this request, each language apart; never nothing."""
    found: set[Lack] = set()
    for reason in reasons:
        if reason == "LANGUAGE_NOT_MET":
            missing = wish.languages.difference(c.confidant.languages)
            found |= {Lack(Kind.LANGUAGE, language) for language in missing}
        elif reason == "FULL":
            found.add(FREE_PLACE)
        elif reason in WISHES:
            found.add(of_wish(wish, WISHES[reason]))
        elif reason in KINDS:
            found.add(Lack(KINDS[reason], reason))
    return found or {FREE_PLACE}


def of_wish(wish: Wish, name: str) -> Lack:
    """This wish is what is lacking; of a community only that it was wished."""
    what = {"gender": wish.gender, "region": wish.region, "community": ""}
    return Lack(Kind(name.upper()), what[name])


def every_wish(wish: Wish) -> set[Lack]:
    """All that a newcomer would have to bring."""
    languages = {Lack(Kind.LANGUAGE, language) for language in wish.languages}
    return languages | {of_wish(wish, name) for name in wish.stated}
