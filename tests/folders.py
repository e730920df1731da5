"""Folders for a product or a database that a test starts: each its own, and gone afterwards.

The embedded database runs as a user of its own, who must be able to walk to its data. Every run of
pytest closes the root of `tmp_path` to everybody else, other runs' databases included; so here
nothing that runs stands below it, and two runs can stand side by side.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import fasteners
import psutil

from tests.environment import RUN, VAR
from zorgvuldig.walls import embedded

PATIENCE = 20  # seconds for a database that is left to stop


@contextmanager
def own_folder() -> Iterator[Path]:
    """An empty folder; afterwards what still runs there is stopped, and all of it is gone."""
    folder = Path(tempfile.mkdtemp(prefix="zorgvuldig-own-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        clear(folder)


def clear(folder: Path) -> None:
    """End the database in this folder, and take away the folder and the link to its socket."""
    processes = database_in(folder)
    for one in processes:
        with suppress(psutil.NoSuchProcess):
            one.kill()
    psutil.wait_procs(processes, PATIENCE)
    forget_link(folder)
    shutil.rmtree(folder, ignore_errors=True)


def database_in(folder: Path) -> list[psutil.Process]:
    """The server in this folder with everything it started; empty when none runs."""
    noted = embedded.data_folder(folder) / "postmaster.pid"
    if not noted.exists():
        return []
    number = int(noted.read_text().split()[0])
    if not embedded._serves(number):
        return []
    server = psutil.Process(number)
    return [server, *server.children(recursive=True)]


def forget_link(folder: Path) -> None:
    """The link to a socket is as lasting as the server it leads to."""
    embedded.socket_link(folder).unlink(missing_ok=True)


def of_this_run() -> Path:
    """What the workers of this run share; `clear_this_run` takes it away."""
    place = VAR / f"run-{RUN}"
    place.mkdir(exist_ok=True)
    return place


def clear_this_run() -> None:
    """By the process that leads the run, when it ends; also what runs left that were killed."""
    for place in VAR.glob("run-*"):
        number = int(place.name.removeprefix("run-"))
        if number == os.getpid() or not psutil.pid_exists(number):
            shutil.rmtree(place, ignore_errors=True)


def forget_own_server() -> None:
    """The link to the server of the tests goes with its last user."""
    if not embedded.data_folder(VAR).exists():
        return
    with fasteners.InterProcessLock(VAR / "pg.lock"):  # the lock of `embedded.start`
        if not database_in(VAR):
            forget_link(VAR)
