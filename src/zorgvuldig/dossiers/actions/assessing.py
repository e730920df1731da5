"""Judging together: begun by one, each writes apart, completed by at least two (G05, G09, G18)."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from zorgvuldig.dossiers.actions.entries import add_entry, codes_of, lock_open
from zorgvuldig.dossiers.actions.involving import involve
from zorgvuldig.dossiers.codes import EntryKind, Scope
from zorgvuldig.dossiers.models import Assessment, AssessmentView, Consultation, Dossier
from zorgvuldig.handbook import EDITION, read
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people.models import Membership, Person
from zorgvuldig.recording.refusals import NotNow, hold
from zorgvuldig.rules import gates
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
COMPARE = "Schrijf op wat er anders is dan bij de vorige inschatting, of dat alles gelijk bleef."


@transaction.atomic
def begin(
    *, dossier: Dossier, actor: "Actor", asked: Iterable[Membership], today: date, **entry: Any
) -> Assessment:
    """Begin an assessment and ask one or more others. Not before internal consultation (G04).

    The last completed assessment goes along, so that both are compared in words at the end.
    """
    hold(consultation(lock_open(dossier), today), mend="consultation")
    written = add_entry(dossier=dossier, actor=actor, kind=EntryKind.ASSESSMENT, **entry)
    former = last_completed(dossier)
    assessment = Assessment.unscoped.create(**codes_of(written), former=former)
    _ask(assessment, actor.person)
    for colleague in asked:
        involve(dossier=dossier, actor=actor, membership=colleague, today=today)
        _ask(assessment, colleague.person)
    return assessment


@transaction.atomic
def ask_another(
    *, dossier: Dossier, assessment: UUID, actor: "Actor", membership: Membership, today: date
) -> None:
    """Ask one more to write a view, as long as the assessment is not completed."""
    lock_open(dossier)
    held = Assessment.unscoped.select_for_update().get(pk=assessment)
    if held.completed_on is not None:
        raise NotNow(COMPLETED_ALREADY)
    if AssessmentView.unscoped.filter(assessment=held, assessor=membership.person).exists():
        raise NotNow("Deze collega is al gevraagd.")
    involve(dossier=dossier, actor=actor, membership=membership, today=today)
    _ask(held, membership.person)


def last_completed(dossier: Dossier) -> Assessment | None:
    """The assessment completed last, if there is one."""
    done = Assessment.unscoped.filter(dossier=dossier, completed_on__isnull=False)
    return done.order_by("-completed_on", "-entry__recorded_at").first()


def _ask(assessment: Assessment, person: Person) -> None:
    AssessmentView.unscoped.create(
        organisation_id=assessment.organisation_id,
        assessment=assessment,
        assessor=person,
        invited_at=timezone.now(),
    )


def consultation(dossier: Dossier, today: date) -> gates.Shut | None:
    """Is there an internal consultation on paper, or may it wait in acute danger (G04)?"""
    since = (dossier.triaged_on or today) if dossier.triage == Triage.ACUTE else None
    internal = Consultation.unscoped.filter(dossier=dossier, scope=Scope.INTERNAL).exists()
    return gates.consultation_recorded(internal, since, today=today)


@transaction.atomic
def write_view(
    *, dossier: Dossier, assessment: Assessment, actor: "Actor", words: dict[str, Any]
) -> None:
    """Write one's own view, apart from the others', counter-signs and other explanations considered
    (G05). Once sent it stays as it is; after completing, when all can be read, none is added."""
    hold(gates.counter_signs_considered(str(words.get("counter_signs", ""))))
    hold(gates.explanations_considered(str(words.get("other_explanations", ""))))
    lock_open(dossier)
    if Assessment.unscoped.filter(pk=assessment.pk, completed_on__isnull=False).exists():
        raise NotNow(COMPLETED_ALREADY)
    view = (
        AssessmentView.unscoped.select_for_update()
        .filter(assessment=assessment, assessor=actor.person)
        .first()
    )
    if view is None:
        raise NotNow(NOT_ASKED)
    if view.submitted_at is not None:
        raise NotNow(SENT_ALREADY)
    view.sealed = dossier.key.seal({**words, "asked": as_asked()}, view.id)
    view.edition = EDITION
    view.submitted_at = timezone.now()
    view.save(update_fields=["sealed", "edition", "submitted_at"])
    record(
        "assessment.viewed_apart",
        actor=actor,
        action=Action.CREATE,
        about=assessment,
        client_ref=dossier.pk,
        policy="assessor",
    )


def as_asked() -> dict[str, str]:
    """The nine attention points as this edition asks them, kept with the answers."""
    return {code: point["title"] for code, point in read("method")["attention"].items()}


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
    """Complete it with at least two views of different accounts (G09), a date to look again (G21),
    and by then the consultation on paper, also when it waited for acute danger (G04)."""
    hold(gates.date_to_look_again(review_on, today=today))
    hold(consultation(lock_open(dossier), today), mend="consultation")
    held = Assessment.unscoped.select_for_update().select_related("entry").get(pk=assessment)
    if held.completed_on is not None:
        raise NotNow(COMPLETED_ALREADY)
    assessors = list(
        AssessmentView.unscoped.filter(assessment=held, submitted_at__isnull=False).values_list(
            "assessor_id", flat=True
        )
    )
    hold(gates.not_alone(assessors))
    if held.former_id and not str(words.get("changed", "")).strip():
        raise NotNow(COMPARE)
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
