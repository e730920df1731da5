"""What a visitor comes back to by their own link, and who asked to be called."""

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Count, Q
from django.http import Http404

from zorgvuldig.gatherings import links, ways
from zorgvuldig.gatherings.access.workshops import numbered
from zorgvuldig.gatherings.models import CallBackWish, MeetingPlace
from zorgvuldig.logbook.actions import Action, record, refuse
from zorgvuldig.people import access as people
from zorgvuldig.rules.gatherings import clocks

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor
    from zorgvuldig.rules.gatherings.codes import CallReason

PLACE, CALL = "place", "call"
AT_MOST = 50


def place_by_link(written: str) -> MeetingPlace:
    """The places this link gives back. Call it after `open_provider`."""
    number = numbered(written)
    found = MeetingPlace.unscoped.filter(pk=number).select_related("meeting").first()
    if found is None or not links.opens(PLACE, number, 0, written):
        raise Http404
    return found


def wish_by_link(written: str) -> CallBackWish:
    """The wish to be called that this link takes back. Call it after `open_provider`."""
    number = numbered(written)
    found = CallBackWish.unscoped.filter(pk=number).select_related("meeting").first()
    if found is None or not links.opens(CALL, number, 0, written):
        raise Http404
    return found


def waiting_calls(actor: "Actor") -> list[CallBackWish]:
    """Who waits to be called, the longest first: the meeting, the language and the day. No names
    and no numbers; those are opened one by one, with a reason."""
    rows = CallBackWish.unscoped.filter(organisation=actor.organisation)
    rows = rows.select_related("meeting").defer("sealed")
    return list(rows.order_by("asked_on", "id")[:AT_MOST])


def how_many_wait(actor: "Actor", today: date) -> tuple[int, int]:
    """How many wait to be called, and how many of them longer than was promised."""
    rows = CallBackWish.unscoped.filter(organisation=actor.organisation)
    late = Count("pk", filter=Q(asked_on__lt=clocks.calls_late_before(today)))
    told = rows.aggregate(all=Count("pk"), late=late)
    return told["all"], told["late"]


def get_wish(actor: "Actor | None", number: UUID) -> CallBackWish:
    """One wish to be called, still closed, for who organises."""
    actor = people.require(actor, ways.MEETING)
    rows = CallBackWish.unscoped.filter(organisation=actor.organisation)
    found = rows.select_related("key", "meeting").filter(pk=number).first()
    if found is None:
        refuse("callbackwish.read", actor=actor, about=f"callbackwish:{number}")
    return found


def open_wish(actor: "Actor", wish: CallBackWish, reason: "CallReason") -> dict[str, str]:
    """Who it is and how to reach them; why one looks is logged (M-02)."""
    record("callbackwish.read", actor=actor, action=Action.READ, about=wish, purpose=reason)
    return wish.words()
