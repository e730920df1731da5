"""Judging together: begun by one, each writes apart, completed by at least two (G05, G09, G18)."""

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from zorgvuldig.dossiers.actions.entries import add_entry, codes_of, lock_open
from zorgvuldig.dossiers.actions.involving import involve
from zorgvuldig.dossiers.codes import EntryKind, Scope
from zorgvuldig.dossiers.models import Assessment, AssessmentView, Consultation, Dossier
from zorgvuldig.dossiers.refusals import GateShut, NotNow
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people.models import Membership
from zorgvuldig.rules.codes import Triage

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

NOT_ASKED = "U bent niet gevraagd om mee in te schatten. Vraag het wie het dossier bijhoudt."
SENT_ALREADY = (
    "Uw inschatting is al verstuurd en blijft zoals zij is. Ziet u het nu anders? Zeg dat bij het "
    "samen afronden."
)
COMPLETED_ALREADY = (
    "Deze inschatting is al afgerond. Ziet u nu iets anders? Begin dan een nieuwe inschatting."
)
TWO_VIEWS = (
    "Ten minste twee personen geven eerst hun inschatting. Vraag uw collega om die te versturen."
)


@transaction.atomic
def begin(
    *, dossier: Dossier, actor: "Actor", second: Membership, today: date, **entry: Any
) -> Assessment:
    """Begin an assessment and ask a second assessor. Not before internal consultation (G04)."""
    held = lock_open(dossier)
    if not has_consulted(held):
        raise GateShut("G04", "Leg eerst een intern overleg vast; daarna schat u samen in.")
    written = add_entry(dossier=dossier, actor=actor, kind=EntryKind.ASSESSMENT, **entry)
    assessment = Assessment.unscoped.create(**codes_of(written))
    involve(dossier=dossier, actor=actor, membership=second, today=today)
    for person in (actor.person, second.person):
        AssessmentView.unscoped.create(
            organisation_id=dossier.organisation_id,
            assessment=assessment,
            assessor=person,
            invited_at=timezone.now(),
        )
    return assessment


def has_consulted(dossier: Dossier) -> bool:
    """Is there an internal consultation on paper, or is there acute danger (G04)?"""
    return (
        dossier.triage_on(timezone.localdate()) == Triage.ACUTE
        or Consultation.unscoped.filter(dossier=dossier, scope=Scope.INTERNAL).exists()
    )


@transaction.atomic
def write_view(
    *, dossier: Dossier, assessment: Assessment, actor: "Actor", words: dict[str, Any]
) -> None:
    """Write one's own view, apart from the others', counter-signs considered (G05). Once sent it
    stays as it is."""
    if not str(words.get("counter_signs", "")).strip():
        raise GateShut("G05", "Schrijf op wat de zorg tegenspreekt, of hoe u ernaar hebt gezocht.")
    lock_open(dossier)
    view = (
        AssessmentView.unscoped.select_for_update()
        .filter(assessment=assessment, assessor=actor.person)
        .first()
    )
    if view is None:
        raise NotNow(NOT_ASKED)
    if view.submitted_at is not None:
        raise NotNow(SENT_ALREADY)
    view.sealed = dossier.key.seal(words, view.id)
    view.submitted_at = timezone.now()
    view.save(update_fields=["sealed", "submitted_at"])
    record(
        "assessment.viewed_apart",
        actor=actor,
        action=Action.CREATE,
        about=assessment,
        client_ref=dossier.pk,
        policy="assessor",
    )


@transaction.atomic
def complete(
    *,
    dossier: Dossier,
    assessment: UUID,
    actor: "Actor",
    outcome: str,
    review_on: date,
    words: dict[str, Any],
    today: date,
) -> None:
    """Complete it with at least two views of different accounts, and a date to look again."""
    lock_open(dossier)
    held = Assessment.unscoped.select_for_update().select_related("entry").get(pk=assessment)
    if held.completed_on is not None:
        raise NotNow(COMPLETED_ALREADY)
    assessors = list(
        AssessmentView.unscoped.filter(assessment=held, submitted_at__isnull=False).values_list(
            "assessor_id", flat=True
        )
    )
    if len(set(assessors)) < 2:
        raise GateShut("G09", TWO_VIEWS)
    held.outcome, held.review_on, held.completed_on = outcome, review_on, today
    held.assessors = assessors
    held.save(update_fields=["outcome", "review_on", "completed_on", "assessors"])
    entry = held.entry
    entry.sealed = dossier.key.seal({**entry.words(dossier.key), **words}, entry.id)
    entry.save(update_fields=["sealed"])
    Dossier.unscoped.filter(pk=dossier.pk).update(review_on=review_on)
    record(
        "assessment.completed",
        actor=actor,
        action=Action.UPDATE,
        about=held,
        client_ref=dossier.pk,
        policy="keeper",
    )
