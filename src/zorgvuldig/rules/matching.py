"""Which confidants can be proposed to a caller? contract.md section 8; helpline.md.

A filter with every reason that holds, and an order by named wishes: no weights, no score.
A person chooses.
"""

from collections.abc import Callable, Sequence
from itertools import combinations, compress
from math import inf
from typing import NamedTuple

from msgspec import UNSET, Struct

from zorgvuldig.rules.candidate import Candidate, Folded, Wish, candidates_for
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
    """One reason to leave somebody out: with which wish it can arise, and of each for whom it
    holds: the wish, the candidates, and the same confidants with their own papers."""

    reason: str
    arises: Callable[[Wish], bool]
    holds: Callable[[Wish, Sequence[Candidate], Sequence[Confidant]], list[bool]]


def always(*_: object) -> bool:
    """With every wish."""
    return True


def everybody(_: Wish, candidates: Sequence[Candidate], __: object) -> list[bool]:
    """For everybody."""
    return [True] * len(candidates)


BARS = (
    Bar("CONSENT_MISSING", lambda w: not w.request.consent_to_match, everybody),
    Bar("CALLER_IS_PROFESSIONAL", lambda w: w.request.caller_is_professional, everybody),
    Bar("LANGUAGE_NOT_MET", always,
        lambda w, cs, ps: [not w.languages.issubset(p.languages) for p in ps]),
    Bar("GENDER_NOT_MET", lambda w: "gender" in w.musts,
        lambda w, cs, ps: ["gender" in c.unmet for c in cs]),
    Bar("COMMUNITY_NOT_MET", lambda w: "community" in w.musts,
        lambda w, cs, ps: ["community" in c.unmet for c in cs]),
    Bar("REGION_NOT_MET", lambda w: "region" in w.musts,
        lambda w, cs, ps: ["region" in c.unmet for c in cs]),
    Bar("COMMUNITY_EXCLUDED", lambda w: w.not_from,
        lambda w, cs, ps: [w.community in map(w.fold, p.communities) for p in ps]),
    Bar("COMMUNITY_UNKNOWN", lambda w: w.not_from,
        lambda w, cs, ps: [not p.communities for p in ps]),
    Bar("SAME_TOWN", lambda w: w.request.not_from_my_town,
        lambda w, cs, ps: [w.fold(p.town) == w.town for p in ps]),
    Bar("TOO_CLOSE", lambda w: w.request.minimum_km > 0,
        lambda w, cs, ps: [c.distance_km is not None and c.distance_km < w.request.minimum_km
                           for c in cs]),
    Bar("PLACE_UNKNOWN", lambda w: w.request.not_from_my_town or w.request.minimum_km > 0,
        lambda w, cs, ps: [(w.request.not_from_my_town and c.confidant.town is UNSET)
                           or (w.request.minimum_km > 0 and c.distance_km is None) for c in cs]),
    Bar("NOT_AVAILABLE", always, lambda w, cs, ps: [not p.available for p in ps]),
    Bar("FULL", always, lambda w, cs, ps: [p.open_matches >= p.max_open_matches for p in ps]),
    Bar("CONFLICT_DECLARED", always, lambda w, cs, ps: [p.conflict_declared for p in ps]),
    Bar("TRAINING_NOT_VALID", always,
        lambda w, cs, ps: [p.training_valid_until is UNSET or p.training_valid_until < w.request.on
                           for p in ps]),
    Bar("VOG_NOT_VALID", always, lambda w, cs, ps: [not p.vog_valid for p in ps]),
    Bar("CONFIDENTIALITY_NOT_SIGNED", always,
        lambda w, cs, ps: [not p.confidentiality_signed for p in ps]),
    Bar("NO_ACTIVE_COACH", always, lambda w, cs, ps: [not p.active_coach for p in ps]),
)  # fmt: skip
IN_ORDER = sorted(BARS, key=lambda bar: bar.reason)


def propose(request: Request, confidants: Sequence[Confidant]) -> Proposal:
    """Who can be proposed, best fit first, and who cannot, with why; somebody chooses.

    A wish that cannot be judged, half a place or an id given twice raises `Fault`.
    """
    Matching(request=request, confidants=tuple(confidants)).check()
    wish = Wish(request, Folded())
    fitting, excluded = [], []
    for candidate, reasons in barred(wish, confidants):
        if reasons:
            excluded.append(Excluded(candidate.confidant.id, tuple(reasons)))
        else:
            fitting.append(candidate)
    fitting.sort(key=order)
    excluded.sort(key=lambda out: out.confidant)
    return Proposal(eligible(wish, fitting), tuple(excluded))


def barred(wish: Wish, confidants: Sequence[Confidant]) -> list[tuple[Candidate, list[str]]]:
    """Each candidate with every reason that holds, in order of the alphabet; none for who can be
    proposed. Each bar that can arise with this wish is asked of all at once."""
    candidates = candidates_for(wish, confidants)
    reasons: list[list[str]] = [[] for _ in candidates]
    for bar in IN_ORDER:
        if bar.arises(wish):
            for why in compress(reasons, bar.holds(wish, candidates, confidants)):
                why.append(bar.reason)
    return list(zip(candidates, reasons, strict=True))


def eligible(wish: Wish, fitting: Sequence[Candidate]) -> tuple[Eligible, ...]:
    """The candidates with the soft wishes met and unmet."""
    met = {
        unmet: tuple([name for name in wish.soft if name not in unmet])
        for unmet in {c.unmet for c in fitting}
    }
    return tuple([Eligible(c.confidant.id, met[c.unmet], c.unmet, c.distance_km) for c in fitting])


# Every row of unmet wishes by its place: gender first, then community, then region; no before yes.
ROWS = [row for many in range(4) for row in combinations(("community", "gender", "region"), many)]
ROWS.sort(key=lambda row: ("gender" in row, "community" in row, "region" in row))
PLACE = {row: place for place, row in enumerate(ROWS)}


def order(c: Candidate) -> tuple[int, int, float, str]:
    """Met before unmet, then who carries least, then who lives nearest; id makes it final.

    Whoever is left meets every must, so what is unmet is a soft wish.
    """
    near, p = c.distance_km, c.confidant
    return (PLACE[c.unmet], p.open_matches, inf if near is None else near, p.id)
