"""Who can be proposed to one caller: the wish and the confidants, put to the rule. What the caller
answered before counts until their wishes were talked about again; what a confidant declared about
this caller counts for good."""

from datetime import date
from typing import Any

import msgspec

from zorgvuldig.helpline import candidates
from zorgvuldig.helpline.access.proposals import answer_to_match, proposals_of, wish_of
from zorgvuldig.helpline.models import CallerWish, Confidant, HelpRequest
from zorgvuldig.recording.refusals import NotNow
from zorgvuldig.rules import wishes
from zorgvuldig.rules.helpline.codes import Answer, ProposalState
from zorgvuldig.rules.matching import Eligible, Excluded, Proposal, propose
from zorgvuldig.rules.places import known_as

NO_WISH = "Vraag eerst wat de hulpvrager wenst, en leg dat vast."
KEPT_APART = ("circle",)  # of the sealed wish; the rule does not ask for it


class Fitting(msgspec.Struct, frozen=True):
    """Who can be proposed now, in the order of the rule; to whom the caller said no before; and
    who cannot, with every reason. `pool`: everybody, as the rule met them."""

    eligible: tuple[Eligible, ...]
    refused: tuple[Eligible, ...]
    excluded: tuple[Excluded, ...]
    pool: tuple[wishes.Confidant, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """Who may be chosen (H-06)."""
        return tuple(one.confidant for one in self.eligible)


def fitting(request: HelpRequest, today: date) -> Fitting:
    """Everybody of the line, put to the rule for this caller."""
    return _sorted_out(request, today, candidates.candidates(request.organisation_id, today))


def fits(request: HelpRequest, confidant: Confidant, today: date) -> Fitting:
    """One confidant, asked again with the row held."""
    return _sorted_out(request, today, [candidates.candidate(confidant, today)])


def still_fits(request: HelpRequest, confidant: Confidant, today: date) -> bool:
    """May the one whose answer is awaited still begin? The place their proposal holds is theirs."""
    one = candidates.candidate(confidant, today)
    one = msgspec.structs.replace(one, open_matches=max(one.open_matches - 1, 0))
    return bool(_sorted_out(request, today, [one]).eligible)


def _sorted_out(request: HelpRequest, today: date, pool: list[wishes.Confidant]) -> Fitting:
    wish = wish_of(request)
    if wish is None:
        raise NotNow(NO_WISH)
    conflicts, refused = answered_before(request, wish)
    known = [
        msgspec.structs.replace(one, conflict_declared=True) if one.id in conflicts else one
        for one in pool
    ]
    agreed = answer_to_match(request) == Answer.GIVEN
    found: Proposal = propose(asked_of_rule(request, wish, today, agreed=agreed), known)
    return Fitting(
        eligible=tuple(one for one in found.eligible if one.confidant not in refused),
        refused=tuple(one for one in found.eligible if one.confidant in refused),
        excluded=found.excluded,
        pool=tuple(known),
    )


def asked_of_rule(
    request: HelpRequest, wish: CallerWish, today: date, *, agreed: bool
) -> wishes.Request:
    """The caller's wish as the rule asks for it, and whether they said yes to being linked."""
    words = {k: v for k, v in wish.words(request.key).items() if k not in KEPT_APART}
    if "town" in words:
        words["town"] = known_as(words["town"])
    known: dict[str, Any] = {
        **words,
        "on": today,
        "consent_to_match": agreed,
        "caller_is_professional": request.is_professional,
    }
    return msgspec.convert(known, wishes.Request)


def answered_before(request: HelpRequest, wish: CallerWish) -> tuple[set[str], set[str]]:
    """Who declared that they could know this caller, and to whom the caller said no since the
    wishes were last talked about."""
    conflicts, refused = set(), set()
    told = proposals_of(request).values_list("confidant", "state", "caller_answered_at")
    for who, state, at in told:
        if state == ProposalState.CONFLICT:
            conflicts.add(str(who))
        elif state == ProposalState.REFUSED and at and at > wish.recorded_at:
            refused.add(str(who))
    return conflicts, refused
