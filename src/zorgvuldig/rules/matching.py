"""Which confidants can be proposed to a caller? contract.md section 8; helpline.md.

A filter with every reason that holds, and an order by named wishes: no weights, no score.
A person chooses.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from msgspec import UNSET, Struct

from zorgvuldig.rules.candidate import Candidate, Wish
from zorgvuldig.rules.wishes import Confidant, Matching, Request


class Eligible(Struct, frozen=True):
    """Somebody who can be proposed, with the soft wishes met and unmet."""

    confidant: str
    met: tuple[str, ...]
    unmet: tuple[str, ...]
    distance_km: int | None


class Excluded(Struct, frozen=True):
    """Somebody who cannot be proposed, with every reason."""

    confidant: str
    reasons: tuple[str, ...]


class Proposal(Struct, frozen=True):
    """Who can be proposed, best fit first, and who cannot, by id."""

    eligible: tuple[Eligible, ...]
    excluded: tuple[Excluded, ...]


class Bar(NamedTuple):
    """One reason to leave somebody out: the request, the wish, or the confidant's own papers."""

    reason: str
    when: Callable[[Candidate, Request, Confidant], bool]


BARS = (
    Bar("CONSENT_MISSING", lambda c, r, p: not r.consent_to_match),
    Bar("CALLER_IS_PROFESSIONAL", lambda c, r, p: r.caller_is_professional),
    Bar("LANGUAGE_NOT_MET", lambda c, r, p: not c.wish.languages.issubset(p.languages)),
    Bar("GENDER_NOT_MET", lambda c, r, p: c.lacks("gender")),
    Bar("COMMUNITY_NOT_MET", lambda c, r, p: c.lacks("community")),
    Bar("REGION_NOT_MET", lambda c, r, p: c.lacks("region")),
    Bar("COMMUNITY_EXCLUDED", lambda c, r, p: c.wish.not_from and c.meets["community"]),
    Bar("COMMUNITY_UNKNOWN", lambda c, r, p: c.wish.not_from and not p.communities),
    Bar("SAME_TOWN", lambda c, r, p: r.not_from_my_town and c.town == c.wish.town),
    Bar("TOO_CLOSE", lambda c, r, p: c.distance_km is not None and c.distance_km < r.minimum_km),
    Bar("PLACE_UNKNOWN", lambda c, r, p: r.not_from_my_town and p.town is UNSET),
    Bar("PLACE_UNKNOWN", lambda c, r, p: r.minimum_km > 0 and c.distance_km is None),
    Bar("NOT_AVAILABLE", lambda c, r, p: not p.available),
    Bar("FULL", lambda c, r, p: p.open_matches >= p.max_open_matches),
    Bar("CONFLICT_DECLARED", lambda c, r, p: p.conflict_declared),
    Bar("TRAINING_NOT_VALID", lambda c, r, p: p.training_valid_until is UNSET
        or p.training_valid_until < r.on),
    Bar("VOG_NOT_VALID", lambda c, r, p: not p.vog_valid),
    Bar("CONFIDENTIALITY_NOT_SIGNED", lambda c, r, p: not p.confidentiality_signed),
    Bar("NO_ACTIVE_COACH", lambda c, r, p: not p.active_coach),
)  # fmt: skip


def propose(request: Request, confidants: Sequence[Confidant]) -> Proposal:
    """Who can be proposed, best fit first, and who cannot, with why; somebody chooses.

    A wish that cannot be judged, half a place or an id given twice raises `Fault`.
    """
    Matching(request=request, confidants=tuple(confidants)).check()
    wish = Wish(request)
    candidates = [Candidate(wish, confidant) for confidant in confidants]
    barred = {c.confidant.id: bars(c) for c in candidates}
    fitting = sorted((c for c in candidates if not barred[c.confidant.id]), key=order)
    excluded = (Excluded(who, why) for who, why in sorted(barred.items()) if why)
    return Proposal(tuple(map(eligible, fitting)), tuple(excluded))


def bars(c: Candidate) -> tuple[str, ...]:
    """Every reason that holds, once, in order of the alphabet."""
    return tuple(sorted({b.reason for b in BARS if b.when(c, c.request, c.confidant)}))


def eligible(c: Candidate) -> Eligible:
    """The candidate with the soft wishes met and unmet."""
    met = tuple(name for name in c.wish.soft if c.meets[name])
    unmet = tuple(name for name in c.wish.soft if not c.meets[name])
    return Eligible(c.confidant.id, met, unmet, c.distance_km)


def order(c: Candidate) -> tuple[bool, bool, bool, int, bool, int, str]:
    """Met before unmet, then who carries least, then who lives nearest; id makes it final."""
    near = c.distance_km
    return (
        c.misses("gender"),
        c.misses("community"),
        c.misses("region"),
        c.confidant.open_matches,
        near is None,
        near or 0,
        c.confidant.id,
    )
