"""What a confidant is asked: only their own, and no name (H-12)."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from zorgvuldig.helpline import ways
from zorgvuldig.helpline.access.proposals import consent_of, wish_of
from zorgvuldig.helpline.models import MatchProposal
from zorgvuldig.logbook.actions import Action, record, refuse
from zorgvuldig.people import access as people
from zorgvuldig.rules import gates
from zorgvuldig.rules.helpline.codes import ProposalState

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from zorgvuldig.people.actor import Actor


def asked_of(actor: "Actor") -> "QuerySet[MatchProposal]":
    """The questions that wait for this confidant, oldest first."""
    return _put_to(actor).filter(state=ProposalState.TO_CONFIDANT).order_by("caller_answered_at")


def get_asked(actor: "Actor | None", number: UUID) -> MatchProposal:
    """One question put to this confidant, answered or not. The look is logged, and a refusal."""
    actor = people.require(actor, ways.PROPOSED)
    found = _put_to(actor).filter(pk=number, caller_answered_at__isnull=False).first()
    if found is None:
        refuse("help_proposal.read", actor=actor, about=f"matchproposal:{number}")
    record("help_proposal.read", actor=actor, action=Action.READ, about=found,
           client_ref=found.request_id, policy="confidant")  # fmt: skip
    return found


def _put_to(actor: "Actor") -> "QuerySet[MatchProposal]":
    rows = MatchProposal.unscoped.filter(organisation=actor.organisation)
    mine = rows.filter(confidant__membership=actor.membership_id)
    return mine.select_related("request__key")


def neutral_facts(proposal: MatchProposal) -> dict[str, Any]:
    """What a confidant hears before saying whether they could know each other: region, relation,
    language, kind of support, and the circle that must not hear of it. Nothing else."""
    request, wish = proposal.request, wish_of(proposal.request)
    wished = wish.words(request.key) if wish else {}
    return {
        "region": wished.get("region") or _nameless(request.words().get("region", "")),
        "relation": request.relation,
        "languages": wished.get("languages") or [request.language],
        "kind": request.kind,
        "circle": wished.get("circle", ""),
    }


def _nameless(text: str) -> str:
    """What the caller typed themself for a region, unless a name may stand in it."""
    return "" if gates.person_unnamed([text]) else text


def told_to(proposal: MatchProposal) -> str:
    """What the caller agreed to have told; only after the confidant said they do not know each
    other."""
    if proposal.conflict is not False:
        return ""
    consent = consent_of(proposal.request)
    return str(consent.words(proposal.request.key).get("told", "")) if consent else ""
