"""What was done in dossiers in a quarter, in counts: one question at a time, never two crossed.

No rows, no names, no words: dates and codes only. Who tells these numbers passes them through
`rules.atoms` first.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Case, CharField, Count, Exists, Max, Min, OuterRef, Q, Value, When
from django.utils import timezone

from zorgvuldig.dossiers.codes import Decision, EntryKind
from zorgvuldig.dossiers.models import ClientNotification, DecisionRecord, Dossier, Entry
from zorgvuldig.rules.telling_time import told_after

if TYPE_CHECKING:
    from django.db.models import QuerySet

Cell = tuple[str, str, int]
# How far a dossier came, the furthest first; what is none of these was written down only.
STAGES = {
    "PLAN": EntryKind.PLAN,
    "DECIDED": EntryKind.DECISION,
    "WEIGHED": EntryKind.ASSESSMENT,
    "ADVISED": EntryKind.CONSULTATION,
    "TALKED": EntryKind.CONVERSATION,
}
NOTED = "NOTED"
NO_ROW = "UNKNOWN"


def cells(organisation: int, first: date, last: date) -> Iterator[Cell]:
    """Question, answer and number, from `first` up to and including `last`. Only `reviews` is how
    it stands at the moment of counting."""
    ours = Dossier.unscoped.filter(organisation=organisation)
    opened = ours.filter(opened_on__range=(first, last)).count()
    if opened:
        yield "opened", "ALL", opened
    closed = ours.filter(closed_on__range=(first, last))
    yield from _by("outcome", closed, "outcome")
    yield from _by("stage", closed.annotate(stage=_furthest()), "stage")
    yield from _decisions(organisation, first, last)
    yield from _reviews(ours)


def _furthest() -> Case:
    whens = (
        When(Exists(Entry.unscoped.filter(dossier=OuterRef("pk"), kind=kind)), then=Value(stage))
        for stage, kind in STAGES.items()
    )
    return Case(*whens, default=Value(NOTED), output_field=CharField())


def _decisions(organisation: int, first: date, last: date) -> Iterator[Cell]:
    decided = DecisionRecord.unscoped.filter(
        organisation=organisation, entry__happened_on__range=(first, last)
    )
    yield from _by("decided", decided, "decision")
    shared = decided.filter(decision=Decision.SHARE)
    yield from _by("shared_ground", shared, "disclosure__ground")
    yield from _by("not_shared_row", decided.filter(decision=Decision.NOT_SHARE), "advice__row")
    yield from _told(shared)


def _told(shared: "QuerySet[DecisionRecord]") -> Iterator[Cell]:
    """How long after a decision to share the client was told, by the first time of telling."""
    days = dict(shared.values_list("disclosure", "entry__happened_on"))
    told = ClientNotification.unscoped.filter(disclosure__in=shared.values("disclosure"))
    known = {
        disclosure: (told_on, postponed_to)
        for disclosure, told_on, postponed_to in told.order_by()
        .values_list("disclosure")
        .annotate(told_on=Min("told_on"), later=Max("postponed_to"))
    }
    counted = Counter(
        told_after(day, *known.get(disclosure, (None, None))) for disclosure, day in days.items()
    )
    for code, number in sorted(counted.items()):
        yield "told_client", str(code), number


def _reviews(ours: "QuerySet[Dossier]") -> Iterator[Cell]:
    """Of the dossiers that are open now: is the day to look again over?"""
    running = ours.filter(closed_on=None)
    sums = running.aggregate(
        all=Count("pk"), late=Count("pk", filter=Q(review_on__lt=timezone.localdate()))
    )
    for code, number in (("LATE", sums["late"]), ("IN_TIME", sums["all"] - sums["late"])):
        if number:
            yield "reviews", code, number


def _by(question: str, rows: "QuerySet[Any]", column: str) -> Iterator[Cell]:
    counted = rows.order_by().values_list(column).annotate(number=Count("pk"))
    for code, number in sorted((code or NO_ROW, number) for code, number in counted):
        yield question, str(code), number
