"""The worker that goes on: a database that goes away and comes back, here or elsewhere, ends a run
of it and not the worker. Source: docs/decisions/0052.
"""

import asyncio
import logging
import threading
from contextlib import suppress

import psycopg
from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException

from zorgvuldig.command import serving

AT_ONCE = 2
GLANCE = 0.2  # seconds between looks whether it was told to stop
PAUSE = 2.0  # seconds before it looks for the database again
FAULTS = (psycopg.Error, ConnectorException)
logger = logging.getLogger(__name__)


def work() -> None:
    """Do what waits, until told to stop."""
    with serving.asked_to_stop() as stop:
        while not stop.is_set():
            try:
                with app.replace_connector(app.connector.get_worker_connector()):
                    asyncio.run(_one_run(stop))
            except FAULTS:
                logger.warning("worker_begins_again", exc_info=True)
            stop.wait(PAUSE)


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
