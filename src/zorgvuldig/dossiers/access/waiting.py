"""What waits for somebody: views to write, agreements to give. Each is a way to one row only."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import Http404

from zorgvuldig.dossiers import ways
from zorgvuldig.dossiers.access.rows import at_work, refuse
from zorgvuldig.dossiers.models import Assessment, AssessmentView, Concurrence, Dossier
from zorgvuldig.logbook.actions import Action, record

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from zorgvuldig.people.actor import Actor


def concurrences_asked_of(actor: "Actor") -> "QuerySet[Concurrence]":
    """What colleagues ask this person to agree to in open dossiers, answered or not."""
    if ways.ASKED_TO_AGREE not in ways.AGREE.open_to(actor):
        return Concurrence.unscoped.none()
    return (
        Concurrence.unscoped.filter(
            organisation=actor.organisation,
            second_person=actor.person,
            dossier__closed_on=None,
        )
        .select_related("entry", "dossier__key", "asked_by", "recipient")
        .order_by("entry__recorded_at")
    )


def get_concurrence(actor: "Actor | None", number: UUID) -> Concurrence:
    """One question to agree, for the person who was asked. The look is logged."""
    actor = at_work(actor)
    asked = concurrences_asked_of(actor).filter(pk=number).first()
    if asked is None:
        refuse(actor, "concurrence.read", f"concurrence:{number}")
    record(
        "concurrence.read",
        actor=actor,
        action=Action.READ,
        about=asked,
        client_ref=asked.dossier_id,
        policy="second_person",
    )
    return asked


def concurrences_in(dossier: Dossier) -> "QuerySet[Concurrence]":
    """What was asked of second persons in this dossier, newest first."""
    return (
        Concurrence.unscoped.filter(dossier=dossier)
        .select_related("second_person")
        .order_by("-entry__recorded_at")
    )


def views_asked_of(actor: "Actor") -> "QuerySet[AssessmentView]":
    """Assessments in open dossiers in which this person still has to write a view."""
    if not ways.JUDGE.admits(actor):
        return AssessmentView.unscoped.none()
    return (
        AssessmentView.unscoped.filter(
            organisation=actor.organisation,
            assessor=actor.person,
            submitted_at=None,
            assessment__completed_on=None,
            assessment__dossier__closed_on=None,
        )
        .select_related("assessment__dossier", "assessment__entry__author")
        .order_by("invited_at")
    )


def get_assessment(dossier: Dossier, number: UUID) -> Assessment:
    """One assessment of this dossier."""
    assessment = (
        Assessment.unscoped.select_related("entry__author", "former__entry")
        .filter(dossier=dossier, pk=number)
        .first()
    )
    if assessment is None:
        raise Http404
    return assessment


def views_in(assessment: Assessment) -> "QuerySet[AssessmentView]":
    """Everybody's view in this assessment, sent or not."""
    return (
        AssessmentView.unscoped.filter(assessment=assessment)
        .select_related("assessor")
        .order_by("invited_at", "assessor__name")
    )
