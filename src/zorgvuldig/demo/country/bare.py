"""For a while the tables stand without indexes and links, and afterwards with all of them again.

A million rows are checked and indexed far quicker together than one by one. All of it is in the
transaction of who asks: what fails leaves the database as it was, and a row that breaks a promise
of the database is refused when the promises come back.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.db.backends.utils import CursorWrapper

# Unique and primary keys come back before the links that lean on them.
CONSTRAINTS = """
    SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid), contype
    FROM pg_constraint
    WHERE contype IN ('p', 'u', 'f') AND connamespace = 'public'::regnamespace
      AND (conrelid = ANY(%s::text[]::regclass[]) OR confrelid = ANY(%s::text[]::regclass[]))
    ORDER BY contype = 'f', conname
"""
INDEXES = """
    SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
    WHERE indrelid = ANY(%s::text[]::regclass[])
      AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype <> 'f')
"""
CHAINED = "logbook_logentry"  # its lines come in numbered and digested already


@contextmanager
def bare(cursor: "CursorWrapper", tables: list[str]) -> Iterator[None]:
    """Take off what makes many rows slow, and put all of it back."""
    cursor.execute("SET LOCAL maintenance_work_mem = '1GB'")
    cursor.execute(CONSTRAINTS, [tables, tables])
    constraints = cursor.fetchall()
    cursor.execute(INDEXES, [tables])
    indexes = cursor.fetchall()
    for table, name, _, _ in reversed(constraints):
        cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
    for name, _ in indexes:
        cursor.execute(f"DROP INDEX {name}")
    cursor.execute(f"ALTER TABLE {CHAINED} DISABLE TRIGGER USER")
    yield
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what waits to be looked at until the end, now
    cursor.execute(f"ALTER TABLE {CHAINED} ENABLE TRIGGER USER")
    for table, name, definition, kind in constraints:
        if kind != "f":
            cursor.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}")
    for _, definition in indexes:
        cursor.execute(definition)
    for table, name, definition, kind in constraints:
        if kind == "f":
            cursor.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}")
