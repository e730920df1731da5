"""What was done, in numbers per month, for the organisation itself. No rows, no names, no words."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, cast

from django.db.models import Count, F, Value
from django.db.models.functions import TruncMonth

from zorgvuldig import walls
from zorgvuldig.dossiers.codes import Decision, DossierOutcome, EntryKind
from zorgvuldig.dossiers.models import DecisionRecord, Dossier, Entry
from zorgvuldig.rules.small_numbers import told

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from zorgvuldig.people.actor import Actor

HEADING = ("maand", "wat", "aantal")
Line = tuple[str, str, str]
TOTALS = (EntryKind.DECISION, EntryKind.CLOSING)  # counted above by how they ended


def lines(actor: "Actor") -> Iterator[Line]:
    """Month, what, and how often, oldest month first; small numbers are not given.

    There are no totals, so that what is hidden in one line cannot be found by taking off the
    others. Opens its own transaction: a page that streams has left the one of its request.
    """
    yield HEADING
    with walls.working_for(organisation=actor.organisation.pk, person=actor.person.pk):
        for what, rows in _counted(actor.organisation.pk):
            for month, code, number in rows:
                yield month.strftime("%Y-%m"), what[code], told(number)


def _counted(organisation: int) -> "Iterator[tuple[dict[str, str], QuerySet[Any, Any]]]":
    ours = {"organisation": organisation}
    opened = Dossier.unscoped.filter(**ours)
    yield {"": "dossier geopend"}, _per_month(opened, "opened_on")
    closed = Dossier.unscoped.filter(**ours, closed_on__isnull=False)
    outcomes = {code: f"dossier afgesloten: {text}" for code, text in DossierOutcome.choices}
    yield outcomes, _per_month(closed, "closed_on", "outcome")
    decided = DecisionRecord.unscoped.filter(**ours)
    decisions = {code: f"besluit: {text}" for code, text in Decision.choices}
    yield decisions, _per_month(decided, "entry__happened_on", "decision")
    entries = Entry.unscoped.filter(**ours).exclude(kind__in=TOTALS)
    kinds = {code: f"vastgelegd: {text}" for code, text in EntryKind.choices}
    yield kinds, _per_month(entries, "happened_on", "kind")


def _per_month(rows: "QuerySet[Any]", day: str, code: str = "") -> "QuerySet[Any, Any]":
    """Month (its first day), code (empty when there is none) and number."""
    by = rows.annotate(month=TruncMonth(day), code=F(code) if code else Value(""))
    counted = by.values_list("month", "code").annotate(number=Count("pk"))
    return cast("QuerySet[Any, Any]", counted.order_by("month", "code"))
