"""What an organisation needs to ask itself whether it looks with one eye, in counts of a quarter.

Kinds of signs, and how dossiers ended, each by the kind of event that plays in the dossier. Codes
only: no words are opened for it, nobody's name and no writer is in it (decision 0043). These are
the only counts in which two things are crossed; who tells them lays them with `rules.crossings`.
"""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from django.db.models import Case, CharField, Count, F, Min, OuterRef, Subquery, Value, When
from django.db.models.functions import Coalesce

from zorgvuldig.dossiers.codes import SignPolarity, StatementType
from zorgvuldig.dossiers.models import Dossier, JudgementCount, Sign, Touched
from zorgvuldig.rules.bias import (
    JUDGING,
    NO_EVENT,
    OTHER,
    SEVERAL,
    WITH,
    WITHOUT,
    Asked,
    SignKind,
)

if TYPE_CHECKING:
    from django.db.models import QuerySet

Cell = tuple[str, str, int]
BETWEEN = ":"  # no code has it in it


def cells(organisation: int, first: date, last: date) -> Iterator[Cell]:
    """Question, both answers, and how many, from `first` up to and including `last`."""
    signs = Sign.unscoped.filter(
        organisation=organisation, entry__happened_on__range=(first, last)
    ).annotate(sort=_kind_of_sign())
    yield from _counted(Asked.SIGNS, signs, "dossier")
    closed = Dossier.unscoped.filter(organisation=organisation, closed_on__range=(first, last))
    yield from _counted(Asked.OUTCOMES, closed.annotate(sort=F("outcome")), "pk")
    yield from _judging(organisation, first)


def _kind_of_sign() -> Case:
    """One kind for each sign, so that the kinds add up to all signs."""
    return Case(
        When(polarity=SignPolarity.CONTRADICTING, then=Value(SignKind.COUNTER)),
        When(polarity=SignPolarity.UNCLEAR, then=Value(SignKind.UNCLEAR)),
        When(statement_type=StatementType.FACT, then=Value(SignKind.FACT)),
        default=Value(SignKind.THOUGHT),
        output_field=CharField(),
    )


def _counted(asked: Asked, rows: "QuerySet[Any]", dossier: str) -> Iterator[Cell]:
    counted = (
        _with_event(rows, dossier)
        .order_by()
        .values_list("sort", "event_code")
        .annotate(number=Count("pk"))
    )
    for sort, event, number in sorted(counted):
        yield asked, f"{sort}{BETWEEN}{event}", number


def _judging(organisation: int, first: date) -> Iterator[Cell]:
    """In how many signs of this quarter a word judges, as counted when they were written."""
    rows = JudgementCount.unscoped.filter(organisation=organisation, quarter=first)
    for signs, judging in rows.values_list("signs", "judging"):
        yield JUDGING, WITH, judging
        yield JUDGING, WITHOUT, signs - judging


def _with_event(rows: "QuerySet[Any]", dossier: str) -> "QuerySet[Any]":
    """Each with the one kind of event that plays in its dossier, or that there is none, or more."""
    kinds = Touched.unscoped.filter(dossier=OuterRef(dossier)).order_by().values("dossier")
    with_event = rows.annotate(
        kinds=Subquery(kinds.annotate(n=Count("event__kind", distinct=True)).values("n")),
        kind_of_event=Subquery(kinds.annotate(one=Min("event__kind")).values("one")),
        event_code=Case(
            When(kinds__gt=1, then=Value(SEVERAL)),
            When(kind_of_event="", then=Value(OTHER)),
            default=Coalesce("kind_of_event", Value(NO_EVENT)),
            output_field=CharField(),
        ),
    )
    return cast("QuerySet[Any]", with_event)
