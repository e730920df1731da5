"""For whom something of a match waits this morning: who was asked, and who chooses."""

from datetime import date

from django.utils import timezone

from zorgvuldig.helpline.models import HelpRequest, MatchProposal
from zorgvuldig.people.models import Membership
from zorgvuldig.people.roles import Role
from zorgvuldig.rules.helpline import clocks
from zorgvuldig.rules.helpline.codes import WAITING_PROPOSALS, ProposalState


def confidants_asked(today: date) -> set[int]:
    """Persons of the organisation that was said who were asked whether they will."""
    asked = MatchProposal.unscoped.filter(state=ProposalState.TO_CONFIDANT)
    return set(asked.values_list("confidant__membership__person", flat=True))


def who_chooses(today: date) -> set[int]:
    """The coordinators of the organisation that was said, when a caller who waits should have heard
    by now, or a proposal got no answer in time."""
    late = HelpRequest.unscoped.filter(hears_by__lt=today).exists() or _no_answer(today)
    if not late:
        return set()
    coordinators = Membership.unscoped.filter(
        roles__contains=[Role.HELPLINE_COORDINATOR], ended_on=None
    )
    return set(coordinators.values_list("person", flat=True))


def due(proposal: MatchProposal) -> date:
    """The last day on which an answer to this proposal is in time."""
    asked = proposal.caller_answered_at or proposal.proposed_at
    return clocks.answer_due_on(timezone.localdate(asked))


def _no_answer(today: date) -> bool:
    waiting = MatchProposal.unscoped.filter(state__in=list(WAITING_PROPOSALS))
    return any(due(proposal) < today for proposal in waiting.defer("sealed"))
