"""The room's part of the day: what waits in dossiers, one's notes, and one's dossiers."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from zorgvuldig.dossiers import access
from zorgvuldig.dossiers.access import sharing, together
from zorgvuldig.dossiers.views import afterwards, colleagues, releasing, waiting
from zorgvuldig.people.reminding import Part, Waits, Why
from zorgvuldig.people.roles import MAY_BE_INVOLVED, WORKS_WITH_CLIENTS, Role
from zorgvuldig.rules.codes import Triage
from zorgvuldig.rules.working_days import next_working_day

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.actor import Actor
    from zorgvuldig.people.request import Request


@require_safe
def day(request: "Request") -> "HttpResponse":
    """Where the day stood before; mails that were sent lead here."""
    return redirect("day:today")


def what_waits(actor: "Actor", today: date) -> list[Waits]:
    """What colleagues wait for, and what asks for something in the dossiers one keeps. By
    reference: the name of a client stands on no line."""
    found = [*afterwards.to_see(actor), *colleagues.asked_of(actor), *releasing.asked_of(actor)]
    if actor.holds(MAY_BE_INVOLVED):
        found += [*_views(actor), *_agreements(actor), *_decisions(actor)]
    if actor.holds(WORKS_WITH_CLIENTS):
        found += [*afterwards.to_finish(actor, today), *_in_danger(actor, today)]
    return found


def _views(actor: "Actor") -> list[Waits]:
    return [
        Waits(
            f"{view.assessment.entry.author.name} vraagt uw inschatting in "
            f"{view.assessment.dossier.reference}",
            reverse(
                "dossiers:assessment_view",
                args=[view.assessment.dossier.reference, view.assessment_id],
            ),
            Why.ASKED,
            since=timezone.localdate(view.invited_at),
        )
        for view in access.views_asked_of(actor)
    ]


def _agreements(actor: "Actor") -> list[Waits]:
    return [
        Waits(
            f"{asked.asked_by.name} vraagt uw akkoord in {asked.dossier} "
            f"({asked.get_kind_display()})",
            reverse("dossiers:answer", args=[asked.pk]),
            Why.ASKED,
            since=asked.entry.happened_on,
        )
        for asked in access.concurrences_asked_of(actor).filter(answered_at=None)
    ]


def _decisions(actor: "Actor") -> list[Waits]:
    return [
        Waits(
            f"{proposal.requested_by.name} legt u een voorstel om te delen voor, in "
            f"{proposal.dossier}",
            reverse("dossiers:decide", args=[proposal.pk]),
            Why.ASKED,
            since=timezone.localdate(proposal.submitted_at),
        )
        for proposal in sharing.to_decide(actor)
    ]


def _in_danger(actor: "Actor", today: date) -> list[Waits]:
    """Notes of acute danger, from the working day after."""
    return [
        Waits(
            "U belde bij direct gevaar: maak af wat u opschreef",
            reverse("dossiers:note", args=[note.pk]),
            Why.LATE,
            since=note.happened_on,
            urgent=True,
        )
        for note in access.notes_of(actor)
        if note.triage == Triage.ACUTE and next_working_day(note.happened_on) <= today
    ]


def part(actor: "Actor", today: date) -> Part | None:
    """Below what waits: what is one's own in dossiers."""
    works, hands_over = actor.holds(WORKS_WITH_CLIENTS), actor.holds([Role.VOLUNTEER])
    if not works and not hands_over:
        return None
    data: dict[str, Any] = {"hands_over": hands_over, "works_with_clients": works}
    if works:
        access.log_listing(actor)
        data["notes"] = waiting.notes(access.notes_of(actor))
        shown = access.list_page(actor, "", today, size=5)[:5]
        data["dossiers"] = waiting.listed(shown, today)
    return Part("dossiers/_day.html", data)


def elsewhere(actor: "Actor", today: date) -> Part:
    """The ways to what else there is, for every role."""
    known = {
        "membership": actor.membership,
        "thinks_along": actor.holds(MAY_BE_INVOLVED),
        "works_with_clients": actor.holds(WORKS_WITH_CLIENTS),
    }
    return Part("dossiers/_elsewhere.html", known, last=True)


def without_stand_in(actor: "Actor", today: date) -> list[dict[str, str]]:
    """Before somebody is away: the open dossiers that nobody keeps but they."""
    if not actor.holds(WORKS_WITH_CLIENTS):
        return []
    return [
        {
            "text": f"Laat een collega u vervangen in {dossier.reference}",
            "url": reverse("dossiers:stand_in", args=[dossier.reference]),
        }
        for dossier in together.kept_by_nobody_else(actor, today)
    ]
