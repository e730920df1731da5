"""What stays of a request when it goes: one more in the counts of its month, and nothing else.

Each question is counted apart and never crossed with another (H-14), so that no row can be put
together again from its counts.
"""

from typing import TYPE_CHECKING

from django.db.models import F
from django.utils import timezone

from zorgvuldig.helpline.counts import WITH, WITHOUT, with_intervention
from zorgvuldig.helpline.models import HelpRequest, MonthCount
from zorgvuldig.rules.helpline.codes import Ending
from zorgvuldig.rules.helpline.waiting import waited

if TYPE_CHECKING:
    from datetime import date


def count_in(request: HelpRequest) -> None:
    """Count a request that goes. Call it in the transaction of its erasing, before it is gone. How
    it ended counts in the month of its end, all else in the month it came."""
    came = timezone.localdate(request.received_at)
    for question, code in answers_of(request).items():
        _one_more(request.organisation_id, came.replace(day=1), question, code)
    ended = request.closed_on or timezone.localdate()
    ending = request.ending or Ending.WITHDRAWN
    _one_more(request.organisation_id, ended.replace(day=1), "ending", ending)


def answers_of(request: HelpRequest) -> dict[str, str]:
    """The questions a request answers in the counts, each with its code; what was never asked is
    left out."""
    helped = with_intervention(HelpRequest.unscoped.filter(pk=request.pk)).exists()
    told = {
        "requests": "ALL",
        "channel": request.channel,
        "kind": request.kind,
        "caller": request.caller_role,
        "language": request.language,
        "waited": waited(timezone.localdate(request.received_at), request.first_contact_on),
        "intervention": WITH if helped else WITHOUT,
    }
    return {question: str(code) for question, code in told.items() if code}


def _one_more(organisation_id: int, month: "date", question: str, code: str) -> None:
    """Two who count at once are both counted: the row is made once, and the database adds."""
    where = {
        "organisation_id": organisation_id,
        "month": month,
        "question": question,
        "code": code,
    }
    MonthCount.objects.bulk_create([MonthCount(**where)], ignore_conflicts=True)
    MonthCount.objects.filter(**where).update(count=F("count") + 1)
