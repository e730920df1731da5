"""Proposals to share and the decisions on them: the only way to a row."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.http import Http404

from zorgvuldig.dossiers import ways
from zorgvuldig.dossiers.access.rows import at_work, get_kept_dossier, let_in, refuse
from zorgvuldig.dossiers.access.shared import (
    agreed_postponements,
    agreement_words,
    is_told,
    log_letter,
    not_told,
    notifications_of,
    open_proposals,
    postponements_about_call,
    shared_with,
    untold,
)
from zorgvuldig.dossiers.access.weighing import agreements_about, may_weigh, weighing_of
from zorgvuldig.dossiers.codes import DisclosureState
from zorgvuldig.dossiers.models import (
    DecisionRecord,
    Disclosure,
    Dossier,
)
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people.actor import Actor
from zorgvuldig.people.models import Membership

if TYPE_CHECKING:
    from django.db.models import QuerySet

__all__ = [
    "agreed_postponements",
    "agreement_words",
    "agreements_about",
    "decision_on",
    "get_disclosure",
    "get_own_disclosure",
    "get_to_decide",
    "is_maker",
    "is_told",
    "log_letter",
    "log_listing",
    "may_weigh",
    "not_told",
    "notifications_of",
    "open_proposals",
    "postponements_about_call",
    "requester_of",
    "shared_with",
    "to_decide",
    "untold",
    "weighing_of",
]

LAID_BEFORE = (DisclosureState.SUBMITTED, DisclosureState.SHARED, DisclosureState.NOT_SHARED)


def get_disclosure(dossier: Dossier, number: UUID) -> Disclosure:
    """One proposal of this dossier."""
    found = _disclosures().filter(dossier=dossier, pk=number).first()
    if found is None:
        raise Http404
    found.dossier = dossier  # with who is involved, and until when somebody looks in
    return found


def is_maker(actor: "Actor", proposal: Disclosure) -> bool:
    """Did this person make the proposal?"""
    may = ways.MAKER in ways.MADE.open_to(actor)
    return may and proposal.requested_by_id == actor.person.pk


def get_own_disclosure(actor: "Actor | None", reference: str, number: UUID) -> Disclosure:
    """One proposal, for who made it and still keeps the dossier. A refusal is logged as one."""
    if actor is None:
        raise Http404
    rows = Disclosure.unscoped.filter(dossier=OuterRef("pk"), pk=number)
    mine = rows.filter(requested_by=actor.person)
    own = Exists(mine if ways.MAKER in ways.MADE.open_to(actor) else mine.none())
    return get_disclosure(get_kept_dossier(actor, reference, where=own), number)


def _disclosures() -> "QuerySet[Disclosure]":
    return Disclosure.unscoped.select_related(
        "entry", "recipient", "dossier__key", "concern__entry", "requested_by", "decider"
    )


def to_decide(actor: "Actor") -> "QuerySet[Disclosure]":
    """What was laid before this person and waits for a decision, oldest first. A closed dossier
    asks nothing."""
    waiting = _laid_before(actor).filter(state=DisclosureState.SUBMITTED, dossier__closed_on=None)
    return waiting.order_by("submitted_at")


def log_listing(actor: "Actor | None") -> None:
    """Who waits for a decision stood on a list: that a decider looked is logged, or was refused."""
    actor = let_in(actor, ways.DECIDING, "disclosure.listed", "disclosure:")
    record(
        "disclosure.listed",
        actor=actor,
        action=Action.READ,
        about="disclosure:",
        policy="decider",
    )


def _laid_before(actor: "Actor") -> "QuerySet[Disclosure]":
    if ways.DECIDES not in ways.DECIDE.open_to(actor):
        return Disclosure.unscoped.none()
    return _disclosures().filter(
        organisation=actor.organisation,
        decider=actor.person,
        state__in=LAID_BEFORE,
        submitted_at__isnull=False,  # taken back and then not shared, it was never laid before them
    )


def get_to_decide(actor: "Actor | None", number: UUID) -> Disclosure:
    """One proposal for the decider it was laid before. The look is logged, and so is a refusal."""
    actor = at_work(actor)
    proposal = _laid_before(actor).filter(pk=number).first()
    if proposal is None:
        refuse(actor, "disclosure.read", f"disclosure:{number}")
    record(
        "disclosure.read",
        actor=actor,
        action=Action.READ,
        about=proposal,
        client_ref=proposal.dossier_id,
        policy="decider",
        purpose="beslissen over delen",
    )
    return proposal


def requester_of(proposal: Disclosure) -> Actor:
    """Who made the proposal, at work for the organisation of the dossier."""
    membership = (
        Membership.unscoped.select_related("organisation", "person")
        .filter(organisation=proposal.organisation_id, person=proposal.requested_by_id)
        .get()
    )
    return Actor(membership.person, membership)


def decision_on(proposal: Disclosure) -> DecisionRecord | None:
    """The decision, if there is one."""
    return (
        DecisionRecord.unscoped.select_related("entry", "decided_by", "weighed_with")
        .filter(disclosure=proposal)
        .first()
    )
