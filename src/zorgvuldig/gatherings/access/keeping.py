"""Which situations and answers are past their day; of the organisation that was said."""

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q
from django.utils.timezone import get_default_timezone

from zorgvuldig.gatherings.models import AnsweredHere, CaseVignette, Workshop
from zorgvuldig.rules.gatherings.codes import HOLDS_A_SEAT, WorkshopState

if TYPE_CHECKING:
    from django.db.models import QuerySet

TO_COME = (
    WorkshopState.REQUESTED,
    WorkshopState.PREP_CALL_DONE,
    WorkshopState.MIX_AGREED,
    WorkshopState.INVITED,
    WorkshopState.CONFIRMED,
)


def workshops_to_clear(today: date) -> "QuerySet[Workshop]":
    """Workshops that are over, by their state or by the clock, and still hold a situation or the
    mark of a telephone. The day itself is left to who leads it: the night after it, all goes."""
    midnight = datetime.combine(today, time.min, get_default_timezone())
    over = ~Q(state__in=TO_COME) & (Q(held_on=None) | Q(held_on__lt=today))
    here = {"workshop": OuterRef("pk")}
    holds = Exists(CaseVignette.unscoped.filter(**here)) | Exists(
        AnsweredHere.unscoped.filter(round__workshop=OuterRef("pk"))
    )
    rows = Workshop.unscoped.filter(over | Q(begins_at__lt=midnight)).filter(holds)
    return rows.order_by("id")


def situations_without_seat(_: date) -> "QuerySet[CaseVignette]":
    """What somebody brought who has no seat any more."""
    brought = CaseVignette.unscoped.filter(participant__isnull=False)
    return brought.exclude(participant__state__in=HOLDS_A_SEAT).order_by("id")
