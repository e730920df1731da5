"""Looks at a database past the product's pages; a process of its own, beside what it looks at.

ZORGVULDIG_VAR=… python bench/looking.py <ids|left|digest>      (reads a question in JSON)
"""

import hashlib
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any

from at_work import CANARY
from deeds import MARK

from zorgvuldig.command import postgres
from zorgvuldig.command.operator import wake

LINES = """
    SELECT object_id, count(*) FROM logbook_logentry WHERE event_type = 'unease.noted'
    GROUP BY object_id
"""
UNLOGGED = """
    SELECT count(*) FROM dossiers_entry e WHERE NOT EXISTS
      (SELECT 1 FROM logbook_logentry l WHERE l.object_id = e.id::text)
"""
STILL = """
    SELECT (SELECT count(*) FROM dossiers_dossier WHERE id::text = ANY(%(rows)s))
      + (SELECT count(*) FROM dossiers_uneasenote WHERE id::text = ANY(%(rows)s))
      + (SELECT count(*) FROM dossiers_entry WHERE dossier_id::text = ANY(%(rows)s)),
      (SELECT count(*) FROM vault_datakey WHERE id::text = ANY(%(keys)s)),
      (SELECT count(*) FROM vault_erasure WHERE object_id::text = ANY(%(rows)s)),
      (SELECT count(*) FROM django_session)
"""


def ids(reference: str, notes: list[str]) -> dict[str, list[str]]:
    """The numbers of a dossier and some notes, and of the keys they are sealed with."""
    rows = ask("SELECT id::text, key_id::text FROM dossiers_dossier WHERE reference = %s"
               " UNION SELECT id::text, key_id::text FROM dossiers_uneasenote"
               " WHERE id::text = ANY(%s)", [reference, notes])  # fmt: skip
    return {"rows": [row for row, _ in rows], "keys": [key for _, key in rows]}


def left(
    before: list[str], sent: list[str], rows: list[str], keys: list[str], replayed: bool
) -> list[str]:
    """What is not as promised, in words; empty when every promise holds."""
    found, wrong = told_in_notes()
    gone = {*rows}
    lost, unknown = {*before} - {*found} - gone, {*found} - {*sent}
    logged = dict(ask(LINES))
    unlogged = [number for number in found if logged.get(number) != 1]
    still, held, ledger, sessions = ask(STILL, {"rows": rows, "keys": keys})[0]
    said = {
        f"{len(lost)} confirmed notes are gone": lost,
        f"{len(unknown)} notes stand there that were sent later": unknown,
        "a note stands there twice": len(found) != len({*found}),
        f"{wrong} notes hold the words of another": wrong,
        f"{len(unlogged)} notes have not exactly one log line": unlogged,
        f"{ask(UNLOGGED)[0][0]} entries have no log line": ask(UNLOGGED)[0][0],
        f"{still} rows of what was erased stand there": replayed and still,
        f"{held} keys of what was erased stand there": replayed and held,
        f"the ledger names {ledger} of {len(rows)} erased": replayed and ledger != len(rows),
        f"{sessions} sessions are open": sessions,
        "the words of who was erased are read": replayed and CANARY in " ".join(every_word()),
        "the chain of the logbook breaks": breaks(),
    }
    return [words for words, is_so in said.items() if is_so]


def told_in_notes() -> tuple[list[str], int]:
    """The numbers that the notes themselves tell, read with the key ring; how many are swapped."""
    from zorgvuldig.dossiers.models import UneaseNote

    found, wrong = [], 0
    for _ in by_organisation():
        for row in UneaseNote.unscoped.select_related("key"):
            said = row.key.open(row.sealed, row.id)["unease"]
            if said.startswith(MARK):
                found.append(said.removeprefix(MARK))
                wrong += said != f"{MARK}{row.id}"
    return found, wrong


def every_word() -> Iterator[str]:
    """Everything that is written of clients, read with the key ring."""
    from zorgvuldig.dossiers.models import Entry, UneaseNote

    for _ in by_organisation():
        for row in Entry.unscoped.select_related("dossier__key").iterator(500):
            yield str(row.words(row.dossier.key))
        for note in UneaseNote.unscoped.select_related("key"):
            yield str(note.key.open(note.sealed, note.id))


def by_organisation() -> Iterator[int]:
    """Work for one after another."""
    from zorgvuldig import walls
    from zorgvuldig.people.actions import every_organisation

    for organisation in every_organisation():
        with walls.working_for(organisation=organisation):
            yield organisation


def breaks() -> int:
    """How often the chain breaks."""
    from django.db import connections

    from zorgvuldig.logbook.chain import verify

    return len(verify(connections["owner"]).breaks)


def digest() -> dict[str, Any]:
    """The whole database in one number: the same when nothing at all was changed."""
    said, environment = postgres.address()
    command = [postgres.program("pg_dump"), *said]
    dump = subprocess.run(command, env=environment, capture_output=True, check=True).stdout
    lines = [
        one for one in dump.splitlines() if not one.startswith((b"\\restrict", b"\\unrestrict"))
    ]
    known = Counter(name for (name,) in ask("SELECT relkind::text FROM pg_class"
        " WHERE relnamespace = 'public'::regnamespace"))  # fmt: skip
    return {"digest": hashlib.sha256(b"\n".join(lines)).hexdigest(), "tables": known["r"],
            "bytes": ask("SELECT pg_database_size(current_database())")[0][0]}  # fmt: skip


def ask(sql: str, values: Any = None) -> list[Any]:
    """As the owner."""
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())


if __name__ == "__main__":
    wake()
    looks: dict[str, Any] = {"ids": ids, "left": left, "digest": digest}
    print(json.dumps(looks[sys.argv[1]](**json.loads(sys.stdin.read() or "{}"))))
