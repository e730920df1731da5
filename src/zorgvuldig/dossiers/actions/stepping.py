"""Small steps, chosen together: agreed, changed, met and let go (P08)."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from zorgvuldig.dossiers.actions.entries import add_entry, codes_of
from zorgvuldig.dossiers.actions.planning import client_may_read, the_plan
from zorgvuldig.dossiers.codes import EntryKind, StepEnd
from zorgvuldig.dossiers.models import ActionPlan, Dossier, Entry, SmallStep
from zorgvuldig.recording.refusals import NotNow, hold
from zorgvuldig.rules import gates

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

ENDED_ALREADY = (
    "Deze stap is intussen al gelukt, veranderd of losgelaten. Kijk bij ‘Samen’ hoe het nu staat."
)


@transaction.atomic
def agree_step(
    *, dossier: Dossier, actor: "Actor", taken_by: str, goal: str, by_on: date, **entry: Any
) -> SmallStep:
    """One small step in the plan, with a day that is near (P08)."""
    codes = {"taken_by": taken_by, "goal": goal, "by_on": by_on}
    plan = _ready_for_a_step(dossier, by_on, entry)
    written = add_entry(dossier=dossier, actor=actor, kind=EntryKind.SMALL_STEP, **entry)
    return SmallStep.unscoped.create(**codes_of(written), plan=plan, **codes)


@transaction.atomic
def change_step(
    *,
    dossier: Dossier,
    actor: "Actor",
    step: SmallStep,
    taken_by: str,
    goal: str,
    by_on: date,
    **entry: Any,
) -> SmallStep:
    """The step goes on otherwise, with the reason; how it was agreed before stays readable."""
    codes = {"taken_by": taken_by, "goal": goal, "by_on": by_on}
    plan = _ready_for_a_step(dossier, by_on, entry)
    written = add_entry(dossier=dossier, actor=actor, kind=EntryKind.SMALL_STEP, **entry)
    _end(step, StepEnd.CHANGED, written)
    return SmallStep.unscoped.create(**codes_of(written), plan=plan, former=step, **codes)


def _ready_for_a_step(dossier: Dossier, by_on: date, entry: dict[str, Any]) -> ActionPlan:
    hold(gates.step_is_near(by_on, today=timezone.localdate()))
    plan = the_plan(dossier)
    client_may_read(dossier, entry)
    return plan


@transaction.atomic
def meet_step(*, dossier: Dossier, actor: "Actor", step: SmallStep, **entry: Any) -> None:
    """The step was met, and acknowledged: who said what, and the compliment in one's own words."""
    the_plan(dossier)
    client_may_read(dossier, entry)
    _end(
        step,
        StepEnd.MET,
        add_entry(dossier=dossier, actor=actor, kind=EntryKind.STEP_MET, **entry),
    )


@transaction.atomic
def let_go(*, dossier: Dossier, actor: "Actor", step: SmallStep, **entry: Any) -> None:
    """The step is not needed any more, or did not fit; with the reason."""
    the_plan(dossier)
    client_may_read(dossier, entry)
    _end(
        step,
        StepEnd.LET_GO,
        add_entry(dossier=dossier, actor=actor, kind=EntryKind.STEP_LET_GO, **entry),
    )


def _end(step: SmallStep, how: str, written: Entry) -> None:
    """A step ends once; who comes second stores nothing."""
    held = SmallStep.unscoped.filter(pk=step.pk, dossier=written.dossier_id, ended_on=None)
    if not held.update(ended_on=written.happened_on, ended_as=how, ended_with=written):
        raise NotNow(ENDED_ALREADY)
