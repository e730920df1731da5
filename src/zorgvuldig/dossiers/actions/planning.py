"""The plan, made with the client: their wish first, one lead, a day to look again, and an end."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from zorgvuldig.dossiers.actions.entries import add_entry, codes_of, lock_open
from zorgvuldig.dossiers.codes import EntryKind, PlanEnd, StepEnd
from zorgvuldig.dossiers.facts import spoken_openly
from zorgvuldig.dossiers.models import ActionPlan, Dossier, SmallStep
from zorgvuldig.dossiers.plan_asks import OUTSIDE, WORDS
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people.models import Membership
from zorgvuldig.recording.refusals import ChangedMeanwhile, NotNow, hold
from zorgvuldig.rules import gates

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

PLAN_FIRST = "Er is nog geen plan, of het plan is klaar. Maak eerst samen een plan."
ONE_LEAD = (
    "Een plan heeft precies één regisseur. Kies een collega, of iemand van buiten en schrijf op "
    "wie dat is."
)


def plan_of(dossier: Dossier) -> ActionPlan | None:
    """The plan that counts now."""
    plans = ActionPlan.unscoped.filter(dossier=dossier, ended_on=None)
    return plans.select_related("entry").first()


def as_read(dossier: Dossier, plan: ActionPlan | None) -> dict[str, str]:
    """The plan as its form shows it; nothing when there is none."""
    if plan is None:
        return {}
    words = plan.entry.words(dossier.key)
    return {
        **{name: words.get(name, "") for name in WORDS},
        "lead": OUTSIDE if plan.lead_outside else str(plan.lead_id),
        "review_on": plan.review_on.isoformat(),
    }


@transaction.atomic
def make_plan(
    *,
    dossier: Dossier,
    actor: "Actor",
    read: dict[str, str],
    lead: Membership | None,
    review_on: date,
    **entry: Any,
) -> ActionPlan:
    """Make the plan, or a new version of it: what the client wants first (P06), one lead (S8), a
    date to look again (G21), in words the client may read (G01). Without `lead` it is somebody from
    outside, named in the words.

    `read` is what stood there when the form was opened (`as_read`): when a colleague made another
    version since, nothing is stored (`ChangedMeanwhile`). Open steps go on with the new version.
    """
    _refuse_unless_theirs(dossier, lead, review_on, entry["words"])
    lock_open(dossier)
    client_may_read(dossier, entry)
    former = plan_of(dossier)
    known = as_read(dossier, former)
    written = add_entry(dossier=dossier, actor=actor, kind=EntryKind.PLAN, **entry)
    if read != known:
        raise ChangedMeanwhile
    _end(former, PlanEnd.REPLACED, timezone.localdate())
    plan = ActionPlan.unscoped.create(
        **codes_of(written),
        former=former,
        lead=lead,
        lead_outside=lead is None,
        review_on=review_on,
    )
    SmallStep.unscoped.filter(plan=former, ended_on=None).update(plan=plan)
    Dossier.unscoped.filter(pk=dossier.pk).update(review_on=review_on)
    return plan


def _refuse_unless_theirs(
    dossier: Dossier, lead: Membership | None, review_on: date, said: dict[str, Any]
) -> None:
    """The client's wish comes first, the date is still to come, and one person leads."""
    hold(gates.date_to_look_again(review_on, today=timezone.localdate()))
    wish = [str(said.get(name, "")) for name in ("client_goal", "agency_goal", "joined")]
    hold(gates.first(gates.client_goal_first(*wish)))
    from_outside = bool(str(said.get("lead_name", "")).strip())
    strange = lead and (lead.organisation_id != dossier.organisation_id or lead.ended_on)
    if strange or (lead is None) != from_outside:
        raise NotNow(ONE_LEAD)


def client_may_read(dossier: Dossier, entry: dict[str, Any]) -> None:
    """Whatever is written in a plan the client reads along: no word that stamps, and before an open
    talk nothing that names the topic (G01)."""
    mode = spoken_openly(dossier, entry["happened_on"])
    hold(gates.first(gates.read_along(mode, entry["words"])))


def the_plan(dossier: Dossier) -> ActionPlan:
    """Hold the open dossier, and give the plan that counts; else ask to make one first."""
    lock_open(dossier)
    plan = plan_of(dossier)
    if plan is None:
        raise NotNow(PLAN_FIRST, mend="plan")
    return plan


@transaction.atomic
def review_plan(*, dossier: Dossier, actor: "Actor", review_on: date, **entry: Any) -> None:
    """Look at the plan together: what happened with every step and goal, and the next date (G21).
    The dossier is looked at again on that day too."""
    hold(gates.date_to_look_again(review_on, today=timezone.localdate()))
    plan = the_plan(dossier)
    client_may_read(dossier, entry)
    add_entry(dossier=dossier, actor=actor, kind=EntryKind.PLAN_REVIEW, **entry)
    ActionPlan.unscoped.filter(pk=plan.pk).update(review_on=review_on)
    Dossier.unscoped.filter(pk=dossier.pk).update(review_on=review_on)


@transaction.atomic
def end_plan(*, dossier: Dossier, actor: "Actor", **entry: Any) -> None:
    """The plan is done: what was reached, and what stays. Steps still open end with it."""
    plan = the_plan(dossier)
    client_may_read(dossier, entry)
    add_entry(dossier=dossier, actor=actor, kind=EntryKind.PLAN_ENDED, **entry)
    _end(plan, PlanEnd.DONE, entry["happened_on"])


def end_with_dossier(*, dossier: Dossier, actor: "Actor", today: date) -> None:
    """A plan ends with its dossier, which the caller holds; the words of closing say how."""
    plan = plan_of(dossier)
    if plan is None:
        return
    _end(plan, PlanEnd.CLOSED, today)
    record(
        "plan.ended",
        actor=actor,
        action=Action.UPDATE,
        about=plan,
        client_ref=dossier.pk,
        policy="keeper",
    )


def _end(plan: ActionPlan | None, how: str, today: date) -> None:
    if plan is None:
        return
    ActionPlan.unscoped.filter(pk=plan.pk, ended_on=None).update(ended_on=today, ended_as=how)
    if how != PlanEnd.REPLACED:
        steps = SmallStep.unscoped.filter(plan=plan, ended_on=None)
        steps.update(ended_on=today, ended_as=StepEnd.PLAN)
