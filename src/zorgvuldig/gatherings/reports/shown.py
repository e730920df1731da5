"""The report on other pages: what comes next for staff, and what the municipality does with it."""

from typing import TYPE_CHECKING, Any

from django.urls import reverse

from zorgvuldig.gatherings.access.reports import recommendations_of, report_of
from zorgvuldig.gatherings.access.workshops import leads
from zorgvuldig.gatherings.actions.following_up import follows
from zorgvuldig.gatherings.reports.words import advised
from zorgvuldig.people.roles import Role
from zorgvuldig.rules.gatherings.codes import ReportState, WorkshopState

if TYPE_CHECKING:
    from zorgvuldig.gatherings.models import Provider, Workshop
    from zorgvuldig.people.actor import Actor


def reported(workshop: "Workshop", actor: "Actor") -> dict[str, Any]:
    """What to do with the report now; once it is sent, what became of the recommendations."""
    if workshop.state == WorkshopState.HELD:
        return {"now": [_to("begin_report", workshop, "Begin het verslag.")]}
    report = report_of(workshop)
    if report is None:
        return {}
    if report.state != ReportState.SENT:
        return {"now": _next(workshop, actor, signed=report.state == ReportState.SIGNED)}
    return {"advised": _advised(workshop)}


def _next(workshop: "Workshop", actor: "Actor", *, signed: bool) -> list[dict[str, str]]:
    if signed and actor.holds({Role.ORGANISER}):
        return [_to("report_send", workshop, "Het verslag is getekend. Stuur het naar de "
                    "gemeente.")]  # fmt: skip
    if signed:
        return []
    asked = "Schrijf het verslag. Daarna leest een begeleider het na en tekent."
    if leads(actor, workshop):
        asked = "Schrijf het verslag, lees het na en teken het."
    return [_to("report", workshop, asked)]


def _to(name: str, workshop: "Workshop", text: str) -> dict[str, str]:
    return {"text": text, "url": reverse(f"gatherings:{name}", args=[workshop.pk])}


def _advised(workshop: "Workshop") -> list[Any]:
    rows = enumerate(recommendations_of(workshop), start=1)
    return [advised(number, row, workshop) for number, row in rows]


def for_host(workshop: "Workshop", provider: "Provider") -> dict[str, Any] | None:
    """The sent report, and the recommendations with where they stand."""
    report = report_of(workshop)
    if report is None or report.state != ReportState.SENT:
        return None
    return {"advised": _advised(workshop), "follows": follows(workshop)}
