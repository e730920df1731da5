"""Gatherings on the page of the day: what waits for somebody there, and the way to their work."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import timezone

from zorgvuldig.gatherings.access import reminders
from zorgvuldig.gatherings.views.workshop_words import day_of, title
from zorgvuldig.people.reminding import Part, Waits, Why
from zorgvuldig.people.roles import HOLDS_GATHERINGS, Role
from zorgvuldig.rules.gatherings import clocks
from zorgvuldig.rules.gatherings.codes import WorkshopState

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor


def what_waits(actor: "Actor", today: date) -> list[Waits]:
    """For who organises: late talks, looks back, reports to send, calls after a meeting; for who
    leads: reports to write and sign."""
    found: list[Waits] = []
    if actor.holds({Role.ORGANISER}):
        found += [_late(workshop, today) for workshop in reminders.late_of(actor, today)]
        found += [_to_send(report) for report in reminders.signed_reports(actor)]
        found += _calls(actor)
    if actor.holds({Role.FACILITATOR}):
        found += [_to_sign(report) for report in reminders.own_drafts(actor)]
    return found


def _late(workshop: Any, today: date) -> Waits:
    """A preparation talk, or a look back."""
    if workshop.state == WorkshopState.REQUESTED:
        text = f"Houd het voorgesprek: {title(workshop)}"
        due = clocks.talk_due_on(day_of(workshop.requested_at))
    else:
        text = f"Vraag de gemeente wat er van de aanbevelingen kwam: {title(workshop)}"
        due = clocks.looks_back_on(workshop.report_sent_on, workshop.looked_back) or today
    url = reverse("gatherings:workshop", args=[workshop.pk])
    return Waits(text, url, Why.LATE, due=due)


def _to_send(report: Any) -> Waits:
    text = f"Het verslag is getekend: verstuur het. {title(report.workshop)}"
    url = reverse("gatherings:report", args=[report.workshop_id])
    return Waits(text, url, Why.SIGN, since=timezone.localdate(report.signed_at))


def _to_sign(report: Any) -> Waits:
    text = f"Schrijf het verslag af en teken het: {title(report.workshop)}"
    url = reverse("gatherings:report", args=[report.workshop_id])
    return Waits(text, url, Why.SIGN, since=timezone.localdate(report.changed_at))


def _calls(actor: "Actor") -> list[Waits]:
    """People who asked to be called after a meeting, in one line: nobody is named (M-02)."""
    first = reminders.first_call(actor)
    if first is None:
        return []
    text = "Iemand van een informatiebijeenkomst wil gebeld worden"
    due = clocks.call_due_on(first)
    return [Waits(text, reverse("gatherings:calls"), Why.PROMISED, due=due)]


def part(actor: "Actor", today: date) -> Part | None:
    """The ways to the workshops and meetings."""
    if not actor.holds(HOLDS_GATHERINGS):
        return None
    return Part("gatherings/_day.html", {"organises": actor.holds({Role.ORGANISER})})
