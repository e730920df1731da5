"""Who sees the report of a workshop: who organises it, who leads it, and, once sent, the
municipality by its own link."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import Http404

from zorgvuldig.gatherings.access.leading import get_planned
from zorgvuldig.gatherings.access.situations import led_workshop
from zorgvuldig.gatherings.access.workshops import get_workshop, leads_of
from zorgvuldig.gatherings.models import (
    Participant,
    Recommendation,
    RoomNote,
    RoomRound,
    Workshop,
    WorkshopReport,
)
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.rules.gatherings.codes import ReportState

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from zorgvuldig.people.actor import Actor

Both = tuple[Workshop, WorkshopReport]


def report_of(workshop: Workshop) -> WorkshopReport | None:
    """The report, when it was begun. Whoever asks may see the workshop."""
    return WorkshopReport.unscoped.filter(workshop=workshop).first()


def get_report(actor: "Actor | None", number: UUID) -> Both:
    """Workshop and report, for who organises it or leads it. The look is logged."""
    return _with_report(actor, get_workshop(actor, number))


def led_report(actor: "Actor | None", number: UUID) -> Both:
    """Workshop and report, for a facilitator of this workshop."""
    return _with_report(actor, led_workshop(actor, number))


def planned_report(actor: "Actor | None", number: UUID) -> Both:
    """Workshop and report, for who organises it."""
    return _with_report(actor, get_planned(actor, number))


def _with_report(actor: "Actor | None", workshop: Workshop) -> Both:
    report = report_of(workshop)
    if report is None or actor is None:
        raise Http404
    record("report.read", actor=actor, action=Action.READ, about=workshop)
    return workshop, report


def sent_report(workshop: Workshop) -> WorkshopReport:
    """The report as the municipality reads it. Call it with the workshop of its own link."""
    report = report_of(workshop)
    if report is None or report.state != ReportState.SENT:
        raise Http404
    return report


def recommendations_of(workshop: Workshop) -> "QuerySet[Recommendation]":
    """The recommendations, in the order of the report."""
    return Recommendation.unscoped.filter(workshop=workshop).order_by("order", "id")


def recommendation_in(workshop: Workshop, which: UUID) -> Recommendation:
    """One of the recommendations of this workshop."""
    found = recommendations_of(workshop).filter(pk=which).first()
    if found is None:
        raise Http404
    return found


def people_around(workshop: Workshop) -> tuple[str, ...]:
    """Who takes part, who leads it, and who asks for it: their names stand in no report."""
    rows = Participant.unscoped.filter(workshop=workshop).select_related("key")
    names = [one.words()["name"] for one in rows]
    names += [lead.membership.person.name for lead in leads_of(workshop)]
    names.append(workshop.words().get("contact", {}).get("name", ""))
    return tuple(name for name in names if name)


def noted_in(workshop: Workshop) -> list[RoomNote]:
    """What was noted in the room, as it came."""
    return list(RoomNote.unscoped.filter(workshop=workshop).order_by("noted_at", "id"))


def asked_in(workshop: Workshop) -> list[RoomRound]:
    """The questions of the room, as they came."""
    rows = RoomRound.unscoped.filter(workshop=workshop).select_related("vignette")
    return list(rows.order_by("opened_at", "id"))
