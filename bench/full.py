"""Disks that are really full, one after another: of the database, the ledger, the mail, a backup.

    python bench/full.py [folder]

Each rests on a small file system of its own in memory, which is filled to the last byte while
people work. Mounting asks for root; without it this says so and ends well. Of each is told what one
sees, and checked that nothing confirmed is lost and that it goes on by itself once there is room.
`folder` holds a stopped demonstration; without one it is made. Status 1 when a promise was broken.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import after_a_kill
import deeds
import psutil
from crowd import Colleague, Crowd, Refused, Told, Unanswered, send_again
from kills import awake, wait_for_queue
from product import Product, database, kill
from rules import machine

ROOM = 200 << 20  # for a database of the demonstration
SMALL = 2 << 20
PATIENCE = 90  # seconds in which it has to go on by itself
NO_MOUNT = "Mounting is refused here (it asks for root); nothing was tried."


@contextmanager
def disk(place: Path, size: int) -> Iterator[Path]:
    """A file system of its own at this place, with what stood there on it."""
    before = Path(tempfile.mkdtemp(prefix="zorgvuldig-before-"))
    if place.exists():
        subprocess.run(["cp", "-a", f"{place}/.", str(before)], check=True)
    place.mkdir(exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={size},mode=755", "tmpfs", str(place)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        raise PermissionError(NO_MOUNT)
    subprocess.run(["cp", "-a", f"{before}/.", str(place)], check=True)
    shutil.rmtree(before)
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def fill(place: Path) -> Path:
    """A file that takes all room that is left."""
    ballast = place / "ballast"
    with ballast.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(1 << 16))
    with ballast.open("ab", buffering=0) as file, suppress(OSError):
        while True:
            file.write(b"\0")
    return ballast


def of_the_database(product: Product, told: Told, world: deeds.World) -> dict[str, Any]:
    """Full while everybody writes; then room again."""
    with disk(product.folder / "pg", ROOM) as place:
        shutil.chown(place, "pgserver", "pgserver")
        place.chmod(0o700)
        product.start()
        everybody = deeds.of_everybody(product.address, told, world)
        working = Crowd(told, everybody)
        time.sleep(2)
        ballast, before = fill(place), told.counts().total()
        time.sleep(12)
        seen, during = page_of(product), told.counts().total() - before
        ballast.unlink()
        began = time.monotonic()
        if not goes_on(told, began):
            told.faults.append("nothing is confirmed any more once there is room")
        back, alive = round(told.last - began, 1), product.runs
        working.rest()
        again = send_again(told)
        found = after_a_kill.faults(told)
        product.end()
        subprocess.run(["cp", "-a", f"{place}/.", str(product.folder / "pg.after")], check=True)
    shutil.rmtree(product.folder / "pg")
    (product.folder / "pg.after").rename(product.folder / "pg")
    return {"sees": seen, "confirmed_while_full": during, "back_in": back, "runs": alive,
            "sent_again": again, "faults": found}  # fmt: skip


def page_of(product: Product) -> str:
    """What somebody sees who sends a note now."""
    with suppress(Unanswered):
        deeds.note(Colleague(product.address, "ilse"), Told())
        return "stored"
    said = (product.folder / "said.log").read_text(errors="replace").splitlines()
    states = [json.loads(line).get("sqlstate") for line in said[-200:] if line.startswith("{")]
    return f"an error page; in the log {sorted({one for one in states if one})}"


def goes_on(told: Told, since: float) -> bool:
    """Is something confirmed again, without anybody doing anything?"""
    while time.monotonic() - since < PATIENCE:
        if told.last > since:
            return True
        time.sleep(0.1)
    return False


def of_the_mail(product: Product, told: Told, world: deeds.World) -> dict[str, Any]:
    """Full while mail is sent; then room again."""
    from django.db import connections

    with disk(product.folder / "mail", SMALL) as place:
        product.start()
        connections.close_all()  # those of before lead nowhere
        ballast = fill(place)
        for _ in range(60):
            with suppress(Unanswered):
                deeds.ask_for_mail(told, world.people)
        time.sleep(8)
        waiting = after_a_kill.jobs_left()
        ballast.unlink()
        began = time.monotonic()
        wait_for_queue(PATIENCE)
        counted = after_a_kill.mail(told, place)
        product.end()
    return {"jobs_that_wait": waiting, "done_in": round(time.monotonic() - began, 1), **counted}


def of_the_rest(product: Product) -> dict[str, Any]:
    """A backup and the ledger, as an operator meets it."""
    here = Path(tempfile.mkdtemp(prefix="zorgvuldig-full-"))
    found: dict[str, Any] = {}
    with disk(here, SMALL) as place:
        ballast = fill(place)
        more = {"ZORGVULDIG_LEDGER_FILE": str(place / "erasures.jsonl")}
        found["backup"] = _said(product, ["backup", str(place / "nacht.zvb")], more)
        found["retention"] = _said(product, ["retention", "--run"], more)
        ballast.unlink()
        found["retention_again"] = _said(product, ["retention", "--run"], more)
        found["backup_again"] = _said(product, ["backup", str(place / "nacht.zvb")], more)
    here.rmdir()
    return found


def _said(product: Product, argv: list[str], more: dict[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "zorgvuldig", *argv], capture_output=True, text=True, check=False,
        env=product.surroundings() | more,
    )  # fmt: skip
    lines = (done.stderr or done.stdout).strip().splitlines()
    return f"{done.returncode}: {lines[-1] if lines else ''}"


def main(folder: Path) -> int:
    """All of them; the status of the command."""
    product, told = Product(folder), Told()
    product.start()
    awake(product)
    after_a_kill.stand_before(told)
    world = deeds.look()
    told.places_before = after_a_kill.places_taken()
    product.end()
    steps: dict[str, Callable[[], dict[str, Any]]] = {
        "database": lambda: of_the_database(product, told, world),
        "mail": lambda: of_the_mail(product, told, world),
        "operator": lambda: of_the_rest(product),
    }
    seen = {}
    for name, step in steps.items():
        seen[name] = step()
        print(f"{name}: {seen[name]}", file=sys.stderr, flush=True)
    print(json.dumps({"machine": machine(), **seen}))
    print(f"\n{machine()}\n")
    for name, one in seen.items():
        print(f"{name}: {one}")
    wrong = [*seen["database"]["faults"], *told.faults]
    wrong += ["mail is missing"] if seen["mail"]["missing"] else []
    again = (seen["operator"]["retention_again"], seen["operator"]["backup_again"])
    wrong += [one for one in again if not one.startswith("0")]
    print(f"faults: {wrong or 'none'}")
    return 1 if wrong else 0


if __name__ == "__main__":
    given = Path((sys.argv[1:] or [tempfile.mkdtemp(prefix="zorgvuldig-full-")])[0])
    given.chmod(0o755)
    try:
        status = main(given)
    except PermissionError as refused:
        print(refused)
        status = 0
    except Refused as refused:
        print(refused)
        status = 1
    finally:
        kill([*psutil.Process().children(recursive=True), *database(given)])
    os._exit(status)
