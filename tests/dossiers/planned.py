"""A plan with small steps to work with, made with the client."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from tests.cast import Town
from tests.dossiers.conftest import entry
from zorgvuldig.dossiers.actions import planning, stepping
from zorgvuldig.dossiers.models import ActionPlan, Dossier, SmallStep

OF_A_DOSSIER = ("with_client", "plan", "plan_review", "plan_end", "plan_pdf", "step")
OF_A_STEP = ("step_met", "step_change", "step_let_go")
WISH = {
    "client_goal": "Ik wil weer voetballen",
    "agency_goal": "Dat hij in het weekend veilig is",
    "joined": "Zaterdag op het veld, met de trainer erbij",
    "choices_offered": "Voetbal of de fietsclub, alleen of met een vriend",
    "chosen": "Voetbal, gekozen door Noor zelf",
}


def things(town: Town, dossier: Dossier) -> dict[str, dict[str, Any]]:
    """What stands behind the addresses of the plan."""
    plan(dossier, town)
    about = {"reference": dossier.reference}
    number = step(dossier, town).pk
    return {
        **{f"dossiers:{name}": about for name in OF_A_DOSSIER},
        **{f"dossiers:{name}": {**about, "number": number} for name in OF_A_STEP},
    }


def soon(days: int = 14) -> date:
    return timezone.localdate() + timedelta(days=days)


def plan(dossier: Dossier, town: Town, by: str = "anna", **changes: Any) -> ActionPlan:
    """The plan, or a new version of the one that is there."""
    actor = town.at_work(by)
    lead = changes.pop("lead", town.anna.membership)
    review_on = changes.pop("review_on", soon(30))
    read = changes.pop("read", planning.as_read(dossier, planning.plan_of(dossier)))
    return planning.make_plan(
        dossier=dossier,
        actor=actor,
        read=read,
        lead=lead,
        review_on=review_on,
        **entry(**{**WISH, **changes}),
    )


def step(
    dossier: Dossier, town: Town, what: str = "Een keer meetrainen", **codes: Any
) -> SmallStep:
    """One small step in the plan."""
    chosen = {"taken_by": "CLIENT", "goal": "CLIENT", "by_on": soon(7), **codes}
    return stepping.agree_step(
        dossier=dossier, actor=town.at_work("anna"), **chosen, **entry(what=what)
    )


def late(step: SmallStep, days: int = 1) -> None:
    """The day of this step has passed."""
    SmallStep.unscoped.filter(pk=step.pk).update(by_on=soon(-days))
