"""What asks for something in the dossiers somebody keeps, for the day page. Which dossier, and what
sort of thing; the dossier itself says the rest."""

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q

from zorgvuldig.dossiers.access.afterwards import waiting_corrections
from zorgvuldig.dossiers.access.plans import late_plans, late_steps
from zorgvuldig.dossiers.access.rows import dossiers_of
from zorgvuldig.dossiers.access.sent import went_out
from zorgvuldig.dossiers.codes import Decision, Part
from zorgvuldig.dossiers.models import (
    AssessmentView,
    ClientNotification,
    DecisionRecord,
    Dossier,
    Feedback,
)

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from zorgvuldig.people.actor import Actor

KINDS = (
    "untold", "sent_untold", "unsent", "wrong", "ready", "not_heard", "plan_late", "late",
    "step_late",
)  # fmt: skip


def asking_of(actor: "Actor", today: date) -> list[tuple[Dossier, list[str]]]:
    """Open dossiers this person keeps in which something waits, each with what: one query, which
    asks each question once and not again to leave out where nothing waits."""
    here = OuterRef("pk")
    plan_late = Exists(late_plans(today).filter(dossier=here))
    asks = {
        "untold": Exists(_shared().filter(~_known(today), ~went_out(today), dossier=here)),
        "sent_untold": Exists(_shared().filter(~_known(today), went_out(today), dossier=here)),
        "unsent": Exists(_shared().filter(_known(today), ~went_out(today), dossier=here)),
        "wrong": Exists(waiting_corrections().filter(dossier=here)),
        "ready": Exists(_written_by_two().filter(assessment__dossier=here)),
        "not_heard": Exists(_not_heard(today).filter(dossier=here)),
        "plan_late": plan_late,
        "late": Q(~plan_late, review_on__lt=today),  # looking at the plan is looking again
        "step_late": Exists(late_steps(today).filter(dossier=here)),
    }
    kept = dossiers_of(actor, Part.KEEPER).open().annotate(**asks).order_by("opened_on", "pk")
    waiting = [(one, [kind for kind in KINDS if getattr(one, kind)]) for one in kept]
    return [(dossier, kinds) for dossier, kinds in waiting if kinds]


def _known(today: date) -> Exists:
    """Of a decision to share: the client knows of this letter, or an agreed day is still to come
    (G16)."""
    return Exists(
        ClientNotification.unscoped.filter(
            Q(told_on__isnull=False) | Q(postponed_to__gte=today),
            disclosure=OuterRef("disclosure"),
            content_digest=OuterRef("disclosure__content_digest"),
        )
    )


def _not_heard(today: date) -> "QuerySet[DecisionRecord]":
    """Shared, and the day has passed on which the recipient would let hear."""
    heard = Feedback.unscoped.filter(disclosure=OuterRef("disclosure"))
    return _shared().filter(~Exists(heard), disclosure__feedback_on__lt=today)


def _shared() -> "QuerySet[DecisionRecord]":
    return DecisionRecord.unscoped.filter(decision=Decision.SHARE)


def _written_by_two() -> "QuerySet[AssessmentView]":
    """Views in an open assessment of which at least two were sent."""
    sent = AssessmentView.unscoped.filter(assessment__completed_on=None, submitted_at__isnull=False)
    others = sent.filter(assessment=OuterRef("assessment")).exclude(pk=OuterRef("pk"))
    return sent.filter(Exists(others))
