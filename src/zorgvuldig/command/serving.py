"""The web server and the worker as two children, which begin and end together."""

import http.client
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from zorgvuldig.command.measuring import measured
from zorgvuldig.command.operator import Refused

Child = subprocess.Popen[bytes]

APPLICATION = Path(__file__).parents[1] / "wsgi.py"  # whole, so that it is found from any folder
GLANCE = 0.2  # seconds between looks at the children
PATIENCE = 15  # seconds a child may take to finish what it does
WORKERS, THREADS = 2, 2  # processes, and requests at once in each; measured on two cores
CONNECTIONS = 512  # per process: a browser keeps several open, and an idle one counts


def serve(host: str, port: int, welcome: str) -> int:
    """Serve until told to stop; says `welcome` once a page can be opened."""
    with asked_to_stop() as stop, measured(), children(host, port) as (web, worker):
        greeted = False
        while not stop.wait(GLANCE):
            _require_alive(web, worker)
            if not greeted and answers(host, port):
                greeted = True
                print(welcome, flush=True)
    return 0


@contextmanager
def asked_to_stop() -> Iterator[threading.Event]:
    """An event that Ctrl-C and the end signal set; the second Ctrl-C does no harm."""
    stop = threading.Event()
    before = {
        name: signal.signal(name, lambda *_: stop.set())
        for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    }
    try:
        yield stop
    finally:
        for name, handler in before.items():
            signal.signal(name, handler)


@contextmanager
def children(host: str, port: int) -> Iterator[tuple[Child, Child]]:
    """Both children; whatever happens, neither outlives this block."""
    web = begin(
        "granian", "--interface=wsgi", f"--host={host}", f"--port={port}", "--log-level=warning",
        "--no-access-log",  # it would keep who asked for which page, the line's callers too
        f"--workers={WORKERS}", f"--blocking-threads={THREADS}", f"--backpressure={CONNECTIONS}",
        f"{APPLICATION}:application",
    )  # fmt: skip
    worker = begin("zorgvuldig", "worker")
    try:
        yield web, worker
    finally:
        for child in (web, worker):
            child.terminate()
        for child in (web, worker):
            _await(child)


def begin(module: str, *arguments: str) -> Child:
    """A Python module as a child in a session of its own, so that Ctrl-C reaches only us."""
    return subprocess.Popen([sys.executable, "-m", module, *arguments], start_new_session=True)


def answers(host: str, port: int) -> bool:
    """Does the web server answer already?"""
    connection = http.client.HTTPConnection(host, port, timeout=10)
    with closing(connection), suppress(OSError, http.client.HTTPException):
        connection.request("GET", "/gezond/")
        return connection.getresponse().status < http.client.INTERNAL_SERVER_ERROR
    return False


def _require_alive(web: Child, worker: Child) -> None:
    for name, child in (("webserver", web), ("verwerker van taken", worker)):
        if child.poll() is not None:
            raise Refused(f"De {name} is gestopt, en daarmee alles. Kijk naar de regels hierboven.")


def _await(child: Child) -> None:
    """Wait for it; what is left of it and of its own children then is ended."""
    with suppress(subprocess.TimeoutExpired):
        child.wait(PATIENCE)
    with suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()
