"""A place where the product stands: its folder, its commands as an operator gives them, its server.

Each command is a process of its own with nothing of this one's surroundings, as on another machine.
"""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import product
import psutil

PATIENCE = 600  # seconds; the first start migrates
OURS = ("ZORGVULDIG", "DATABASE", "DJANGO", "EMAIL", "SECRET", "PORT")
LOOKING = Path(__file__).with_name("looking.py")


@dataclass(frozen=True)
class Said:
    """What a command said."""

    status: int
    text: str
    seconds: float

    @property
    def last(self) -> str:
        """Its last line: the sentence when it refused."""
        return next(iter(self.text.strip().splitlines()[-1:]), "")

    @property
    def is_a_sentence(self) -> bool:
        """Refused in words, without a program's own complaint around them."""
        return self.status == 1 and self.text.count("\n") == 1 and self.text.endswith(".\n")


@dataclass(frozen=True)
class Place:
    """One folder under which everything of a product rests."""

    folder: Path

    @property
    def ring(self) -> Path:
        return self.folder / "keyring.toml"

    @property
    def ledger(self) -> Path:
        return self.folder / "erasures.jsonl"

    def surroundings(self, **more: str) -> dict[str, str]:
        """Only what belongs here."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
        mail = "django.core.mail.backends.filebased.EmailBackend"
        here = {"ZORGVULDIG_VAR": str(self.folder), "ZORGVULDIG_DEMO": "1", "EMAIL_BACKEND": mail}
        return kept | here | more

    def command(self, *argv: str, **more: str) -> Said:
        """`zorgvuldig …`, here."""
        began = time.monotonic()
        done = subprocess.run([sys.executable, "-m", "zorgvuldig", *argv], text=True, check=False,
                              capture_output=True, env=self.surroundings(**more))  # fmt: skip
        return Said(done.returncode, done.stdout + done.stderr, time.monotonic() - began)

    def look(self, what: str, **question: Any) -> Any:
        """Ask `looking.py` past the product's pages."""
        done = subprocess.run(
            [sys.executable, str(LOOKING), what], input=json.dumps(question), text=True,
            capture_output=True, env=self.surroundings(), check=False,
        )  # fmt: skip
        if done.returncode:
            raise SystemExit(f"Looking at {what} failed: {done.stderr[-2000:]}")
        return json.loads(done.stdout)

    @contextmanager
    def serving(self) -> Iterator[str]:
        """The product as `make run` starts it; its address."""
        with socket.create_server(("127.0.0.1", 0)) as trial:
            port = trial.getsockname()[1]
        command, log = [sys.executable, "-m", "zorgvuldig", "run"], self.folder / "said.log"
        with log.open("ab") as said:
            process = subprocess.Popen(
                command, env=self.surroundings(PORT=str(port)), stdout=said, stderr=said
            )
        try:
            yield _answering(f"http://127.0.0.1:{port}", process, log)
        finally:
            process.terminate()
            process.wait(60)

    def database(self) -> list[psutil.Process]:
        """The database server here, with everything it started."""
        return product.database(self.folder)

    def kill(self) -> None:
        """End the database without a word."""
        product.kill(self.database())

    def take(self, other: "Place") -> None:
        """Bring ring and ledger from elsewhere, as an operator does."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.folder.chmod(0o755)
        shutil.copy2(other.ring, self.ring)
        shutil.copy2(other.ledger, self.ledger)

    def wrong(self) -> dict[str, str]:
        """What `doctor` says is wrong, by part."""
        lines = re.findall(r"^([^:\n]+): (.*)$", self.command("doctor").text, re.MULTILINE)
        return {part: said for part, said in lines if said != "in orde"}


def _answering(address: str, process: "subprocess.Popen[bytes]", log: Path) -> str:
    for _ in range(PATIENCE * 10):
        with suppress(OSError), urllib.request.urlopen(f"{address}/gezond/", timeout=5):
            return address
        if process.poll() is not None:
            break
        time.sleep(0.1)
    raise SystemExit(f"The product does not start: see {log}")
