"""What of the line is past its term; of the organisation that was said."""

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef

from zorgvuldig.handbook import read
from zorgvuldig.helpline.models import Confidant, HelpRequest, Match, MatchProposal
from zorgvuldig.rules.retention import add_months

if TYPE_CHECKING:
    from django.db.models import QuerySet


def over_requests(today: date) -> "QuerySet[HelpRequest]":
    """Requests whose last contact is a year ago, open or closed, oldest first."""
    return HelpRequest.unscoped.filter(keep_until__lte=today).order_by("keep_until", "id")


def over_confidants(today: date) -> "QuerySet[Confidant]":
    """Who stopped two years ago and stands in no request that is still kept."""
    months = read("retention")["term"]["confidant"]["months"]
    stopped = Confidant.unscoped.filter(stopped_on__lte=add_months(today, -months))
    here = {"confidant": OuterRef("pk")}
    free = (~Exists(model.unscoped.filter(**here)) for model in (Match, MatchProposal))
    return stopped.filter(*free).order_by("stopped_on", "id")
