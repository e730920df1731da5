"""Who sees the figures of their own organisation, and the only way to them."""

from typing import TYPE_CHECKING

from django.db.models import Max
from django.http import Http404
from django.utils import timezone

from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people import access as people
from zorgvuldig.people.roles import Role
from zorgvuldig.statistics.figures import YearReport
from zorgvuldig.statistics.models import CountedQuarter

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

SEES_FIGURES = (
    Role.ADMINISTRATOR,
    Role.PRIVACY_OFFICER,
    Role.DECISION_MAKER,
    Role.HELPLINE_COORDINATOR,
    Role.ORGANISER,
)
PURPOSE = "jaarcijfers van de eigen organisatie lezen"


def sees_figures(actor: "Actor | None") -> "Actor":
    """The actor, when they may see figures; otherwise there is no such page."""
    return people.require(actor, *SEES_FIGURES)


def year_report(actor: "Actor | None", year: int, purpose: str = PURPOSE) -> YearReport:
    """The figures of one year of the own organisation; that they were asked, and what for, is
    logged. A year without a counted quarter does not exist."""
    asks = sees_figures(actor)
    counted = CountedQuarter.objects.filter(
        organisation=asks.organisation, quarter__year=year
    ).aggregate(on=Max("counted_on"))["on"]
    if counted is None and year != timezone.localdate().year:
        raise Http404
    record("statistics.read", actor=asks, action=Action.EXECUTE, about="quartercount:",
           purpose=purpose, policy="figures")  # fmt: skip
    return YearReport(asks.organisation.name, year, counted or timezone.localdate(), ())
