"""The plan of a dossier and its small steps: which are there, and which ask for something."""

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject
from django.http import Http404

from zorgvuldig.dossiers.codes import Decision, EntryKind
from zorgvuldig.dossiers.models import (
    ActionPlan,
    AcuteCall,
    DecisionRecord,
    Dossier,
    Entry,
    SmallStep,
)
from zorgvuldig.handbook.wording import written
from zorgvuldig.logbook.actions import Action, record

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from zorgvuldig.people.actor import Actor

MOST = 60  # steps on the page; the open ones come first and are never the ones left out


def newest_plan(dossier: Dossier) -> ActionPlan | None:
    """The plan that counts, with its words and its lead; else the one that ended last."""
    plans = ActionPlan.unscoped.filter(dossier=dossier).select_related("entry", "lead__person")
    return plans.order_by(F("ended_on").desc(nulls_first=True), "-entry__recorded_at").first()


def steps_in(dossier: Dossier) -> list[SmallStep]:
    """The steps of the dossier with their words: what is open by its day, then what ended, newest
    first. What was changed goes on as another, and is left out."""
    steps = SmallStep.unscoped.filter(dossier=dossier).exclude(ended_as="CHANGED")
    order = (F("ended_on").desc(nulls_first=True), "by_on", "pk")
    return list(steps.select_related("entry", "ended_with").order_by(*order)[:MOST])


def open_steps(dossier: Dossier) -> "QuerySet[SmallStep]":
    """What still is to be done, by its day."""
    steps = SmallStep.unscoped.filter(dossier=dossier, ended_on=None)
    return steps.select_related("entry").order_by("by_on", "pk")


def get_step(dossier: Dossier, number: UUID) -> SmallStep:
    """One step of this dossier, also when it has ended."""
    steps = SmallStep.unscoped.filter(dossier=dossier, pk=number)
    found = steps.select_related("entry").first()
    if found is None:
        raise Http404
    return found


def plan_in_page() -> Subquery:
    """The plan that counts, its date to look again included, to come along in the query of the
    dossier page; nothing without one."""
    plan = ActionPlan.unscoped.filter(dossier=OuterRef("pk"), ended_on=None)
    return Subquery(plan.values(row=JSONObject(number="pk", review_on="review_on")))


def late_steps(today: date) -> "QuerySet[SmallStep]":
    """Open steps in open dossiers of which the day has passed (P08)."""
    return SmallStep.unscoped.filter(ended_on=None, by_on__lt=today, dossier__closed_on=None)


def late_plans(today: date) -> "QuerySet[ActionPlan]":
    """Plans in open dossiers of which the day to look again has passed (G21)."""
    return ActionPlan.unscoped.filter(ended_on=None, review_on__lt=today, dossier__closed_on=None)


def agreed_before(dossier: Dossier) -> Entry | None:
    """The newest agreements of after the weighing, with which a plan can begin."""
    found = Entry.unscoped.filter(dossier=dossier, kind=EntryKind.NEXT_STEPS)
    return found.order_by("-happened_on", "-recorded_at").first()


def asks_for_aftercare(dossier: Dossier) -> bool:
    """Was there a plan, something shared or a call in danger, and did nobody write down how they
    themselves go on (S9)? One query."""
    here = Q(dossier=OuterRef("pk"))
    heavy = (
        Exists(ActionPlan.unscoped.filter(here))
        | Exists(AcuteCall.unscoped.filter(here))
        | Exists(DecisionRecord.unscoped.filter(here, decision=Decision.SHARE))
    )
    cared = Exists(Entry.unscoped.filter(here, kind=EntryKind.AFTERCARE))
    return Dossier.unscoped.filter(heavy, ~cared, pk=dossier.pk).exists()


def log_printed(actor: "Actor", plan: ActionPlan, purpose: str) -> None:
    """That the plan was printed, and what for."""
    record(
        "plan.printed",
        actor=actor,
        action=Action.READ,
        about=plan,
        client_ref=plan.dossier_id,
        policy="keeper",
        purpose=purpose,
    )


def codes_of_plan(entry: Entry) -> dict[str, str]:
    """The codes beside an entry of the plan, with their labels."""
    if entry.kind == EntryKind.PLAN:
        plan = ActionPlan.unscoped.select_related("lead__person").get(pk=entry.pk)
        return {
            "Regisseur": plan.lead.person.name if plan.lead else "",
            "Opnieuw kijken": written(plan.review_on),
            "Afloop": _ended(plan),
        }
    if entry.kind == EntryKind.SMALL_STEP:
        step = SmallStep.unscoped.get(pk=entry.pk)
        return {
            "Wie": step.get_taken_by_display(),
            "Bij welk doel": step.get_goal_display() if step.goal else "",
            "Uiterlijk": written(step.by_on),
            "Afloop": _ended(step),
        }
    return {}


def _ended(row: ActionPlan | SmallStep) -> str:
    if row.ended_on is None:
        return ""
    return f"{row.get_ended_as_display()}, {written(row.ended_on)}"
