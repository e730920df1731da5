"""The worker that goes on: a database that goes away and comes back, here or elsewhere, ends a run
of it and not the worker; one that is not brought up to date yet is waited for. Source:
docs/decisions/0052.
"""

import asyncio
import logging
import sys
import threading
from contextlib import suppress

import psycopg
from django.db import OperationalError, ProgrammingError, connections
from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException

from zorgvuldig.command import serving
from zorgvuldig.people import readiness
from zorgvuldig.vault import belonging

AT_ONCE = 2
GLANCE = 0.2  # seconds between looks whether it was told to stop
PAUSE = 2.0  # seconds before it looks for the database again
WAITS = "De verwerker van taken wacht, en begint daarna vanzelf."
NOT_MIGRATED = f"De database is nog niet bijgewerkt, met: zorgvuldig migrate. {WAITS}"
AWAY = f"De database is niet bereikbaar. {WAITS}"
FAULTS = (psycopg.Error, ConnectorException)
logger = logging.getLogger(__name__)


def work() -> None:
    """Do what waits, until told to stop; on a database that is up to date, with its own ring."""
    with serving.asked_to_stop() as stop:
        _await_the_database(stop)
        while not stop.is_set():
            try:
                with app.replace_connector(app.connector.get_worker_connector()):
                    asyncio.run(_one_run(stop))
            except FAULTS:
                logger.warning("worker_begins_again", exc_info=True)
            stop.wait(PAUSE)


def _await_the_database(stop: threading.Event) -> None:
    """Until the worker may begin. What it waits for is said once: in a renewal it may come before
    the step of the database that it belongs to."""
    said = ""
    while not stop.is_set() and (lacks := _lacks()):
        if lacks != said:
            print(lacks, file=sys.stderr, flush=True)
        said = lacks
        stop.wait(PAUSE)


def _lacks() -> str:
    """What keeps the worker from beginning, in a sentence. A ring of another database ends it."""
    try:
        if not _is_migrated():
            return NOT_MIGRATED
        belonging.agree()
    except OperationalError:
        return AWAY
    finally:
        connections.close_all()
    return ""


def _is_migrated() -> bool:
    """Before the first `migrate` this login may not even look."""
    try:
        return readiness.is_migrated()
    except ProgrammingError:
        return False


async def _one_run(stop: threading.Event) -> None:
    """From finding the database until it is gone, or until told to stop; what was begun is done."""
    async with app.open_async():
        working = asyncio.create_task(
            app.run_worker_async(
                concurrency=AT_ONCE, delete_jobs="successful", install_signal_handlers=False
            )
        )
        while not stop.is_set() and not working.done():
            await asyncio.sleep(GLANCE)
        working.cancel()
        with suppress(asyncio.CancelledError):
            await working
