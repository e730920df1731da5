"""Danger, or something serious: the coordinator hears of it at once. It holds nothing up (H-02)."""

from typing import TYPE_CHECKING

from django.utils import timezone

from zorgvuldig.helpline import jobs
from zorgvuldig.helpline.access.line import coordinators_of
from zorgvuldig.helpline.models import HelpRequest
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.rules.helpline.codes import NOT_ALONE, Danger

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor, Caller

IN_DANGER = (Danger.YES, Danger.UNCLEAR)


def is_urgent(request: HelpRequest) -> bool:
    """Does the coordinator hear of this today?"""
    return request.danger in IN_DANGER or request.kind in NOT_ALONE


def tell(request: HelpRequest, actor: "Actor | Caller") -> None:
    """Let every coordinator know that something waits, without a word of what. Call it with the
    request held, before it is saved; who coordinates and writes it down, knows."""
    if not is_urgent(request):
        return
    own = getattr(actor, "membership", None)
    members = coordinators_of(request.organisation_id)
    for member in members:
        if own is None or member.pk != own.pk:
            jobs.something_waits.defer(
                organisation_id=request.organisation_id, membership_id=member.pk
            )
    if members:
        request.danger_told_on = timezone.now()
    record(
        "help_danger.told",
        actor=actor,
        action=Action.UPDATE,
        about=request,
        client_ref=request.pk,
        policy="line" if own else "caller",
    )
