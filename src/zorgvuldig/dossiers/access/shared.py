"""What was shared with whom, and what the client was told about it."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, F, Max, OuterRef, Q, Subquery
from django.utils import timezone

from zorgvuldig.dossiers import subjects
from zorgvuldig.dossiers.access.acute import untold_calls
from zorgvuldig.dossiers.access.involved import part_of
from zorgvuldig.dossiers.access.sent import went_out
from zorgvuldig.dossiers.codes import ConcurrenceKind, Decision, DisclosureState
from zorgvuldig.dossiers.models import (
    AcuteCall,
    ClientNotification,
    Concurrence,
    DecisionRecord,
    Disclosure,
    Dossier,
    Feedback,
)
from zorgvuldig.handbook.wording import written
from zorgvuldig.language.whose import Ours
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.rules import gates

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from zorgvuldig.people.actor import Actor


def notifications_of(proposal: Disclosure) -> "QuerySet[ClientNotification]":
    """What the client was told about it and when, newest first. `current`: it was about the letter
    as it is now; an earlier version does not count (G16)."""
    return (
        ClientNotification.unscoped.filter(disclosure=proposal)
        .annotate(current=Q(content_digest=F("disclosure__content_digest")))
        .select_related("entry")
        .order_by("-entry__recorded_at")
    )


def agreed_postponements(proposal: Disclosure, today: date) -> "QuerySet[Concurrence]":
    """Agreements of a second person to tell the client later about this very letter, each for one
    use. A no takes back every yes before it."""
    asked = Concurrence.unscoped.filter(disclosure=proposal, subject=subjects.of_letter(proposal))
    return _usable(asked, today)


def postponements_about_call(call: AcuteCall, today: date) -> "QuerySet[Concurrence]":
    """As `agreed_postponements`, about one call made in danger."""
    asked = Concurrence.unscoped.filter(dossier=call.dossier_id, subject=subjects.of_call(call))
    return _usable(asked, today)


def _usable(asked: "QuerySet[Concurrence]", today: date) -> "QuerySet[Concurrence]":
    used = ClientNotification.unscoped.filter(agreement=OuterRef("pk"))
    asked = asked.filter(kind=ConcurrenceKind.POSTPONEMENT)
    refused = asked.filter(agreed=False, answered_at__gt=OuterRef("answered_at"))
    return (
        asked.filter(~Exists(used), ~Exists(refused), agreed=True, new_on__gt=today)
        .select_related("second_person")
        .order_by("new_on")
    )


def agreement_words(agreement: Concurrence) -> str:
    """Who agreed, and until when."""
    day = written(agreement.new_on) if agreement.new_on else ""
    return Ours(f"{agreement.second_person.name}: akkoord tot {day}")


def is_told(proposal: Disclosure) -> bool:
    """Does the client know of the letter as it is now?"""
    told = notifications_of(proposal).filter(told_on__isnull=False)
    return told.filter(content_digest=F("disclosure__content_digest")).exists()


def log_letter(actor: "Actor", proposal: Disclosure, event: str, purpose: str) -> None:
    """That somebody looked at the letter or printed it, and what for."""
    looks_in = part_of(proposal.dossier, actor) is None
    record(
        event,
        actor=actor,
        action=Action.READ,
        about=proposal,
        client_ref=proposal.dossier_id,
        policy="emergency" if looks_in else "involved",
        purpose=purpose,
    )


def shared_with(dossier: Dossier) -> list[dict[str, Any]]:
    """Who received what, on which ground, whether the client was told, and who does not agree with
    a decision not to share that was not laid before a decider since: one query."""
    told = ClientNotification.unscoped.filter(
        disclosure=OuterRef("disclosure"),
        content_digest=OuterRef("disclosure__content_digest"),
    )
    laid = Disclosure.unscoped.filter(
        recipient=OuterRef("recipient"), submitted_at__gt=OuterRef("entry__recorded_at")
    )
    disagreement = Concurrence.unscoped.filter(
        ~Exists(laid),
        disclosure=OuterRef("disclosure"),
        kind=ConcurrenceKind.NOT_SHARING,
        agreed=False,
    )
    decisions = (
        DecisionRecord.unscoped.filter(dossier=dossier)
        .select_related("disclosure__recipient", "entry")
        .annotate(
            was_told=Exists(told.filter(told_on__isnull=False)),
            was_sent=went_out(timezone.localdate()),
            heard_back=Exists(Feedback.unscoped.filter(disclosure=OuterRef("disclosure"))),
            disagreed_by=Subquery(disagreement.values("second_person__name")[:1]),
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
        "sent": decision.was_sent,
        "disagreed_by": decision.disagreed_by,
        "postponed_to": decision.told_later,
        "feedback_on": proposal.feedback_on,
        "heard_back": decision.heard_back,
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


def not_told(dossier: Dossier) -> list[dict[str, Any]]:
    """What was shared or said in danger while the client does not know, whether that was postponed
    or not."""
    untold_letters = [row for row in shared_with(dossier) if row["shared"] and not row["told"]]
    return [*untold_letters, *untold_calls(dossier)]


def untold(dossier: Dossier, today: date) -> list[dict[str, Any]]:
    """What was shared while the client does not know, and no agreed date is still to come (G16)."""
    return [
        row
        for row in not_told(dossier)
        if gates.client_told(row["told"], row["postponed_to"], today=today)
    ]
