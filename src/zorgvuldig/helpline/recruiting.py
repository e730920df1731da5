"""Whom the line needs to find: every open request with a yes and a wish beside the whole pool, put
to the rule. Eight questions to the database, however many there are. What comes out says what is
lacking and how often; it names nobody and is used for recruiting only."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

import msgspec

from zorgvuldig.helpline.candidates import candidates
from zorgvuldig.helpline.fitting import asked_of_rule
from zorgvuldig.helpline.models import CallerWish, HelpConsent, HelpRequest, MatchProposal
from zorgvuldig.rules.faults import Fault
from zorgvuldig.rules.helpline.codes import Answer, ConsentScope, ProposalState, State
from zorgvuldig.rules.recruiting import Recruiting, Waiting, whom_to_find
from zorgvuldig.rules.wishes import Confidant, Request

NOBODY_YET = (State.TRIAGED, State.ADVISED)  # no match and no proposal that waits
NO = (ProposalState.CONFLICT, ProposalState.REFUSED, ProposalState.DECLINED)


class Picture(NamedTuple):
    """What the rule found, how many places are free in the pool, and how many wishes could not be
    judged as they were written down."""

    found: Recruiting
    free: int
    unclear: int


def picture(organisation_id: int, today: date) -> Picture:
    """What is lacking today."""
    pool = candidates(organisation_id, today)
    waiting, unclear = open_requests(organisation_id, today)
    return Picture(whom_to_find(waiting, pool), free_places(pool, today), unclear)


def free_places(pool: Sequence[Confidant], today: date) -> int:
    """How many callers could still be taken on by who may be proposed today."""
    ready = [one for one in pool if may_be_proposed(one, today)]
    return sum(max(one.max_open_matches - one.open_matches, 0) for one in ready)


def may_be_proposed(one: Confidant, today: date) -> bool:
    """Every paper in order, a coach, and there today."""
    papers = one.vog_valid and one.confidentiality_signed and one.active_coach
    trained = isinstance(one.training_valid_until, date) and one.training_valid_until >= today
    return one.available and papers and trained


def open_requests(organisation_id: int, today: date) -> tuple[list[Waiting], int]:
    """Who said yes, told what they wish, and has nobody yet, waiting longest first; and how many
    of those wishes cannot be judged."""
    rows = HelpRequest.unscoped.filter(organisation=organisation_id, state__in=NOBODY_YET)
    requests = list(rows.select_related("key").order_by("received_at", "pk"))
    agreed, wished = _agreed(organisation_id), _wished(organisation_id)
    not_with = _not_with(organisation_id)
    found: list[Waiting] = []
    unclear = 0
    for number, request in enumerate(requests):
        wish = wished.get(request.pk)
        if wish is None or request.pk not in agreed:
            continue
        asked = as_asked(request, wish, today)
        if asked is None:
            unclear += 1
        else:
            found.append(Waiting(number, asked, frozenset(not_with[request.pk])))
    return found, unclear


def as_asked(request: HelpRequest, wish: CallerWish, today: date) -> Request | None:
    """The wish as the rule asks for it; None when it cannot be judged."""
    try:
        asked = asked_of_rule(request, wish, today, agreed=True)
        asked.check()
    except (Fault, msgspec.ValidationError):
        return None
    return asked


def _agreed(organisation_id: int) -> set[UUID]:
    """The requests whose newest answer to consent one is a yes."""
    rows = HelpConsent.unscoped.filter(
        organisation=organisation_id, scope=ConsentScope.MATCHING
    ).order_by("recorded_at", "pk")
    newest = dict(rows.values_list("request", "answer"))
    return {number for number, answer in newest.items() if answer == Answer.GIVEN}


def _wished(organisation_id: int) -> dict[UUID, CallerWish]:
    rows = CallerWish.unscoped.filter(organisation=organisation_id, request__state__in=NOBODY_YET)
    return {wish.request_id: wish for wish in rows}


def _not_with(organisation_id: int) -> defaultdict[UUID, set[str]]:
    """By request, who it cannot be: a conflict was declared, or one of both said no."""
    rows = MatchProposal.unscoped.filter(organisation=organisation_id, state__in=NO)
    found: defaultdict[UUID, set[str]] = defaultdict(set)
    for request, who in rows.values_list("request", "confidant"):
        found[request].add(str(who))
    return found
