"""What of workshops and meetings waits for one person."""

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef

from zorgvuldig.gatherings.access.board import late
from zorgvuldig.gatherings.access.workshops import workshops_of
from zorgvuldig.gatherings.models import CallBackWish, Facilitator, Workshop, WorkshopReport
from zorgvuldig.rules.gatherings.codes import ReportState

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from zorgvuldig.people.actor import Actor


def late_of(actor: "Actor", today: date) -> "QuerySet[Workshop]":
    """The workshops with a request that waits too long for its talk, or a look back that is due."""
    return workshops_of(actor).filter(late(today)).order_by("requested_at", "pk")


def signed_reports(actor: "Actor") -> "QuerySet[WorkshopReport]":
    """Reports that were signed and not sent (W-05)."""
    rows = WorkshopReport.unscoped.filter(organisation=actor.organisation, state=ReportState.SIGNED)
    return rows.select_related("workshop").order_by("signed_at")


def own_drafts(actor: "Actor") -> "QuerySet[WorkshopReport]":
    """Reports that were begun, of workshops this person leads."""
    leads = Facilitator.unscoped.filter(
        workshop=OuterRef("workshop"), membership=actor.membership_id
    )
    rows = WorkshopReport.unscoped.filter(Exists(leads), state=ReportState.DRAFT)
    return rows.select_related("workshop").order_by("changed_at")


def first_call(actor: "Actor") -> date | None:
    """Since when somebody waits to be called after a meeting; None when nobody does."""
    rows = CallBackWish.unscoped.filter(organisation=actor.organisation)
    return rows.order_by("asked_on").values_list("asked_on", flat=True).first()
