"""Which confidants can be proposed to a caller? contract.md section 8; helpline.md.

A filter with every reason that holds, and an order by named wishes: no weights, no score.
A person chooses.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from msgspec import UNSET, Struct

from zorgvuldig.rules.candidate import Candidate, Folded, Wish
from zorgvuldig.rules.wishes import Confidant, Matching, Request


class Eligible(Struct, frozen=True, gc=False):
    """Somebody who can be proposed, with the soft wishes met and unmet."""

    confidant: str
    met: tuple[str, ...]
    unmet: tuple[str, ...]
    distance_km: int | None


class Excluded(Struct, frozen=True, gc=False):
    """Somebody who cannot be proposed, with every reason."""

    confidant: str
    reasons: tuple[str, ...]


class Proposal(Struct, frozen=True, gc=False):
    """Who can be proposed, best fit first, and who cannot, by id."""

    eligible: tuple[Eligible, ...]
    excluded: tuple[Excluded, ...]


class Bar(NamedTuple):
    """One reason to leave somebody out: with which wish it can arise, and for whom it holds.

    The request, the wish, or the confidant's own papers.
    """

    reason: str
    arises: Callable[[Wish], bool]
    holds: Callable[[Wish, Candidate, Confidant], bool]


def always(*_: object) -> bool:
    """With every wish, or for everybody."""
    return True


BARS = (
    Bar("CONSENT_MISSING", lambda w: not w.request.consent_to_match, always),
    Bar("CALLER_IS_PROFESSIONAL", lambda w: w.request.caller_is_professional, always),
    Bar("LANGUAGE_NOT_MET", always, lambda w, c, p: not w.languages.issubset(p.languages)),
    Bar("GENDER_NOT_MET", lambda w: "gender" in w.musts, lambda w, c, p: "gender" in c.unmet),
    Bar("COMMUNITY_NOT_MET", lambda w: "community" in w.musts,
        lambda w, c, p: "community" in c.unmet),
    Bar("REGION_NOT_MET", lambda w: "region" in w.musts, lambda w, c, p: "region" in c.unmet),
    Bar("COMMUNITY_EXCLUDED", lambda w: w.not_from,
        lambda w, c, p: w.community in map(w.fold, p.communities)),
    Bar("COMMUNITY_UNKNOWN", lambda w: w.not_from, lambda w, c, p: not p.communities),
    Bar("SAME_TOWN", lambda w: w.request.not_from_my_town,
        lambda w, c, p: w.fold(p.town) == w.town),
    Bar("TOO_CLOSE", lambda w: w.request.minimum_km > 0,
        lambda w, c, p: c.distance_km is not None and c.distance_km < w.request.minimum_km),
    Bar("PLACE_UNKNOWN", lambda w: w.request.not_from_my_town or w.request.minimum_km > 0,
        lambda w, c, p: (w.request.not_from_my_town and p.town is UNSET)
        or (w.request.minimum_km > 0 and c.distance_km is None)),
    Bar("NOT_AVAILABLE", always, lambda w, c, p: not p.available),
    Bar("FULL", always, lambda w, c, p: p.open_matches >= p.max_open_matches),
    Bar("CONFLICT_DECLARED", always, lambda w, c, p: p.conflict_declared),
    Bar("TRAINING_NOT_VALID", always, lambda w, c, p: p.training_valid_until is UNSET
        or p.training_valid_until < w.request.on),
    Bar("VOG_NOT_VALID", always, lambda w, c, p: not p.vog_valid),
    Bar("CONFIDENTIALITY_NOT_SIGNED", always, lambda w, c, p: not p.confidentiality_signed),
    Bar("NO_ACTIVE_COACH", always, lambda w, c, p: not p.active_coach),
)  # fmt: skip


def propose(request: Request, confidants: Sequence[Confidant]) -> Proposal:
    """Who can be proposed, best fit first, and who cannot, with why; somebody chooses.

    A wish that cannot be judged, half a place or an id given twice raises `Fault`.
    """
    Matching(request=request, confidants=tuple(confidants)).check()
    wish = Wish(request, Folded())
    why = barred(wish)
    fitting, excluded = [], []
    for confidant in confidants:
        candidate = Candidate(wish, confidant)
        if reasons := why(candidate):
            excluded.append(Excluded(confidant.id, reasons))
        else:
            fitting.append(candidate)
    fitting.sort(key=order)
    excluded.sort(key=lambda out: out.confidant)
    return Proposal(tuple(eligible(wish, c) for c in fitting), tuple(excluded))


def barred(wish: Wish) -> Callable[[Candidate], tuple[str, ...]]:
    """Asks about one candidate every bar that can arise with this wish.

    The answer is every reason that holds, in order of the alphabet.
    """
    asked = sorted((bar.reason, bar.holds) for bar in BARS if bar.arises(wish))

    def why(c: Candidate) -> tuple[str, ...]:
        return tuple([reason for reason, holds in asked if holds(wish, c, c.confidant)])

    return why


def eligible(wish: Wish, c: Candidate) -> Eligible:
    """The candidate with the soft wishes met and unmet."""
    met = tuple([name for name in wish.soft if name not in c.unmet])
    return Eligible(c.confidant.id, met, tuple(c.unmet), c.distance_km)


def order(c: Candidate) -> tuple[bool, bool, bool, int, bool, int, str]:
    """Met before unmet, then who carries least, then who lives nearest; id makes it final.

    Whoever is left meets every must, so what is unmet is a soft wish.
    """
    near = c.distance_km
    return (
        "gender" in c.unmet,
        "community" in c.unmet,
        "region" in c.unmet,
        c.confidant.open_matches,
        near is None,
        near or 0,
        c.confidant.id,
    )
