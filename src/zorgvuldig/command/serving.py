"""The web server and the worker as children, which begin and end together."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http import HTTPStatus
from pathlib import Path

from django.conf import settings

from zorgvuldig.command.asking import status
from zorgvuldig.command.measuring import measured
from zorgvuldig.command.operator import Refused

Child = subprocess.Popen[bytes]

APPLICATION = Path(__file__).parents[1] / "wsgi.py"  # whole, so that it is found from any folder
GLANCE = 0.2  # seconds between looks at the children
PATIENCE = 15  # seconds a child may take to finish what it does
WORKERS, THREADS = 2, 2  # processes, and requests at once in each; measured on two cores
CONNECTIONS = 512  # per process: a browser keeps several open, and an idle one counts


def serve(host: str, port: int, welcome: str, *, worker: bool = True) -> int:
    """Serve until told to stop; says `welcome` once a page can be opened. Who is told to stop says
    so to the balancer first, for as long as is set, and then finishes what it does."""
    running = children(host, port, worker)
    with leaving() as leave, asked_to_stop() as stop, measured(), running as those:
        greeted = False
        while not stop.wait(GLANCE):
            _require_alive(those)
            if not greeted and answers(host, port):
                greeted = True
                print(welcome, flush=True)
        leave()
    return 0


@contextmanager
def leaving() -> Iterator[Callable[[], None]]:
    """Something to call before stopping: `/gezond/klaar/` refuses from then on, and pages work."""
    place = Path(tempfile.mkdtemp(prefix="zorgvuldig-")) / "leaving"
    os.environ["ZORGVULDIG_LEAVING"] = str(place)  # the children look there

    def leave() -> None:
        if settings.LEAVE_SECONDS:
            place.touch()
            time.sleep(settings.LEAVE_SECONDS)

    try:
        yield leave
    finally:
        shutil.rmtree(place.parent, ignore_errors=True)


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
def children(host: str, port: int, worker: bool = True) -> Iterator[dict[str, Child]]:
    """The children by name; whatever happens, none outlives this block."""
    web = begin(
        "granian", "--interface=wsgi", f"--host={host}", f"--port={port}", "--log-level=warning",
        "--no-access-log",  # it would keep who asked for which page, the line's callers too
        "--respawn-failed-workers", "--respawn-interval=1",  # one that falls takes no other along
        f"--workers={WORKERS}", f"--blocking-threads={THREADS}", f"--backpressure={CONNECTIONS}",
        f"{APPLICATION}:application",
    )  # fmt: skip
    those = {"webserver": web}
    if worker:
        those["verwerker van taken"] = begin("zorgvuldig", "worker")
    try:
        yield those
    finally:
        for child in those.values():
            child.terminate()
        for child in those.values():
            _await(child)


def begin(module: str, *arguments: str) -> Child:
    """A Python module as a child in a session of its own, so that Ctrl-C reaches only us."""
    return subprocess.Popen([sys.executable, "-m", module, *arguments], start_new_session=True)


def answers(host: str, port: int) -> bool:
    """Does the web server answer already?"""
    said = status(host, port, "/gezond/")
    return said is not None and said < HTTPStatus.INTERNAL_SERVER_ERROR


def _require_alive(those: dict[str, Child]) -> None:
    for name, child in those.items():
        if child.poll() is not None:
            raise Refused(f"De {name} is gestopt, en daarmee alles. Kijk naar de regels hierboven.")


def _await(child: Child) -> None:
    """Wait for it; what is left of it and of its own children then is ended."""
    with suppress(subprocess.TimeoutExpired):
        child.wait(PATIENCE)
    with suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()
