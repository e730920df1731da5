"""The whole product as one folder of a demonstration: started, stopped, and killed in parts.

It is started as `make run` does it, on one port for all rounds, so that whoever works goes on after
a kill with the page and the cookie they had.
"""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path

import psutil

STARTING = 600  # seconds of patience; the first start migrates
# Each kind of kill. After `backend` and `process` nobody restarts anything: it mends itself.
KINDS = ("server", "worker", "database", "postmaster", "everything", "process", "backend")
BY_ITSELF = ("process", "backend")


class Product:
    """One installation, in `folder`."""

    def __init__(self, folder: Path, **more: str) -> None:
        self.folder, self.more = folder, more
        with socket.create_server(("127.0.0.1", 0)) as trial:
            self.port = trial.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen[bytes] | None = None

    def surroundings(self) -> dict[str, str]:
        """The demonstration in this folder, with mail in files and no brake at the door."""
        ours = ("ZORGVULDIG", "DATABASE", "DJANGO", "EMAIL")
        known = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
        return known | {
            "ZORGVULDIG_VAR": str(self.folder), "ZORGVULDIG_DEMO": "1", "PORT": str(self.port),
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "LINE_MESSAGES": "1000000", **self.more,
        }  # fmt: skip

    def begin(self) -> None:
        """Start it, and do not wait."""
        with (self.folder / "said.log").open("ab") as said:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "zorgvuldig", "run"], env=self.surroundings(),
                stdout=said, stderr=said,
            )  # fmt: skip

    def start(self) -> float:
        """Start it; how many seconds until it answers."""
        began = time.monotonic()
        self.begin()
        self.wait()
        return time.monotonic() - began

    def wait(self) -> None:
        """Until it answers."""
        assert self.process
        for _ in range(STARTING * 20):
            if self.answers():
                return
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        raise SystemExit(f"The product does not start again: see {self.folder}/said.log")

    def answers(self) -> bool:
        """Does it, now?"""
        address = f"{self.address}/gezond/"
        with suppress(OSError), urllib.request.urlopen(address, timeout=5) as answer:
            return bool(answer.status == 200)
        return False

    def says(self, path: str) -> str:
        """What stands on a page for whoever watches, and its status."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=60) as answer:
                return f"{answer.status} {answer.read().decode().splitlines()}"
        except urllib.error.HTTPError as answer:
            with answer:
                return f"{answer.code} {answer.read().decode().splitlines()[:6]}"
        except OSError as fault:
            return type(fault).__name__

    @property
    def runs(self) -> bool:
        """Does the process that leads the rest?"""
        return self.process is not None and self.process.poll() is None

    def end(self) -> None:
        """What still runs of it stops as an operator stops it."""
        if self.process:
            self.process.terminate()
            self.process.wait(60)

    def parts(self, kind: str) -> list[psutil.Process]:
        """The processes that this kind of kill ends."""
        assert self.process
        try:
            leader = psutil.Process(self.process.pid)
        except psutil.NoSuchProcess:
            return database(self.folder)
        ours = leader.children(recursive=True)
        served = [one for one in ours if "granian" in _line(one)]
        found = {
            "server": served,
            "process": served[1:2],  # one of those that answer; the first leads them
            "worker": [one for one in ours if "worker" in _line(one).split()],
            "database": database(self.folder),
            "postmaster": database(self.folder)[:1],
            "everything": [leader, *ours, *database(self.folder)],
        }
        return found[kind]


def kill(parts: list[psutil.Process]) -> None:
    """End them without a word."""
    for one in parts:
        with suppress(psutil.NoSuchProcess):
            one.kill()
    psutil.wait_procs(parts, 30)


def _line(process: psutil.Process) -> str:
    with suppress(psutil.Error):
        return " ".join(process.cmdline())
    return ""


def database(folder: Path) -> list[psutil.Process]:
    """The database server in this folder, with everything it started."""
    noted = folder / "pg" / "postmaster.pid"
    with suppress(OSError, IndexError, ValueError, psutil.NoSuchProcess):
        server = psutil.Process(int(noted.read_text().split()[0]))
        if "postgres" in server.name():
            return [server, *server.children(recursive=True)]
    return []
