"""First the caller answers, then the confidant; two times yes is a match (H-06, H-12). Each writes
with the request held first and the confidant after it."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from zorgvuldig.helpline import candidates
from zorgvuldig.helpline.access.proposals import proposals_of, waiting_of
from zorgvuldig.helpline.actions import stories
from zorgvuldig.helpline.actions.proposing import back_to_choosing, may_be_linked
from zorgvuldig.helpline.fitting import still_fits
from zorgvuldig.helpline.models import HelpRequest, Match, MatchProposal
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people.actor import Actor
from zorgvuldig.recording.refusals import AlreadyRecorded, NotNow, hold
from zorgvuldig.rules import gates
from zorgvuldig.rules.helpline.codes import Answer, ProposalState

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Caller

ANOTHER_NOW = (
    "Dit voorstel is er niet meer. Kijk op de pagina hoe het nu staat; er is niets vastgelegd."
)
NOT_FOR_ONESELF = (
    "U bent zelf voorgesteld. Een collega vraagt de hulpvrager wat die wil, en legt dat vast."
)
NOT_IN_ORDER = (
    "Beginnen kan nu niet: iets van uw eigen papieren, uw afwezigheid of uw begeleiding is "
    "veranderd sinds u werd voorgesteld. Bel de coördinator. Er is nog niets vastgelegd."
)


@transaction.atomic
def caller_answers(
    request: HelpRequest, actor: "Actor | Caller", yes: bool, *, proposal: UUID | None = None
) -> MatchProposal:
    """The caller says yes, or would rather have somebody else, and gives no reason. `proposal` is
    the one they saw (`profile_for_caller`): an answer never falls on another. Sent twice it counts
    once (`AlreadyRecorded`)."""
    stories.lock(request)
    if proposal and _answered_already(request, proposal, yes):
        raise AlreadyRecorded(proposal)
    found = waiting_of(request)
    if found is None or found.state != ProposalState.TO_CALLER or proposal not in (None, found.pk):
        raise NotNow(ANOTHER_NOW)
    if isinstance(actor, Actor) and found.confidant.membership_id == actor.membership_id:
        raise NotNow(NOT_FOR_ONESELF)
    found.state = ProposalState.TO_CONFIDANT if yes else ProposalState.REFUSED
    found.caller_answered_at = timezone.now()
    found.save(update_fields=["state", "caller_answered_at"])
    if not yes:
        back_to_choosing(request)
    _log("help_proposal.caller_answered", actor, found)
    return found


def _answered_already(request: HelpRequest, number: UUID, yes: bool) -> bool:
    """The same answer, given before."""
    found = proposals_of(request).filter(pk=number, caller_answered_at__isnull=False).first()
    return found is not None and yes != (found.state == ProposalState.REFUSED)


@transaction.atomic
def confidant_declares(proposal: MatchProposal, actor: Actor, *, could_know: bool) -> None:
    """Before any name (H-12): they could know each other, and this confidant hears no more of this
    caller; or they do not, and the question goes on."""
    request = _held(proposal)
    proposal.conflict = could_know
    if could_know:
        proposal.state = ProposalState.CONFLICT
        proposal.confidant_answered_at = timezone.now()
        back_to_choosing(request)
    proposal.save(update_fields=["conflict", "state", "confidant_answered_at"])
    _log("help_proposal.declared", actor, proposal)


@transaction.atomic
def confidant_answers(proposal: MatchProposal, actor: Actor, *, yes: bool) -> Match | None:
    """No, without a reason, and the coordinator chooses again; or yes, and there is a match."""
    request = _held(proposal)
    hold(gates.conflict_declared(proposal.conflict))
    proposal.confidant_answered_at = timezone.now()
    if not yes:
        proposal.state = ProposalState.DECLINED
        proposal.save(update_fields=["state", "confidant_answered_at"])
        back_to_choosing(request)
        _log("help_proposal.confidant_answered", actor, proposal)
        return None
    return _match(request, proposal, actor)


def _held(proposal: MatchProposal) -> HelpRequest:
    """The request held, and the proposal as it stands by now: still waiting for its confidant."""
    request = stories.lock(proposal.request, "answer")
    proposal.refresh_from_db(fields=["state", "conflict", "caller_answered_at"])
    if proposal.state != ProposalState.TO_CONFIDANT:
        raise NotNow(ANOTHER_NOW)
    return request


def _match(request: HelpRequest, proposal: MatchProposal, actor: Actor) -> Match:
    may_be_linked(request)
    hold(gates.caller_said_yes(Answer.GIVEN if proposal.caller_answered_at else ""))
    held = candidates.hold_place(proposal.confidant_id, request.organisation_id)
    if held is None or not still_fits(request, held, stories.today()):
        raise NotNow(NOT_IN_ORDER)
    proposal.state = ProposalState.MATCHED
    proposal.save(update_fields=["state", "confidant_answered_at"])
    stories.move(request, "match")
    request.save(update_fields=["state"])
    match = Match.unscoped.create(
        organisation_id=request.organisation_id,
        request=request,
        confidant=held,
        proposal=proposal,
        began_on=stories.today(),
    )
    _log("help_proposal.confidant_answered", actor, proposal)
    record("help_match.made", actor=actor, action=Action.CREATE, about=match,
           client_ref=request.pk, policy="confidant")  # fmt: skip
    return match


def _log(event: str, actor: "Actor | Caller", proposal: MatchProposal) -> None:
    record(
        event,
        actor=actor,
        action=Action.UPDATE,
        about=proposal,
        client_ref=proposal.request_id,
        policy="line" if isinstance(actor, Actor) else "caller",
    )
