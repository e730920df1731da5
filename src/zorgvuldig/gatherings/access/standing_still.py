"""What stands still in workshops and meetings, for who organises (`people.standstill`)."""

from collections.abc import Callable, Iterator
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone

from zorgvuldig.gatherings.models import (
    CaseVignette,
    InformationMeeting,
    Workshop,
    WorkshopReport,
)
from zorgvuldig.people.roles import Role
from zorgvuldig.people.standstill import Still
from zorgvuldig.rules.gatherings.codes import MeetingState as M
from zorgvuldig.rules.gatherings.codes import ReportState, VignetteState
from zorgvuldig.rules.gatherings.codes import WorkshopState as W

Before = Callable[[str], date]
WHO = (Role.ORGANISER,)
SINCE = {
    W.REQUESTED: "requested_at",
    W.PREP_CALL_DONE: "prepared_on",
    W.MIX_AGREED: "prepared_on",
    W.INVITED: "ends_at",
    W.CONFIRMED: "ends_at",
    W.HELD: "held_on",
    W.REPORT_DRAFT: "held_on",
    W.REPORT_SENT: "report_sent_on",
    W.FOLLOW_UP: "report_sent_on",
}  # since when a workshop is in this state, or its day is over
MEETINGS = (M.PLANNED, M.ANNOUNCED, M.HELD, M.EVALUATED)


def workshops(before: Before, today: date) -> Iterator[Still]:
    """Workshops that are longer in a stage than it lasts."""
    for state, field in SINCE.items():
        of_day = "__date__lte" if field.endswith("_at") else "__lte"
        old = {f"{field}{of_day}": before(state)}
        for one in Workshop.unscoped.filter(state=state, **old):
            page = reverse("gatherings:workshop", args=[one.pk])
            yield Still(state, one.pk, page, _day(getattr(one, field)), WHO)


def _day(at: date | datetime) -> date:
    return timezone.localdate(at) if isinstance(at, datetime) else at


def meetings(before: Before, today: date) -> Iterator[Still]:
    """Meetings of which the day is over, and that were not taken further."""
    for state in MEETINGS:
        rows = InformationMeeting.unscoped.filter(state=state, ends_at__date__lte=before(state))
        for one in rows:
            page = reverse("gatherings:meeting", args=[one.pk])
            yield Still(state, one.pk, page, _day(one.ends_at), WHO)


def situations(before: Before, today: date) -> Iterator[Still]:
    """Situations nobody read. What stands in them is not opened."""
    state = VignetteState.HANDED_IN
    rows = CaseVignette.unscoped.filter(state=state, handed_in_at__date__lte=before(state))
    for one in rows:
        page = reverse("gatherings:situations", args=[one.workshop_id])
        yield Still(state, one.pk, page, _day(one.handed_in_at), WHO)


def reports(before: Before, today: date) -> Iterator[Still]:
    """Reports that were signed and not sent."""
    state = ReportState.SIGNED
    for one in WorkshopReport.unscoped.filter(state=state, signed_at__date__lte=before(state)):
        page = reverse("gatherings:report", args=[one.pk])
        yield Still(state, one.pk, page, _day(one.signed_at or timezone.now()), WHO)
