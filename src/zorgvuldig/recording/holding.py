"""A row is held until the deed is done, and moved along the table of its room."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from zorgvuldig.recording.refusals import NotNow
from zorgvuldig.rules.moves import Move, after

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet


def hold_row(row: "Model", gone: str, rows: "QuerySet[Any] | None" = None) -> Any:
    """Hold this row until the transaction ends, and bring `row` itself up to date; or refuse it
    with `gone` when it was erased. What only refers to it need not wait: so nobody waits for each
    other in a circle. Returns it as it was held, of `rows` when these are given."""
    unscoped: Any = type(row)
    known = unscoped.unscoped.select_for_update(no_key=True) if rows is None else rows
    held = known.filter(pk=row.pk).first()
    if held is None:
        raise NotNow(gone)
    for field in row._meta.concrete_fields:
        setattr(row, field.attname, getattr(held, field.attname))
    return held


def moved(moves: Mapping[str, Move[Any]], state: str, name: str, refusal: str) -> Any:
    """The state after this move, or a refusal when it cannot be made from here."""
    found = after(moves, state, name)
    if found is None:
        raise NotNow(refusal)
    return found
