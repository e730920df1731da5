"""Kills the server, the worker or the database at random moments, and looks what is left.

    python bench/kills.py [rounds] [seed] [folder] [minutes]

Each round: colleagues write notes and drafts, mail is asked for, something is killed without a word
(SIGKILL), the product is started again, and everything confirmed so far has to be there once. After
the last round the queue has two minutes to do what killed workers left. Status 1 when a promise was
broken. Prints JSON and a table. `folder` holds a stopped demonstration; else one is made
(""). After `minutes` of rounds no new one begins.
"""

import json
import os
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import Any

import after_a_kill
import crowd
import psutil
from rules import machine

KINDS = ("server", "worker", "database", "everything")
SOONEST, LATEST = 0.5, 4.0  # seconds of work before the kill
AFTERWARDS = 0.7  # seconds in which people still try
STARTING, QUEUE = 600, 240  # seconds of patience; the first start migrates
Product = tuple[str, "subprocess.Popen[bytes]"]


def main(rounds: int, seed: int, folder: Path, minutes: float) -> int:
    """All rounds; the status of the command."""
    chance, told, seen = random.Random(seed), crowd.Told(), []
    product = start(folder)
    people, until = awake(), time.monotonic() + minutes * 60
    for number in range(rounds):
        if time.monotonic() > until:
            break
        kind = chance.choice(KINDS)
        after = chance.uniform(SOONEST, LATEST)
        one, product = a_round(product, folder, people, told, kind, after)
        seen.append(one)
        print(f"{number + 1:>4} {json.dumps(one)}", file=sys.stderr, flush=True)
    wait_for_queue()
    last, mail = after_a_kill.faults(told), after_a_kill.mail(told, folder / "mail")
    end(product[1])
    return say(seed, told, seen, last, mail)


def a_round(
    product: Product, folder: Path, people: list[int], told: crowd.Told, kind: str, after: float
) -> tuple[dict[str, Any], Product]:
    """Work, kill, start again, look."""
    before, stop = len(told.notes), threading.Event()
    working = crowd.work(product[0], people, told, stop)
    time.sleep(after)
    kill(kind, product[1], folder)
    time.sleep(AFTERWARDS)
    stop.set()
    for one in working:
        one.join(30)
    end(product[1])
    began = time.monotonic()
    product = start(folder)
    back = time.monotonic() - began
    confirmed = len(told.notes) - before
    again = crowd.send_again(product[0], told)
    found = after_a_kill.faults(told)
    return {
        "killed": kind, "after": round(after, 2), "confirmed": confirmed, "sent_again": again,
        "back_in": round(back, 1), "faults": found,
    }, product  # fmt: skip


def start(folder: Path) -> Product:
    """The product as `make run` starts it; its address, and the process that leads the rest."""
    with socket.create_server(("127.0.0.1", 0)) as trial:
        port = trial.getsockname()[1]
    command = [str(Path(sys.executable).parent / "zorgvuldig"), "run"]
    with (folder / "said.log").open("ab") as said:
        process = subprocess.Popen(
            command, env={**surroundings(folder), "PORT": str(port)}, stdout=said, stderr=said
        )
    address = f"http://127.0.0.1:{port}"
    for _ in range(STARTING * 10):
        with suppress(OSError), urllib.request.urlopen(f"{address}/gezond/", timeout=5):
            return address, process
        if process.poll() is not None:
            break
        time.sleep(0.1)
    raise SystemExit(f"The product does not start again: see {folder}/said.log")


def surroundings(folder: Path) -> dict[str, str]:
    """The demonstration in this folder, with mail in files."""
    ours = ("ZORGVULDIG", "DATABASE", "DJANGO", "EMAIL")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)} | {
        "ZORGVULDIG_VAR": str(folder), "ZORGVULDIG_DEMO": "1",
        "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
    }  # fmt: skip


def awake() -> list[int]:
    """Django in this process too, to look past the pages; the people who may get mail."""
    os.environ |= {**surroundings(Path(os.environ["KILLS_FOLDER"]))}
    os.environ["DJANGO_SETTINGS_MODULE"] = "zorgvuldig.settings"
    import django

    django.setup()
    from zorgvuldig.people.models import Person

    return sorted(Person.objects.values_list("pk", flat=True))


def kill(kind: str, process: "subprocess.Popen[bytes]", folder: Path) -> None:
    """End it without a word, with everything it started."""
    ours = psutil.Process(process.pid).children(recursive=True)
    parts = {
        "server": [one for one in ours if "granian" in _line(one)],
        "worker": [one for one in ours if "worker" in _line(one).split()],
        "database": database(folder),
    }
    parts["everything"] = [psutil.Process(process.pid), *ours, *parts["database"]]
    if not parts[kind]:
        raise SystemExit(f"There is no {kind} to kill.")
    for one in parts[kind]:
        with suppress(psutil.NoSuchProcess):
            one.kill()
    psutil.wait_procs(parts[kind], 30)


def _line(process: psutil.Process) -> str:
    with suppress(psutil.Error):
        return " ".join(process.cmdline())
    return ""


def database(folder: Path) -> list[psutil.Process]:
    """The database server in this folder, with everything it started."""
    noted = folder / "pg" / "postmaster.pid"
    with suppress(OSError, psutil.NoSuchProcess):
        server = psutil.Process(int(noted.read_text().split()[0]))
        return [server, *server.children(recursive=True)]
    return []


def end(process: "subprocess.Popen[bytes]") -> None:
    """What still runs of it stops as an operator stops it."""
    process.terminate()
    process.wait(60)


def wait_for_queue() -> None:
    """Until the mail that was asked for is sent, also what a killed worker had begun."""
    until = time.monotonic() + QUEUE
    while after_a_kill.jobs_left() and time.monotonic() < until:
        time.sleep(1)


def say(
    seed: int, told: crowd.Told, seen: list[dict[str, Any]], last: list[str], mail: dict[str, Any]
) -> int:
    """The result as JSON and as a table; 1 when something is not as promised."""
    broken = [fault for one in seen for fault in one["faults"]] + last
    lost = mail["missing"] + mail["never_looked_up"]
    told_all = {"machine": machine(), "seed": seed, "rounds": seen, "notes": len(told.notes),
                "draft_versions": told.draft, "mail": mail, "faults": broken}  # fmt: skip
    print(json.dumps(told_all))
    print(f"\n{machine()}, seed {seed}\n")
    for kind, times in sorted(Counter(one["killed"] for one in seen).items()):
        mine = [one for one in seen if one["killed"] == kind]
        slowest = max(one["back_in"] for one in mine)
        print(f"{kind:<11}{times:>4} times  {sum(one['confirmed'] for one in mine):>6} confirmed"
              f"  {sum(one['sent_again'] for one in mine):>4} sent again"
              f"  back in at most {slowest} s")  # fmt: skip
    print(f"mail: {mail}\nfaults: {broken or 'none'}")
    return 1 if broken or lost else 0


def begin(rounds: int, seed: int, given: str, minutes: float) -> int:
    """In the folder that is given, or in one that is made and thrown away."""
    folder = Path(given or tempfile.mkdtemp(prefix="zorgvuldig-kills-"))
    folder.chmod(0o755)
    os.environ["KILLS_FOLDER"] = str(folder)
    try:
        return main(rounds, seed, folder, minutes)
    finally:
        psutil.wait_procs([one for one in database(folder) if not one.kill()], 20)
        if not given:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    asked = [*sys.argv[1:], *("100", "1", "", "600")[len(sys.argv) - 1 :]]
    sys.exit(begin(int(asked[0]), int(asked[1]), asked[2], float(asked[3])))
