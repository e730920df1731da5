"""Together with client and family: the page that shows it, the plan and its small steps."""

from django.urls import path

from zorgvuldig.dossiers.views import plans, steps, with_client

SAMEN = "<dossier:reference>/samen/"
STEP = f"{SAMEN}stap/<uuid:number>/"

urlpatterns = [
    path(SAMEN, with_client.with_client, name="with_client"),
    path(f"{SAMEN}plan/", plans.plan, name="plan"),
    path(f"{SAMEN}plan/bekijken/", plans.review, name="plan_review"),
    path(f"{SAMEN}plan/klaar/", plans.end, name="plan_end"),
    path(f"{SAMEN}plan/plan.pdf", plans.pdf, name="plan_pdf"),
    path(f"{SAMEN}stap/", steps.step, name="step"),
    path(f"{STEP}gelukt/", steps.met, name="step_met"),
    path(f"{STEP}veranderen/", steps.change, name="step_change"),
    path(f"{STEP}loslaten/", steps.let_go, name="step_let_go"),
]
