"""What a database knows of the work behind it: does a worker give a sign of life, does the queue
move, did jobs fail, and what time is it there. Counts and seconds only, never whom a job is for."""

from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.utils import timezone

SIGN_OF_LIFE = timedelta(minutes=2)  # a worker gives one every ten seconds
DUE = """
    SELECT count(*) FROM procrastinate_jobs j WHERE j.status = 'todo'
      AND coalesce(j.scheduled_at, (SELECT min(e.at) FROM procrastinate_events e
        WHERE e.job_id = j.id AND e.type = 'deferred')) < now() - %s
"""
FAILED = """
    SELECT count(DISTINCT e.job_id) FROM procrastinate_events e
      JOIN procrastinate_jobs j ON j.id = e.job_id AND j.status = 'failed'
    WHERE e.type = 'failed' AND e.at > now() - %s AND (j.task_name LIKE '%%send%%') = %s
"""
# What waits now, and since when the one that could have begun first: what is planned for later does
# not wait. A job counts from the moment it may begin.
WAITING = """
    SELECT count(*), now() - min(since) FROM (
      SELECT coalesce(j.scheduled_at, (SELECT min(e.at) FROM procrastinate_events e
        WHERE e.job_id = j.id AND e.type = 'deferred')) AS since
      FROM procrastinate_jobs j WHERE j.status = 'todo') AS waits
    WHERE since <= now()
"""
# A periodic job leaves its moment here, and its number until it succeeded and is gone. One that is
# being done counts from its own moment; of one that failed it is not known when the last went well.
NIGHT = """
    SELECT now() - to_timestamp(max(d.defer_timestamp)) FROM procrastinate_periodic_defers d
      LEFT JOIN procrastinate_jobs j ON j.id = d.job_id
    WHERE d.task_name = 'privacy.carry_out_terms' AND coalesce(j.status, 'doing') <> 'failed'
"""
TRIED_AGAIN = """
    SELECT count(*) FROM procrastinate_jobs
    WHERE status = 'todo' AND attempts > 1 AND task_name LIKE '%%send%%'
"""


def worker_silent_for() -> timedelta | None:
    """How long no worker was heard of; None when there is none at all."""
    asked = "SELECT now() - max(last_heartbeat) FROM procrastinate_workers"
    silent: timedelta | None = _asked(asked)
    return silent


def worker_lives() -> bool:
    """Was a worker heard of just now?"""
    silent = worker_silent_for()
    return silent is not None and silent < SIGN_OF_LIFE


def due_for(long: timedelta) -> int:
    """How many jobs could have begun this long ago and did not."""
    return int(_asked(DUE, [long]))


def failed_within(term: timedelta, *, mail: bool) -> int:
    """How many jobs were given up within this term: those that mail, or the others."""
    return int(_asked(FAILED, [term, mail]))


def mail_tried_again() -> int:
    """How many mails were tried more than once and wait for another try."""
    return int(_asked(TRIED_AGAIN))


def jobs_waiting() -> int:
    """How many jobs could begin now."""
    return int(_asked(WAITING))


def oldest_job() -> timedelta:
    """How long the job that waits longest could have begun."""
    long: timedelta | None = _asked(WAITING, place=1)
    return long or timedelta()


def night_since() -> timedelta | None:
    """How long ago the night’s run began that was carried out last; None when none is known."""
    since: timedelta | None = _asked(NIGHT)
    return since


def stands_since() -> timedelta:
    """How long ago this database was made."""
    age: timedelta | None = _asked("SELECT now() - min(applied) FROM django_migrations")
    return age or timedelta()


def connections_open() -> int:
    """How many connections this database has, of everybody."""
    asked = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
    return int(_asked(asked))


def connections_most() -> int:
    """How many connections the server takes."""
    return int(_asked("SELECT current_setting('max_connections')"))


def takes_writing() -> bool:
    """Is this the server that is written to, and not one that only follows it?"""
    return not _asked(
        "SELECT pg_is_in_recovery() OR current_setting('transaction_read_only')::bool"
    )


def now_there() -> datetime:
    """What time it is for the database."""
    there: datetime = _asked("SELECT clock_timestamp()")
    return there


def clock_ahead() -> timedelta:
    """How far the clock of this machine is ahead of the database's; below zero when behind."""
    there = now_there()
    return timedelta(seconds=(timezone.now() - there).total_seconds())


def _asked(question: str, values: list[Any] | None = None, place: int = 0) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        return cursor.fetchone()[place]
