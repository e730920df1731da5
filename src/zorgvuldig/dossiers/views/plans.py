"""Making the plan together, looking at it at fixed moments, ending it, and putting it on paper."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from zorgvuldig.directory.access import listings as directory
from zorgvuldig.dossiers import access
from zorgvuldig.dossiers.access import plans
from zorgvuldig.dossiers.actions import planning as actions
from zorgvuldig.dossiers.forms import plan as forms
from zorgvuldig.dossiers.forms.comparing import signed
from zorgvuldig.dossiers.letter import plan as papers
from zorgvuldig.dossiers.plan_asks import FROM_AGREEMENTS
from zorgvuldig.dossiers.views.comparing import compared
from zorgvuldig.dossiers.views.recording import filled, recording
from zorgvuldig.people import access as people
from zorgvuldig.people.roles import WORKS_WITH_CLIENTS
from zorgvuldig.recording.deeds import Deed
from zorgvuldig.recording.files import as_pdf, printing
from zorgvuldig.style.letterhead import letterhead_of

if TYPE_CHECKING:
    from zorgvuldig.people.request import Request

PURPOSES = {
    "lezen": "samen met de cliënt lezen",
    "meegeven": "meegeven aan de cliënt",
    "dossier": "bewaren in het eigen dossier",
}
FORM = "dossiers/with_client/form.html"
NO_PLAN = "Er is nog geen plan, of het plan is klaar. Maak eerst samen een plan."


@require_http_methods(["GET", "POST"])
def plan(request: "Request", reference: str) -> HttpResponse:
    """Make the plan, or a new version that begins with the one before. When a colleague made one
    meanwhile, all texts are shown side by side."""
    dossier = access.get_kept_dossier(request.actor, reference)
    now = actions.as_read(dossier, actions.plan_of(dossier))
    leads = {
        str(one.pk): one for one in people.staff_of(request.actor).holding(*WORKS_WITH_CLIENTS)
    }
    form = filled(
        request,
        forms.PlanForm,
        leads=[(number, one.person.name) for number, one in leads.items()],
        points=_points(request, now),
        groups=directory.to_choose(request.actor),
        initial=_begun(dossier, now),
    )
    return recording(
        request,
        form=form,
        act=lambda form: (
            actions.make_plan(
                dossier=dossier,
                actor=request.actor,
                read=form.cleaned_data["seen"],
                lead=leads.get(form.cleaned_data["lead"]),
                review_on=form.cleaned_data["review_on"],
                **form.entry_values(),
            )
            and None
        ),
        back=_hub(reference),
        template=FORM,
        submit="Het plan opslaan",
        anew=lambda: compared(form, actions.as_read(dossier, actions.plan_of(dossier))),
        dossier=dossier,
    )


def _points(request: "Request", now: dict[str, str]) -> list[str]:
    """The organisation's contact points by name, and the one that stands in the plan already."""
    here = [point.name for point in people.contact_points_of(request.actor)]
    return [*here, *filter(None, [now.get("contact_point")])]


def _begun(dossier: Any, now: dict[str, str]) -> dict[str, Any]:
    """What the form begins with: the plan that counts, else the last one, else what was agreed
    after the weighing. A day that has passed is asked anew."""
    words, last = dict(now), None if now else plans.newest_plan(dossier)
    if last is not None:
        words = actions.as_read(dossier, last)
    elif not now and (agreed := plans.agreed_before(dossier)):
        said = agreed.words(dossier.key)
        words = {name: said.get(source, "") for name, source in FROM_AGREEMENTS.items()}
    if words.get("review_on", "") <= timezone.localdate().isoformat():
        words.pop("review_on", None)
    return {**words, "seen": signed(now)}


def _hub(reference: str) -> str:
    return reverse("dossiers:with_client", args=[reference])


@require_http_methods(["GET", "POST"])
def review(request: "Request", reference: str) -> HttpResponse:
    """What happened with every open step and with the goals, and the next date."""
    dossier = access.get_kept_dossier(request.actor, reference)
    found = actions.plan_of(dossier)
    if found is None:
        return without_plan(request, reference)
    steps = {
        f"step_{step.pk.hex}": step.entry.words(dossier.key)["what"]
        for step in plans.open_steps(dossier)
    }
    return recording(
        request,
        form=filled(
            request, forms.PlanReviewForm, steps=steps, goals=found.entry.words(dossier.key)
        ),
        act=lambda form: actions.review_plan(
            dossier=dossier, actor=request.actor, **form.code_values(), **form.entry_values()
        ),
        back=_hub(reference),
        template=FORM,
        dossier=dossier,
    )


@require_http_methods(["GET", "POST"])
def end(request: "Request", reference: str) -> HttpResponse:
    """The goals are met: what was reached, and what stays."""
    dossier = access.get_kept_dossier(request.actor, reference)
    if actions.plan_of(dossier) is None:
        return without_plan(request, reference)
    return recording(
        request,
        form=filled(request, forms.PlanEndForm),
        act=lambda form: actions.end_plan(
            dossier=dossier, actor=request.actor, **form.entry_values()
        ),
        back=_hub(reference),
        template=FORM,
        submit="Het plan is klaar",
        done="Het plan is klaar. Stappen die nog openstonden, zijn gestopt.",
        dossier=dossier,
    )


def without_plan(request: "Request", reference: str) -> HttpResponse:
    """To where a plan is made, when there is none to go on with."""
    messages.info(request, NO_PLAN)
    return redirect("dossiers:plan", reference)


@require_safe
def pdf(request: "Request", reference: str) -> HttpResponse:
    """The plan on paper, for a purpose that is logged."""
    dossier = access.get_kept_dossier(request.actor, reference)
    found, purpose = plans.newest_plan(dossier), PURPOSES.get(request.GET.get("doel", ""))
    if found is None or purpose is None:
        messages.info(request, "Kies hieronder waarvoor u het plan print.")
        return redirect("dossiers:with_client", reference)
    with Deed(request), printing("Van dit plan kan nu geen PDF worden gemaakt. Lees het hier."):
        place, steps = request.actor.organisation, plans.steps_in(dossier)
        whole = papers.content(dossier, found, steps, place.name)
        printed = papers.pdf(whole, letterhead_of(place))
        plans.log_printed(request.actor, found, purpose)
        return as_pdf(printed, f"plan-{reference}")
    return redirect("dossiers:with_client", reference)


def papers_of(reference: str) -> list[dict[str, str]]:
    """The plan on paper, once for each purpose one may have with it."""
    paper_at = reverse("dossiers:plan_pdf", args=[reference])
    return [{"text": text, "url": f"{paper_at}?doel={code}"} for code, text in PURPOSES.items()]
