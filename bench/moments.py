"""When to kill: at any moment, or exactly while something is done.

Someone who may see every session of the database looks what is open, hundreds of times in a
second; the kill follows at once. What was open at that look is told with each round, so that a
table of kills shows that they fell inside work and not between.
"""

import time
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import psycopg

from zorgvuldig.walls import embedded

MOMENTS = ("any", "writing", "commit", "job")
LOOKING = 3.0  # seconds until it is killed all the same
FLUSH = 20_000  # microseconds that a commit waits before it goes to the disk: time to be hit in
OPEN = """
    SELECT count(*) FILTER (WHERE backend_xid IS NOT NULL),
           count(*) FILTER (WHERE backend_xid IS NOT NULL AND state = 'active'
                            AND query ILIKE 'commit%'),
           (SELECT count(*) FROM procrastinate_jobs WHERE status = 'doing'
              AND worker_id = (SELECT max(id) FROM procrastinate_workers)),
           (SELECT a.pid FROM pg_stat_activity a WHERE a.backend_xid IS NOT NULL
              AND a.usename = 'zorgvuldig_app' ORDER BY random() LIMIT 1)
      FROM pg_stat_activity WHERE usename = 'zorgvuldig_app' AND pid <> pg_backend_pid()
"""


class Open(NamedTuple):
    """What was being done: transactions that had written, those in their commit, jobs; and the
    session of one that had written."""

    writing: int = 0
    commit: int = 0
    job: int = 0
    session: int | None = None

    def has(self, moment: str) -> bool:
        """Is this what was waited for?"""
        return moment == "any" or bool(getattr(self, moment))


def superuser(folder: Path) -> psycopg.Connection:
    """A session that sees all others."""
    host = embedded.socket_link(folder)
    return psycopg.connect(f"postgresql://postgres@/zorgvuldig?host={host}", autocommit=True)


def slow_commits(folder: Path) -> None:
    """Each commit waits a little before its words are on the disk, as a slow disk would have it;
    that is where a kill hurts most, and without this one is seldom hit there."""
    with superuser(folder) as connection:
        connection.execute(f"ALTER SYSTEM SET commit_delay = {FLUSH}")
        connection.execute("ALTER SYSTEM SET commit_siblings = 0")
        connection.execute("SELECT pg_reload_conf()")


def wait_for(folder: Path, moment: str) -> Open:
    """Returns at that moment, or when it does not come; what is open then."""
    until, seen = time.monotonic() + LOOKING, Open()
    with suppress(psycopg.OperationalError), superuser(folder) as connection:
        while True:
            found = connection.execute(OPEN, prepare=True).fetchone()
            seen = Open(*found) if found else seen
            if seen.has(moment) or time.monotonic() > until:
                break
    return seen
