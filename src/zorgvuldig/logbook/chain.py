"""Is the logbook whole? Every line is digested together with the digest before it.

The database writes the chain (migration 0002_chain); this file reads it again in another language,
so that a changed function in the database does not hide a changed line.
"""

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django.db import transaction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.backends.base.base import BaseDatabaseWrapper

FIELDS = (
    "id", "at", "event_type", "action", "outcome", "organisation_id", "user_id", "user_role",
    "on_behalf_of_id", "on_behalf_of_role", "object_type", "object_id", "client_ref",
    "auth_policy", "consent_ref", "purpose", "source_system", "source_ip", "chain_no",
)  # fmt: skip
READ = """
    SELECT id::text, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
      event_type, action, outcome, organisation_id, user_id::text, user_role,
      on_behalf_of_id::text, on_behalf_of_role, object_type, object_id, client_ref::text,
      auth_policy, consent_ref::text, purpose, source_system, host(source_ip), chain_no,
      prev_hash, line_hash
    FROM logbook_logentry WHERE chain_no IS NOT NULL ORDER BY organisation_id, chain_no
"""  # in the order of an index: sorting a country's lines would take longer than reading them
UNCHAINED = "SELECT organisation_id, id::text FROM logbook_logentry WHERE chain_no IS NULL"
HEADS = """
    SELECT organisation_id, chain_no, line_hash, anchor_no, anchor_hash FROM logbook_chainhead
"""
IN_NO_CHAIN = "de regel hangt aan geen enkele keten"
BEGINNING = bytes(32)
BATCH = 2000
AS_JSON = json.JSONEncoder(ensure_ascii=False).encode  # made once: it is asked millions of times


@dataclass(frozen=True)
class Break:
    """A place where the chain does not hold: which line, and what is wrong, in Dutch."""

    organisation_id: int
    chain_no: int | None
    line: str
    fault: str


@dataclass(frozen=True)
class Verdict:
    """How many lines were read, and each break that was found."""

    lines: int
    breaks: tuple[Break, ...]


def digest(values: tuple[Any, ...], previous: bytes) -> bytes:
    """The digest of one line: of its fields as a JSON list, after the digest before it."""
    return sha256(previous + AS_JSON(values).encode()).digest()


def verify(database: "BaseDatabaseWrapper") -> Verdict:
    """Read the whole logbook through `database` (the owner's connection) and check every link.

    Lines may be added meanwhile: everything is read as it stood in one moment, batch by batch.
    """
    with transaction.atomic(using=database.alias):
        with database.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            cursor.execute(HEADS)
            found = cursor.fetchall()
            heads = {row[0]: (row[1], bytes(row[2])) for row in found}
            anchors = {row[0]: (row[3], bytes(row[4])) for row in found}
            cursor.execute(UNCHAINED)
            loose = [Break(row[0] or 0, None, row[1], IN_NO_CHAIN) for row in cursor]
        with database.chunked_cursor() as cursor:
            cursor.execute(READ)
            rows = iter(lambda: cursor.fetchmany(BATCH), [])
            read = _follow((row for batch in rows for row in batch), heads, anchors)
    return Verdict(read.lines + len(loose), (*read.breaks, *loose))


def _follow(
    rows: "Iterator[tuple[Any, ...]]",
    heads: dict[int, tuple[int, bytes]],
    anchors: dict[int, tuple[int, bytes]],
) -> Verdict:
    """Each chain from where it begins by now: after the last line that went after five years."""
    breaks: list[Break] = []
    ends = dict(anchors)
    count = 0
    for count, row in enumerate(rows, 1):  # noqa: B007
        chain = row[5] or 0
        number, previous = ends.get(chain, (0, BEGINNING))
        fault = _fault(row, number, previous)
        if fault:
            breaks.append(Break(chain, row[18], row[0], fault))
        ends[chain] = (row[18] or number, bytes(row[20] or b""))
    breaks += [
        Break(chain, head[0], "", "de laatste regels van de keten ontbreken")
        for chain, head in heads.items()
        if ends.get(chain) != head
    ]
    return Verdict(count, tuple(breaks))


def _fault(row: tuple[Any, ...], number: int, previous: bytes) -> str:
    if row[18] != number + 1:
        return "er ontbreekt een regel vóór deze"
    if bytes(row[19] or b"") != previous:
        return "de regel sluit niet aan op de vorige"
    if bytes(row[20] or b"") != digest(row[:19], previous):
        return "de inhoud van de regel is veranderd"
    return ""
