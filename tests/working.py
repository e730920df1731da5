"""A worker within a test."""

from concurrent.futures import ThreadPoolExecutor

from django.db import connections
from procrastinate.contrib.django import app


def work_through(queue: str) -> None:
    """Do everything that waits in this queue, in a thread of its own: where a browser was driven
    before, the loop of that still runs in the first."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        pool.submit(_work_through, queue).result()


def _work_through(queue: str) -> None:
    try:
        with app.replace_connector(app.connector.get_worker_connector()) as working:
            working.run_worker(
                wait=False, queues=[queue], install_signal_handlers=False, listen_notify=False
            )
    finally:
        connections.close_all()
