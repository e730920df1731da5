"""What was shared with whom, and what the client was told about it."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, Max, OuterRef, Subquery

from zorgvuldig.dossiers.codes import ConcurrenceKind, Decision, DisclosureState
from zorgvuldig.dossiers.models import (
    ClientNotification,
    Concurrence,
    DecisionRecord,
    Disclosure,
    Dossier,
)
from zorgvuldig.handbook.wording import written
from zorgvuldig.logbook.actions import Action, record

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from zorgvuldig.people.actor import Actor


def notifications_of(proposal: Disclosure) -> "QuerySet[ClientNotification]":
    """What the client was told about it and when, newest first."""
    return (
        ClientNotification.unscoped.filter(disclosure=proposal)
        .select_related("entry")
        .order_by("-entry__recorded_at")
    )


def agreed_postponements(proposal: Disclosure, today: date) -> "QuerySet[Concurrence]":
    """Agreements of a second person to tell the client later, each for one use."""
    used = ClientNotification.unscoped.filter(agreement=OuterRef("pk"))
    return (
        Concurrence.unscoped.filter(
            ~Exists(used),
            dossier=proposal.dossier_id,
            recipient=proposal.recipient_id,
            kind=ConcurrenceKind.POSTPONEMENT,
            agreed=True,
            new_on__gt=today,
        )
        .select_related("second_person")
        .order_by("new_on")
    )


def agreement_words(agreement: Concurrence) -> str:
    """Who agreed, and until when."""
    day = written(agreement.new_on) if agreement.new_on else ""
    return f"{agreement.second_person.name}: akkoord tot {day}"


def is_told(proposal: Disclosure) -> bool:
    """Does the client know?"""
    return notifications_of(proposal).filter(told_on__isnull=False).exists()


def log_letter(actor: "Actor", proposal: Disclosure, event: str, purpose: str) -> None:
    """That somebody looked at the letter or printed it, and what for."""
    record(
        event,
        actor=actor,
        action=Action.READ,
        about=proposal,
        client_ref=proposal.dossier_id,
        policy="involved",
        purpose=purpose,
    )


def shared_with(dossier: Dossier) -> list[dict[str, Any]]:
    """Who received what, on which ground, and whether the client was told: one query."""
    told = ClientNotification.unscoped.filter(disclosure=OuterRef("disclosure"))
    decisions = (
        DecisionRecord.unscoped.filter(dossier=dossier)
        .select_related("disclosure__recipient", "entry")
        .annotate(
            was_told=Exists(told.filter(told_on__isnull=False)),
            told_later=Subquery(
                told.values("disclosure").annotate(last=Max("postponed_to")).values("last")
            ),
        )
        .order_by("-entry__happened_on", "-entry__recorded_at")
    )
    return [_shared_row(decision, dossier) for decision in decisions]


def _shared_row(decision: Any, dossier: Dossier) -> dict[str, Any]:
    proposal = decision.disclosure
    return {
        "id": proposal.pk,
        "recipient": proposal.recipient.words(dossier.key),
        "addressee": proposal.recipient.addressee,
        "shared": decision.decision == Decision.SHARE,
        "decision": decision.get_decision_display(),
        "ground": proposal.get_ground_display() if decision.decision == Decision.SHARE else "",
        "on": decision.entry.happened_on,
        "told": decision.was_told,
        "postponed_to": decision.told_later,
    }


def open_proposals(dossier: Dossier, actor: "Actor | None" = None) -> list[dict[str, Any]]:
    """Proposals without a decision: one query. `mine`: this actor made it."""
    proposals = (
        Disclosure.unscoped.filter(
            dossier=dossier, state__in=[DisclosureState.DRAFT, DisclosureState.SUBMITTED]
        )
        .select_related("recipient", "entry", "requested_by")
        .order_by("entry__recorded_at")
    )
    return [
        {
            "id": proposal.pk,
            "recipient": proposal.recipient.words(dossier.key),
            "addressee": proposal.recipient.addressee,
            "state": proposal.state,
            "state_words": proposal.get_state_display(),
            "by": proposal.requested_by.name,
            "mine": actor is not None and proposal.requested_by_id == actor.person.pk,
        }
        for proposal in proposals
    ]


def untold(dossier: Dossier, today: date) -> list[dict[str, Any]]:
    """What was shared while the client does not know, and no agreed date is still to come (G16)."""
    return [
        row
        for row in shared_with(dossier)
        if row["shared"]
        and not row["told"]
        and not (row["postponed_to"] and row["postponed_to"] >= today)
    ]
