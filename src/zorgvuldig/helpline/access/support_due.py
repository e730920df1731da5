"""What waits after the support: calls after three months, and referrals without an answer."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone

from zorgvuldig.helpline.access.requests import requests_of
from zorgvuldig.helpline.models import HelpNote, HelpRequest, Referral
from zorgvuldig.people.models import Membership
from zorgvuldig.people.roles import ANSWERS_THE_LINE, Role
from zorgvuldig.rules.helpline.codes import Note, ReferralState
from zorgvuldig.rules.working_days import next_working_day

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import QuerySet

    from zorgvuldig.people.actor import Actor

ASK_AGAIN_AFTER = timedelta(days=7)
SHOWN = 50
WAITING = (ReferralState.OFFERED, ReferralState.AGREED)


def after_calls_due(
    actor: "Actor", today: date, after: "tuple[date, UUID] | None" = None
) -> "QuerySet[HelpRequest]":
    """Who wanted a call after three months and may be called by now, longest waiting first: a page
    of the list from a place on, and one more when there is more."""
    due = requests_of(actor).filter(after_call_on__lte=today)
    if after:
        later = Q(after_call_on__gt=after[0]) | Q(after_call_on=after[0], pk__gt=after[1])
        due = due.filter(later)
    return due.order_by("after_call_on", "id")[: SHOWN + 1]


def referrals_waiting(
    actor: "Actor", after: "tuple[datetime, UUID] | None" = None
) -> "QuerySet[Referral]":
    """Offers without an answer, and a yes without a hand-over, longest waiting first; paged in the
    same way."""
    mine = requests_of(actor).values("pk")
    rows = Referral.unscoped.filter(request__in=mine, state__in=WAITING)
    if after:
        rows = rows.filter(Q(offered_at__gt=after[0]) | Q(offered_at=after[0], pk__gt=after[1]))
    return rows.select_related("request").order_by("offered_at", "id")[: SHOWN + 1]


def whom_to_remind(today: date) -> set[int]:
    """The persons of this organisation for whom a call or an answer waits: who took the request,
    and the coordinators; and the coordinators the working day after somebody was called in
    danger."""
    calls = HelpRequest.unscoped.filter(after_call_on__lte=today)
    takers = set(calls.values_list("taken_by", flat=True)) - {None}
    coordinate = Q(roles__contains=[Role.HELPLINE_COORDINATOR])
    whom = Q(pk__in=takers)
    if takers or calls.exists() or _unanswered(today).exists() or _called_in_danger(today):
        whom |= coordinate
    at_work = Membership.unscoped.current().filter(roles__overlap=list(ANSWERS_THE_LINE))
    return set(at_work.filter(whom, person__is_active=True).values_list("person_id", flat=True))


def _unanswered(today: date) -> "QuerySet[Referral]":
    offered = Referral.unscoped.filter(state__in=WAITING)
    return offered.filter(offered_at__date__lte=today - ASK_AGAIN_AFTER)


def _called_in_danger(today: date) -> bool:
    rows = HelpNote.unscoped.filter(kind=Note.ACUTE_CALL, recorded_at__date__gte=_lately(today))
    days = [timezone.localdate(at) for at in rows.values_list("recorded_at", flat=True)]
    return any(next_working_day(day) == today for day in days)


def _lately(today: date) -> "date":
    return today - timedelta(days=10)
