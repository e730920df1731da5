"""The municipality reads its report and says what came of each recommendation, by its own link."""

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.views.decorators.debug import sensitive_post_parameters

from zorgvuldig.gatherings import door
from zorgvuldig.gatherings.access.hosts import host_path
from zorgvuldig.gatherings.access.provider import open_provider
from zorgvuldig.gatherings.access.reports import recommendation_in, sent_report
from zorgvuldig.gatherings.access.workshops import workshop_by_link
from zorgvuldig.gatherings.actions import following_up
from zorgvuldig.gatherings.actions.signing import log_download
from zorgvuldig.gatherings.door import open_to_all, page
from zorgvuldig.gatherings.forms.reports import FollowUpForm
from zorgvuldig.gatherings.reports import paper
from zorgvuldig.gatherings.reports.content import content
from zorgvuldig.gatherings.reports.words import advised, written_in
from zorgvuldig.paper import CannotBePrinted
from zorgvuldig.people.actor import Caller
from zorgvuldig.recording.files import as_file
from zorgvuldig.recording.refusals import ChangedMeanwhile, NotNow
from zorgvuldig.rules.gatherings.codes import RecommendationState

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest

REPORT = "gatherings/public/report.html"
ONE = "gatherings/public/recommendation.html"
WRONG, NOT_NOW, NO_PAPER = 422, 409, 503
NO_PDF = "Nu kan er geen PDF worden gemaakt. Probeer het later nog eens, of neem het ODT-bestand."
OLD = (
    "Deze pagina stond te lang open. Wat u schreef staat er nog. Kijk het na en verstuur het "
    "opnieuw."
)


@open_to_all
def report(request: "HttpRequest", slug: str, link: str) -> HttpResponse:
    """The report, to read on the screen."""
    return _report(request, slug, link)


def _report(
    request: "HttpRequest", slug: str, link: str, told: str = "", status: int = 200
) -> HttpResponse:
    provider = open_provider(slug)
    workshop = workshop_by_link(link)
    found = sent_report(workshop)
    shown = {
        "told": content(written_in(found, workshop), found, provider),
        "link": link,
        "refused": told,
        "back": host_path(provider, workshop),
    }
    return page(request, provider, REPORT, shown, status=status, private=True)


@open_to_all
def download(request: "HttpRequest", slug: str, link: str, kind: str) -> HttpResponse:
    """The report as PDF or OpenDocument."""
    provider = open_provider(slug)
    workshop = workshop_by_link(link)
    found = sent_report(workshop)
    try:
        made = paper.made(kind, written_in(found, workshop), found, provider)
    except CannotBePrinted:
        return _report(request, slug, link, told=NO_PDF, status=NO_PAPER)
    log_download(workshop, Caller(provider.pk), kind)
    return as_file(made, paper.TYPES[kind], paper.NAMES[kind])


@open_to_all
@sensitive_post_parameters()
def recommendation(request: "HttpRequest", slug: str, link: str, which: "UUID") -> HttpResponse:
    """Where one recommendation stands, said by the municipality."""
    provider = open_provider(slug)
    workshop = workshop_by_link(link)
    sent_report(workshop)
    one = advised(0, recommendation_in(workshop, which), workshop)
    shown: dict[str, Any] = {"one": one, "link": link, "back": host_path(provider, workshop)}
    if request.method != "POST":
        known = {"state": one.state, "was": one.state, "came_of_it": one.came_of_it}
        shown["form"] = FollowUpForm(initial={**known, "once": door.fresh(provider.pk)})
        return page(request, provider, ONE, shown, private=True)
    form = shown["form"] = FollowUpForm(request.POST)
    if door.number(provider.pk, request.POST.get("once", "")) is None:
        form.add_error(None, OLD)
        _anew(form, once=door.fresh(provider.pk))
        return page(request, provider, ONE, shown, status=WRONG, private=True)
    if not form.is_valid():
        return page(request, provider, ONE, shown, status=WRONG, private=True)
    try:
        following_up.follow_up(workshop=workshop, which=which, **_said(form))
    except ChangedMeanwhile as refusal:
        form.add_error(None, refusal.sentence)
        _anew(form, was=one.state)
        return page(request, provider, ONE, shown, status=NOT_NOW, private=True)
    except NotNow as refusal:
        form.add_error("came_of_it", refusal.sentence)
        return page(request, provider, ONE, shown, status=WRONG, private=True)
    shown["done"] = True
    shown["one"] = advised(0, recommendation_in(workshop, which), workshop)
    return page(request, provider, ONE, shown, private=True)


def _said(form: FollowUpForm) -> dict[str, Any]:
    said = form.cleaned_data
    return {
        "state": RecommendationState(said["state"]),
        "came_of_it": said["came_of_it"],
        "nobody": said["nobody"],
        "was": said["was"],
    }


def _anew(form: FollowUpForm, **fields: str) -> None:
    """The form as it was typed, with another hidden field."""
    data: Any = form.data
    data = data.copy()
    data.update(fields)
    form.data = data
