"""What a killed worker was doing is done again; what a living one does is left alone."""

import pytest
from django.db import connections

from tests.working import work_through
from zorgvuldig.people import jobs


def as_owner(sql, values=()):
    with connections["owner"].cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall() if cursor.description else []


def begun(silent_for):
    """A job that a worker began, who was last heard of this many seconds ago."""
    [[worker]] = as_owner(
        "INSERT INTO procrastinate_workers (last_heartbeat)"
        " VALUES (now() - %s * interval '1 second') RETURNING id",
        [silent_for],
    )
    [[job]] = as_owner(
        "INSERT INTO procrastinate_jobs (queue_name, task_name, args, status, worker_id)"
        """ VALUES ('default', 'people.send_invitation', '{"nothing": 1}', 'doing', %s)"""
        " RETURNING id",
        [worker],
    )
    return job


def taken_up():
    jobs.take_up_again.configure(queue="of-this-test").defer(timestamp=0)
    work_through("of-this-test")


def states():
    return dict(as_owner("SELECT id, status::text FROM procrastinate_jobs WHERE worker_id IS NULL"
                         " OR task_name = 'people.send_invitation'"))  # fmt: skip


@pytest.mark.parametrize(("silent_for", "state"), [(20, "doing"), (600, "todo")])
def test_only_what_a_silent_worker_began_is_done_again(committed, silent_for, state):
    job = begun(silent_for)
    taken_up()
    assert states()[job] == state


def test_what_a_forgotten_worker_began_is_done_again(committed):
    """A worker that starts forgets those that are silent, and with them who began the job."""
    job = begun(600)
    as_owner("DELETE FROM procrastinate_workers")
    taken_up()
    assert states()[job] == "todo"
