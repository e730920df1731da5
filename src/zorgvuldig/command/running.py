"""`zorgvuldig run`, `web`, `prepare` and `worker`: the product, serving."""

import socket
import subprocess
import sys

from zorgvuldig.command import serving, usage
from zorgvuldig.command.operator import Refused, operator, start_database, wake
from zorgvuldig.configuration import told
from zorgvuldig.setting import HIGHEST_PORT

ONLY_HERE = ("127.0.0.1", "localhost", "::1")


@operator
def run(argv: list[str]) -> int:
    """Make everything ready and serve until told to stop."""
    if argv:
        return usage("zorgvuldig run")
    return _serve(worker=True)


@operator
def web(argv: list[str]) -> int:
    """Serve pages only, one host of several: the worker and migrating are elsewhere."""
    if argv:
        return usage("zorgvuldig web")
    return _serve(worker=False)


def _serve(*, worker: bool) -> int:
    """What makes ready ends when it is done: who only watches over the server and the worker holds
    none of it in memory."""
    host, port = where_to_listen()
    require_free(host, port)
    start_database()
    command = [sys.executable, "-m", "zorgvuldig", "prepare", *([] if worker else ["web"])]
    made = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    return made.returncode or serving.serve(host, port, made.stdout.strip(), worker=worker)


@operator
def prepare(argv: list[str]) -> int:
    """Make everything ready that serving needs, and say where to begin; for one host of several
    (`web`) a database that has to be migrated first is refused."""
    if argv not in ([], ["web"]):
        return usage("zorgvuldig prepare [web]")
    wake()
    from django.conf import settings

    from zorgvuldig.command import ready

    ready.make(migrating=not argv)
    print(ready.where_to_begin(f"{settings.ADDRESS}/"))
    return 0


@operator
def worker(argv: list[str]) -> int:
    """Do the jobs that wait in the database, until told to stop."""
    if argv:
        return usage("zorgvuldig worker")
    wake()
    from zorgvuldig.command import jobs

    jobs.work()
    return 0


def where_to_listen() -> tuple[str, int]:
    """The address of `LISTEN` and the port of `PORT`. What has stand-ins for secrets serves this
    machine alone, unless everything in it is invented."""
    if not (told.DATABASE_URL or told.ZORGVULDIG_DEMO or told.LISTEN in ONLY_HERE):
        raise Refused(
            f"Met de ingebouwde database luistert Zorgvuldig niet op {told.LISTEN}. "
            "Haal LISTEN weg, of geef een eigen database met DATABASE_URL."
        )
    return told.LISTEN, told.PORT


def require_free(host: str, port: int) -> None:
    """Refuse early when another program listens there already."""
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as fault:
            raise Refused(
                f"Poort {port} is niet vrij. Stop het programma dat hem gebruikt, "
                f"of kies een andere poort, bijvoorbeeld PORT={port % HIGHEST_PORT + 1}."
            ) from fault
