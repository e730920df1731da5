"""Rows on their way into the database: gathered a while, then written with COPY.

Only what differs is given; the rest of a row is what the model says by itself. Nothing passes
`save()`, so what an action would have refused is refused only by the database.
"""

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db.models import AutoField, JSONField

if TYPE_CHECKING:
    from django.db.backends.utils import CursorWrapper
    from django.db.models import Field, Model

TOGETHER = 5_000
CONSTANT = (list, bytes, dict)  # defaults that are the same for every row


class Shape(NamedTuple):
    """How rows of one table are written: the statement, and what each row ends with."""

    statement: str
    rest: tuple[Any, ...]


class Heap:
    """Rows that wait for their COPY, never more than some thousands."""

    def __init__(self, cursor: "CursorWrapper") -> None:
        self.cursor = cursor
        self.waiting: dict[Shape, list[tuple[Any, ...]]] = {}
        self.shapes: dict[tuple[Any, ...], Shape] = {}
        self.many = 0

    def add(self, model: "type[Model]", **said: Any) -> None:
        """One row; of columns that are not named it has what every new row has."""
        known = (model, *said)
        shape = self.shapes.get(known)
        if shape is None:
            shape = self.shapes[known] = _shape(model, said)
            self.waiting[shape] = []
        self.waiting[shape].append((*said.values(), *shape.rest))
        self.many += 1

    def write_when_full(self) -> None:
        if self.many >= TOGETHER:
            self.write()

    def write(self) -> None:
        """Everything that waits goes in, a table at a time."""
        for shape, rows in self.waiting.items():
            if rows:
                with self.cursor.copy(shape.statement) as copy:
                    for row in rows:
                        copy.write_row(row)
                rows.clear()
        self.many = 0


def _shape(model: "type[Model]", said: dict[str, Any]) -> Shape:
    fields: dict[str, Field[Any, Any]] = {f.attname: f for f in model._meta.concrete_fields}
    rest = {
        name: _by_itself(field)
        for name, field in fields.items()
        if name not in said and not isinstance(field, AutoField)
    }
    columns = ", ".join(f'"{fields[name].column}"' for name in (*said, *rest))
    return Shape(f"COPY {model._meta.db_table} ({columns}) FROM STDIN", tuple(rest.values()))


def _by_itself(field: "Field[Any, Any]") -> Any:
    """What a new row has here. A clock or a number drawn would differ for each: say those."""
    if field.has_default() and callable(field.default) and field.default not in CONSTANT:
        raise LookupError(f"say {field.model.__name__}.{field.name}: it differs for each row")
    default = field.get_default()
    return json.dumps(default) if isinstance(field, JSONField) else _writable(default)


def _writable(default: Any) -> Any:
    """As COPY takes it, and as something that does not change."""
    if isinstance(default, list):
        return "{" + ",".join(default) + "}"
    return str(default) if isinstance(default, str) else default
