"""Databases for tests, copied from one migrated template: fresh in a tenth of a second."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from hashlib import sha256

import fasteners
import psutil
import psycopg
from django.db import connections

from tests.environment import ROOT, VAR
from zorgvuldig.walls import embedded
from zorgvuldig.walls.moving import migrate

# What is in it may be lost when the machine stops: `rm -r var/test` then makes it anew. What a
# product survives is tried on servers of its own (test_killed, test_four_hundred).
NEVER_WAITS_FOR_THE_DISK = ("fsync", "full_page_writes", "synchronous_commit")


def server() -> str:
    """Start the test server, or find it; returns the address of its superuser."""
    uri = embedded.start(VAR).get_uri()
    with psycopg.connect(uri, autocommit=True) as connection:
        for setting in NEVER_WAITS_FOR_THE_DISK:
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")
        sweep(connection)
    return uri


def own_name(kind: str) -> str:
    """A database name of this process alone, so that two runs at once do not meet."""
    return f"{kind}_{os.getpid()}"


def sweep(connection: "psycopg.Connection") -> None:
    """Drop what runs left behind that were killed."""
    ours = "SELECT datname FROM pg_database WHERE datname ~ '^(test|committed)_[0-9]+$'"
    rows = connection.execute(ours)
    for (name,) in rows.fetchall():
        if not psutil.pid_exists(int(name.rpartition("_")[2])):
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@cache
def template(uri: str) -> str:
    """The name of a migrated database; made once for this state of the migrations."""
    sources = sorted((ROOT / "src").rglob("migrations/*.py")) + [
        ROOT / "src/zorgvuldig/walls/grants.py",
        ROOT / "requirements.lock",
    ]
    digest = sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()[:12]
    name = f"template_{digest}"
    with fasteners.InterProcessLock(VAR / "template.lock"):
        with psycopg.connect(uri, autocommit=True) as connection:
            known = connection.execute(
                "SELECT datistemplate FROM pg_database WHERE datname = %s", [name]
            ).fetchone()
            if known and known[0]:
                return name
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
            embedded.make_database(connection, name)
        with pointed_at(name):
            migrate()
        with psycopg.connect(uri, autocommit=True) as connection:
            connection.execute(f'ALTER DATABASE "{name}" IS_TEMPLATE true')
    return name


def fresh(uri: str, name: str) -> None:
    """Make the database anew from the template."""
    source = template(uri)
    with (
        fasteners.InterProcessLock(VAR / "template.lock"),
        psycopg.connect(uri, autocommit=True) as connection,
    ):
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{name}" OWNER {embedded.OWNER} TEMPLATE "{source}"')
        connection.execute(embedded.nothing_temporary(name))  # a copy carries no such rights


def drop(uri: str, name: str) -> None:
    with psycopg.connect(uri, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@contextmanager
def pointed_at(name: str) -> Iterator[None]:
    """Both connections of Django work on this database, for a while."""
    before = {alias: connections[alias].settings_dict["NAME"] for alias in connections}
    point(name)
    try:
        yield
    finally:
        for alias, was in before.items():
            connections[alias].close()
            connections[alias].settings_dict["NAME"] = was


def point(name: str) -> None:
    for alias in connections:
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = name
