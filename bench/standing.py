"""The product as an operator starts it: how soon there is a page, and how much memory it takes.

Memory is the proportional set (each page that processes share is counted once), of `zorgvuldig run`
with its web server and worker, and of the embedded database.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psutil

PATIENCE = 600
SETTLED = 12  # seconds after which the library that looks for names is read


class Product:
    """`zorgvuldig run` in a folder of its own."""

    def __init__(self, folder: Path, **surroundings: str) -> None:
        with socket.create_server(("127.0.0.1", 0)) as trial:
            self.port = trial.getsockname()[1]
        self.folder = folder
        ours = {"ZORGVULDIG_VAR": str(folder), "ZORGVULDIG_DEMO": "1", "PORT": str(self.port)}
        command = [str(Path(sys.executable).parent / "zorgvuldig"), "run"]
        began = time.perf_counter()
        self.process = subprocess.Popen(
            command, env={**os.environ, **ours, **surroundings}, stdout=subprocess.DEVNULL
        )
        self._await_a_page()
        self.seconds = round(time.perf_counter() - began, 1)

    def _await_a_page(self) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and self.process.poll() is None:
            with suppress(OSError):
                page = f"http://127.0.0.1:{self.port}/welkom/"
                with urllib.request.urlopen(page, timeout=5) as answer:
                    assert answer.status == 200
                    return
            time.sleep(0.05)
        raise SystemExit("The product does not start.")

    def memory(self) -> dict[str, int]:
        """Megabytes of each part."""
        own = psutil.Process(self.process.pid)
        parts: dict[str, float] = {}
        for one in [own, *own.children(recursive=True), *self._database()]:
            with suppress(psutil.NoSuchProcess):
                name = _part(one, own)
                parts[name] = parts.get(name, 0) + one.memory_full_info().pss / 1e6
        return {name: round(size) for name, size in parts.items()} | {
            "whole": round(sum(parts.values()))
        }

    def _database(self) -> list[psutil.Process]:
        noted = (self.folder / "pg" / "postmaster.pid").read_text().split()
        server = psutil.Process(int(noted[0]))
        return [server, *server.children(recursive=True)]

    def end(self) -> None:
        """Stops as an operator stops it."""
        self.process.terminate()
        self.process.wait(60)


def _part(one: psutil.Process, own: psutil.Process) -> str:
    line = " ".join(one.cmdline())
    if one == own:
        return "run"
    if "granian" in line or "multiprocessing" in line:
        return "web server"
    return "worker" if "zorgvuldig worker" in line else "database"


@contextmanager
def running(folder: Path, **surroundings: str) -> Iterator[Product]:
    """The product, and stopped again afterwards."""
    product = Product(folder, **surroundings)
    try:
        yield product
    finally:
        product.end()


def measure(var: Path) -> dict[str, Any]:
    """Cold: from nothing, with the demonstration. Warm: the country that stands."""
    cold = Path(tempfile.mkdtemp(prefix="zorgvuldig-cold-"))
    cold.chmod(0o755)
    try:
        with running(cold) as product:
            first = product.seconds
        with running(cold) as product:
            again = product.seconds
    finally:
        shutil.rmtree(cold, ignore_errors=True)
    with running(var) as product:
        warm, soon = product.seconds, product.memory()
        time.sleep(SETTLED)
        settled = product.memory()
    return {"cold_s": first, "again_s": again, "country_s": warm,
            "memory_at_once": soon, "memory_settled": settled}  # fmt: skip
