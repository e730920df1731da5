"""Which workshops and wishes to be called are past their term; of the organisation that was said.

A workshop goes a year after its report was sent, whatever happened since, or after it ended without
one. When nobody said that it ended, the last thing that is known to have happened counts.
"""

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import F, Q
from django.db.models.functions import Greatest, TruncDate

from zorgvuldig.gatherings.models import CallBackWish, Workshop
from zorgvuldig.rules.retention import passed

if TYPE_CHECKING:
    from django.db.models import QuerySet

HAPPENED = (
    F("ended_on"),
    F("held_on"),
    F("prepared_on"),
    TruncDate("ends_at"),
    TruncDate("requested_at"),
)


def over_workshops(today: date) -> "QuerySet[Workshop]":
    """Workshops past their term, with everybody who took part, oldest first."""
    since = passed("workshop", today)
    rows = Workshop.unscoped.annotate(last=Greatest(*HAPPENED))
    reported = Q(report_sent_on__lte=since)
    forgotten = Q(keep_until=None, report_sent_on=None, last__lte=since)
    return rows.filter(Q(keep_until__lte=today) | reported | forgotten).order_by(
        "requested_at", "id"
    )


def over_calls(today: date) -> "QuerySet[CallBackWish]":
    """Who asked to be called and was not, or whose wish nobody removed after the call (M-02)."""
    return CallBackWish.unscoped.filter(keep_until__lte=today).order_by("keep_until", "id")
