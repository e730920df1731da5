"""From a proposal, stored or still on the screen, to the facts of a disclosure.

What people alone know comes from the proposal; consents, steps, protocol and deciders are read from
what is recorded. Nothing of it is ticked by hand.
"""

from datetime import date
from typing import Any
from uuid import UUID

from msgspec import UNSET, Struct

from zorgvuldig.dossiers import subjects
from zorgvuldig.dossiers.access.page import done_in
from zorgvuldig.dossiers.codes import ConcurrenceKind
from zorgvuldig.dossiers.facts import age_facts, consent_facts, recipient_facts
from zorgvuldig.dossiers.models import (
    Concurrence,
    Consultation,
    Disclosure,
    DisclosureItem,
    Dossier,
    Recipient,
    SafetyConcern,
)
from zorgvuldig.people import access as people
from zorgvuldig.people import protocol
from zorgvuldig.people.actor import Actor
from zorgvuldig.rules import steps
from zorgvuldig.rules.facts import DisclosureFacts, DutyConflict

QUESTIONS = ("consent_tried", "serious_harm", "conscience", "no_other_way", "effective", "minimal")
KNOWN = (
    "necessary",
    "third_party_data",
    "abuse_suspected",
    "meldcode_done",
    "supervision_order",
    "formal_order",
    "legal_measure",
    "asked_by_recipient",
    "identifiable",
    "reidentification_passed",
)
USE = ("use", "next_steps")


class Proposed(Struct, frozen=True, kw_only=True):
    """What a proposal says. `needs` holds the necessity line of each chosen item."""

    purpose: str
    concern: UUID | None = None
    feedback_on: date | None = None
    ground: str = ""
    decider: int | None = None
    known: dict[str, bool] = {}
    words: dict[str, str] = {}
    needs: dict[UUID, str] = {}
    conflict: dict[str, bool] | None = None

    def said(self, name: str) -> bool:
        return bool(self.words.get(name, "").strip())


def stored(proposal: Disclosure, dossier: Dossier) -> Proposed:
    """What was saved of a proposal, opened."""
    chosen = DisclosureItem.unscoped.filter(disclosure=proposal)
    return Proposed(
        purpose=proposal.purpose,
        concern=proposal.concern_id,
        feedback_on=proposal.feedback_on,
        ground=proposal.ground,
        decider=proposal.decider_id,
        known=proposal.facts.get("known", {}),
        words=proposal.entry.words(dossier.key),
        needs={c.item_id: dossier.key.open(c.sealed_necessity, c.id)["need"] for c in chosen},
        conflict=proposal.duty_conflict,
    )


def facts_of(
    dossier: Dossier,
    recipient: Recipient,
    requester: Actor,
    proposed: Proposed,
    today: date,
    proposal: Disclosure | None = None,
) -> DisclosureFacts:
    """The facts as they stand today; `ground_recorded` waits for the row (`standing.advised`)."""
    known = {name: bool(said) for name, said in proposed.known.items() if name in KNOWN}
    known["asked_by_recipient"] = recipient.asked_for_it or known.get("asked_by_recipient", False)
    decider = decider_is_another(requester, proposed.decider)
    return DisclosureFacts(
        **{
            **age_facts(dossier, today),
            **recipient_facts(dossier, recipient, requester.organisation, today),
            **consent_facts(dossier, recipient, proposed.purpose, proposed.needs, day=today),
            **known,
            **gates(dossier, requester, proposed, today),
        },
        triage=dossier.triage_on(today),
        legal_duty_article=proposed.words.get("legal_duty_article", ""),
        escalation_agreed=_escalated(dossier, recipient, proposed, proposal),
        decision_maker_other=decider,
        duty_conflict=_conflict(dossier, proposed, signed=decider),
    )


def gates(dossier: Dossier, requester: Actor, proposed: Proposed, today: date) -> dict[str, bool]:
    """G10, G14, G15, G20 and G23, computed from what is recorded and written."""
    return {
        "all_steps_once": steps.all_before_sharing(done_in(dossier)),
        "minimum_selected": bool(proposed.needs)
        and all(need.strip() for need in proposed.needs.values()),
        "recipient_use_known": all(proposed.said(name) for name in USE)
        and proposed.feedback_on is not None,
        "safety_concern": SafetyConcern.unscoped.filter(
            dossier=dossier, pk=proposed.concern, ended_on=None
        ).exists(),
        "protocol_configured": not protocol.missing(requester, today),
    }


def decider_is_another(requester: Actor, decider: int | None) -> bool:
    """Is somebody else named in the protocol for the requester's profession (G13)?"""
    named = people.deciders_for(requester)
    return (named if decider is None else named.filter(person=decider)).exists()


def _escalated(
    dossier: Dossier, recipient: Recipient, proposed: Proposed, proposal: Disclosure | None
) -> bool:
    """Did a second person agree to this article, for this purpose, in this very proposal? The
    newest answer counts."""
    if proposal is None:
        return False
    article = proposed.words.get("legal_duty_article", "")
    answered = Concurrence.unscoped.filter(
        disclosure=proposal,
        kind=ConcurrenceKind.ESCALATION,
        subject=subjects.of_article(dossier, recipient, proposed.purpose, article),
        answered_at__isnull=False,
    )
    newest = answered.order_by("-answered_at").first()
    return newest is not None and bool(newest.agreed)


def _conflict(dossier: Dossier, proposed: Proposed, *, signed: bool) -> Any:
    """Table E: a yes counts only with a sentence of its own; the rest is on record."""
    if proposed.conflict is None:
        return UNSET
    answered = {
        question: bool(proposed.conflict.get(question)) and proposed.said(f"why_{question}")
        for question in QUESTIONS
    }
    about_it = consulted(dossier, proposed.concern)
    return DutyConflict(**answered, consulted=about_it, other_person_signed=signed)


def consulted(dossier: Dossier, concern: UUID | None) -> bool:
    """Was advice asked after this safety concern was described? Earlier advice was about less."""
    described = (
        SafetyConcern.unscoped.filter(dossier=dossier, pk=concern).select_related("entry").first()
    )
    if described is None:
        return False
    return Consultation.unscoped.filter(
        dossier=dossier,
        entry__happened_on__gte=described.entry.happened_on,
        entry__recorded_at__gt=described.entry.recorded_at,
    ).exists()
