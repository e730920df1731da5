"""What of the line is past its term; of the organisation that was said."""

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef

from zorgvuldig.helpline.models import Confidant, HelpRequest, Match, MatchProposal
from zorgvuldig.rules.helpline.codes import PREPARES
from zorgvuldig.rules.retention import passed

if TYPE_CHECKING:
    from django.db.models import QuerySet


def over_requests(today: date) -> "QuerySet[HelpRequest]":
    """Requests whose last contact is a year ago, open or closed, oldest first."""
    return HelpRequest.unscoped.filter(keep_until__lte=today).order_by("keep_until", "id")


def over_applicants(today: date) -> "QuerySet[Confidant]":
    """Who applied and never became a confidant, without a step for half a year; nor is in a request
    that is still kept, from an earlier time."""
    still = Confidant.unscoped.filter(state__in=PREPARES)
    still = still.filter(last_step_on__lte=passed("applicant", today))
    return _in_no_request(still).order_by("last_step_on", "id")


def over_confidants(today: date) -> "QuerySet[Confidant]":
    """Who stopped two years ago and stands in no request that is still kept."""
    stopped = Confidant.unscoped.filter(stopped_on__lte=passed("confidant", today))
    return _in_no_request(stopped).order_by("stopped_on", "id")


def _in_no_request(rows: "QuerySet[Confidant]") -> "QuerySet[Confidant]":
    here = {"confidant": OuterRef("pk")}
    return rows.filter(*(~Exists(one.unscoped.filter(**here)) for one in (Match, MatchProposal)))
