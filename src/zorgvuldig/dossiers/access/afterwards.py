"""What comes back afterwards: signs to look into, and corrections to send."""

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject
from django.http import Http404

from zorgvuldig.dossiers.access import voice
from zorgvuldig.dossiers.access.plans import codes_of_plan
from zorgvuldig.dossiers.access.rows import dossiers_of
from zorgvuldig.dossiers.codes import ConcurrenceKind, EntryKind, FollowUp, Part
from zorgvuldig.dossiers.models import (
    AcuteCall,
    Concurrence,
    ContactNotice,
    Conversation,
    Correction,
    Disclosure,
    Dossier,
    Entry,
    NextSteps,
    Rectification,
    SafetyConcern,
    Sign,
    SignFollowUp,
)
from zorgvuldig.handbook.wording import written
from zorgvuldig.logbook.actions import Action, record

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from zorgvuldig.people.actor import Actor


def get_sign(dossier: Dossier, number: UUID) -> Sign:
    """One sign of this dossier."""
    found = Sign.unscoped.filter(dossier=dossier, pk=number).select_related("entry").first()
    if found is None:
        raise Http404
    return found


def history_of(dossier: Dossier, sign: UUID) -> "QuerySet[SignFollowUp]":
    """How a sign was looked into, newest first."""
    return (
        SignFollowUp.unscoped.filter(dossier=dossier, sign=sign)
        .select_related("entry__author")
        .order_by("-entry__recorded_at")
    )


def due_signs(today: date) -> "QuerySet[Sign]":
    """Opinions and assumptions in open dossiers of which the day to look into them has come."""
    return Sign.unscoped.filter(
        Q(ask_again_on=None) | Q(ask_again_on__lte=today),
        followup=FollowUp.OPEN,
        dossier__closed_on=None,
    )


def due_signs_kept_by(actor: "Actor", today: date) -> list[Sign]:
    """Those in the dossiers this person keeps, the longest waiting first."""
    kept = dossiers_of(actor, Part.KEEPER).values("pk")
    found = due_signs(today).filter(dossier__in=kept).select_related("dossier")
    return list(found.order_by("ask_again_on", "pk"))


def waiting_corrections() -> "QuerySet[Correction]":
    """Corrections that were not sent, and of which nobody wrote down why they cannot be sent."""
    return Correction.unscoped.filter(sent_on=None, waived_on=None)


def waiting_about(disclosure: Disclosure) -> "QuerySet[Correction]":
    """Corrections that wait to go to who received this, or is still to receive it."""
    return waiting_corrections().filter(disclosure=disclosure)


def corrections_in_page() -> ArraySubquery:
    """The waiting corrections of a dossier, to come along in the query of its page."""
    rows = waiting_corrections().filter(dossier=OuterRef("pk")).order_by("entry__recorded_at")
    return ArraySubquery(rows.values(row=JSONObject(number="pk", disclosure="disclosure_id")))


def corrections_in(dossier: Dossier) -> "QuerySet[Correction]":
    """Every correction of this dossier."""
    return Correction.unscoped.filter(dossier=dossier).select_related(
        "entry", "disclosure__recipient", "dossier__key"
    )


def get_correction(dossier: Dossier, number: UUID) -> Correction:
    """One correction of this dossier."""
    found = corrections_in(dossier).filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def put_right(entry: Entry) -> list[dict[str, Any]]:
    """What stands beside this entry as its right words, newest first."""
    found = Rectification.unscoped.filter(corrects=entry).select_related("entry")
    return [
        {"number": row.pk, "on": row.entry.happened_on, **row.entry.words(entry.dossier.key)}
        for row in found.order_by("-entry__recorded_at")
    ]


def log_correction(actor: "Actor", correction: Correction, event: str, purpose: str) -> None:
    """That somebody read a correction or printed it, and what for."""
    record(
        event,
        actor=actor,
        action=Action.READ,
        about=correction,
        client_ref=correction.dossier_id,
        policy="keeper",
        purpose=purpose,
    )


def told_nobody_knows() -> "QuerySet[Conversation]":
    """Talks with somebody of whom the client does not know: they were held on an exception for
    safety (G02), which is telling later."""
    told = ContactNotice.unscoped.filter(recipient=OuterRef("recipient"))
    return Conversation.unscoped.filter(~Exists(told), recipient__isnull=False)


def contacts_in_page() -> ArraySubquery:
    """Those talks of a dossier, each with the day on which the client would hear of it, to come
    along in the query of its page."""
    agreed = Concurrence.unscoped.filter(
        recipient=OuterRef("recipient"), kind=ConcurrenceKind.SAFETY_EXCEPTION, agreed=True
    )
    rows = told_nobody_knows().filter(dossier=OuterRef("pk"))
    rows = rows.annotate(on=Subquery(agreed.order_by("-answered_at").values("new_on")[:1]))
    return ArraySubquery(rows.values(row=JSONObject(recipient="recipient_id", on="on")))


def get_concern(dossier: Dossier, number: UUID) -> SafetyConcern:
    """One safety concern of this dossier that has not ended."""
    found = SafetyConcern.unscoped.filter(dossier=dossier, pk=number, ended_on=None).first()
    if found is None:
        raise Http404
    return found


def codes_afterwards(entry: Entry) -> dict[str, str]:
    """The codes beside an entry of what came afterwards, with their labels."""
    if entry.kind == EntryKind.ACUTE_CALL:
        call = AcuteCall.unscoped.get(pk=entry.pk)
        return {"Wie is gebeld": call.get_called_display(), "Afmaken": _until(call.due_on)}
    if entry.kind == EntryKind.SIGN_FOLLOW_UP:
        found = SignFollowUp.unscoped.get(pk=entry.pk)
        return {"Wat bleek": found.get_found_display()}
    if entry.kind == EntryKind.NEXT_STEPS:
        steps = NextSteps.unscoped.get(pk=entry.pk)
        return {"Uitkomst": steps.get_outcome_display(), "Opnieuw kijken": written(steps.review_on)}
    if entry.kind == EntryKind.PEER_REFLECTION:
        return {"Wie keken terug": voice.who_looked_back(entry)}
    if entry.kind == EntryKind.SAFETY_CONCERN:
        ended = SafetyConcern.unscoped.get(pk=entry.pk).ended_on
        return {"Voorbij sinds": written(ended) if ended else ""}
    return codes_of_plan(entry)


def _until(day: date) -> str:
    return f"uiterlijk {written(day)}"
