"""What a line was asked and gave in a quarter, in counts: one question at a time, of nobody.

What was erased before the quarter was counted stands in `MonthCount`; the rest in its own rows. Who
tells these numbers passes them through `rules.atoms` first (H-14).
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, cast

from django.db.models import Count, Exists, OuterRef, Q, Sum
from django.db.models.functions import TruncDate
from django.utils import timezone

from zorgvuldig.helpline.models import HelpNote, HelpRequest, MonthCount, Referral
from zorgvuldig.rules.helpline.codes import Note, ReferralState
from zorgvuldig.rules.helpline.waiting import waited

if TYPE_CHECKING:
    from django.db.models import QuerySet

Cell = tuple[str, str, int]
COLUMNS = {"channel": "channel", "caller": "caller_role", "kind": "kind", "language": "language"}
OF_REQUESTS = (*COLUMNS, "waited", "intervention")
WITH, WITHOUT, UNKNOWN = "WITH", "WITHOUT", "UNKNOWN"
MORE_THAN_ONE = 2  # contacts; helpline.md 3, working definition of an intervention


def cells(organisation: int, first: date, last: date) -> Iterator[Cell]:
    """Question, answer and number, of what came in or was closed from `first` up to and including
    `last`. Each question about the requests adds up to all of them: who was not asked is UNKNOWN.
    """
    counted = _standing(organisation, first, last) + _erased(organisation, first, last)
    for question in OF_REQUESTS:
        known = sum(number for (asked, _), number in counted.items() if asked == question)
        counted[question, UNKNOWN] += counted["requests", "ALL"] - known
    for (question, code), number in sorted(counted.items()):
        if number:
            yield question, code, number


def with_intervention(requests: "QuerySet[HelpRequest]") -> "QuerySet[HelpRequest]":
    """Those that led to more than one contact by a confidant, or to an introduction to other help;
    helpline.md 3, which calls it a working definition."""
    contacts = HelpNote.unscoped.filter(request=OuterRef("pk"), kind=Note.CONTACT)
    handed = Referral.unscoped.filter(request=OuterRef("pk"), state=ReferralState.HANDED_OVER)
    often = contacts.order_by().values("request").annotate(often=Count("pk"))
    enough = often.filter(often__gte=MORE_THAN_ONE).values("often")
    return requests.filter(Q(Exists(enough)) | Q(Exists(handed)))


def _standing(organisation: int, first: date, last: date) -> Counter[tuple[str, str]]:
    ours = HelpRequest.unscoped.filter(organisation=organisation)
    came = ours.filter(received_at__gte=_begins(first), received_at__lt=_begins(last + A_DAY))
    found: Counter[tuple[str, str]] = Counter({("requests", "ALL"): came.count()})
    for question, column in COLUMNS.items():
        found += _of(question, _by(came.exclude(**{column: ""}), column))
    closed = ours.filter(closed_on__range=(first, last))
    found += _of("ending", _by(closed, "ending"))
    some = with_intervention(came).count()
    found["intervention", WITH] = some
    found["intervention", WITHOUT] = found["requests", "ALL"] - some
    return found + _waited(came)


def _waited(came: "QuerySet[HelpRequest]") -> Counter[tuple[str, str]]:
    found: Counter[tuple[str, str]] = Counter()
    days = came.annotate(asked_on=TruncDate("received_at")).order_by()
    pairs = days.values_list("asked_on", "first_contact_on").annotate(number=Count("pk"))
    for asked_on, first_contact_on, number in pairs:
        found["waited", waited(asked_on, first_contact_on)] += number
    return found


def _erased(organisation: int, first: date, last: date) -> Counter[tuple[str, str]]:
    rows = MonthCount.objects.filter(organisation=organisation, month__range=(first, last))
    sums = rows.values_list("question", "code").annotate(number=Sum("count")).order_by()
    return Counter({(question, code): number for question, code, number in sums})


def _by(rows: "QuerySet[Any]", column: str) -> "Iterable[tuple[str, int]]":
    counted = rows.order_by().values_list(column).annotate(number=Count("pk"))
    return cast("Iterable[tuple[str, int]]", counted)


def _of(question: str, rows: "Iterable[tuple[str, int]]") -> Counter[tuple[str, str]]:
    return Counter({(question, code): number for code, number in rows})


A_DAY = timedelta(days=1)


def _begins(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
