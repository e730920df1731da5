"""The report of the workshop in Zonnehoek: written, signed by Lieke, sent, and one thing done."""

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from zorgvuldig.demo import wise_words as words
from zorgvuldig.gatherings.actions import following_up, reporting, signing
from zorgvuldig.gatherings.actions.reporting import Advice
from zorgvuldig.gatherings.models import Recommendation, WorkshopReport
from zorgvuldig.gatherings.reports.words import written_in
from zorgvuldig.rules.gatherings import clocks
from zorgvuldig.rules.gatherings.codes import RecommendationState

if TYPE_CHECKING:
    from zorgvuldig.demo.wise import Teller
    from zorgvuldig.gatherings.models import Workshop

SENT = 45  # days ago


def tell(teller: "Teller", workshop: "Workshop") -> None:
    """From what was noted to a recommendation that is done."""
    at = teller.at(workshop, "lieke")
    reporting.begin(**at)
    for months, told in enumerate(words.HELD_ADVICE, start=1):
        due_on = teller.today + timedelta(days=30 * months)
        reporting.advise(**at, once=uuid4(), advice=Advice(**told, due_on=due_on))
    report = WorkshopReport.unscoped.get(workshop=workshop)
    signing.sign(**at, read=True, seen=written_in(report, workshop).digest())
    signing.send(**teller.at(workshop))
    _weeks_ago(teller, workshop)
    first, *_ = Recommendation.unscoped.filter(workshop=workshop).order_by("order")
    following_up.follow_up(
        workshop=workshop,
        which=first.pk,
        state=RecommendationState.DONE,
        came_of_it=words.HELD_DONE,
        nobody=True,
        was=first.state,
    )


def _weeks_ago(teller: "Teller", workshop: "Workshop") -> None:
    """It was sent two weeks after the day itself."""
    day = teller.today - timedelta(days=SENT)
    WorkshopReport.unscoped.filter(workshop=workshop).update(
        sent_on=day, signed_at=teller.noon(-SENT - 1)
    )
    workshop.report_sent_on, workshop.keep_until = day, clocks.kept_until(day)
    workshop.save(update_fields=["report_sent_on", "keep_until"])
