"""Each job of the clock as a worker does it: with no transaction around it, as tests mostly have.

A job that only goes inside one stands in every other test as if it worked, and never does.
"""

import inspect
import time

from django.db import connection, transaction
from procrastinate.contrib.django import app

from tests import cast
from zorgvuldig.people.models import Person


def test_every_job_of_the_clock_goes_outside_of_a_transaction(committed):
    with transaction.atomic():
        cast.build()
    assert Person.objects.exists()
    jobs = {one.task.name: one.task.func for one in app.periodic_registry.periodic_tasks.values()}
    plain = {name: job for name, job in jobs.items() if not inspect.iscoroutinefunction(job)}
    assert {*jobs} - {*plain} == {"people.take_up_again"}  # tests/people/test_taken_up_again.py
    failed = {}
    for name, job in sorted(plain.items()):
        assert not connection.in_atomic_block
        try:
            job(int(time.time()))
        except Exception as fault:
            failed[name] = repr(fault)
    assert failed == {}
