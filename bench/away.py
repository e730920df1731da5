"""The key ring or the database away while people work, and at the start.

    python bench/away.py [folder] [seconds the database is away]

The ring is taken away, and damaged, for some seconds under the crowd of `deeds.py`; the database is
killed and comes back after a minute, with nobody touching the product. Of each is told what one
sees; afterwards everything confirmed has to be there, once, and work has to go on by itself.
`folder` holds a stopped demonstration; without one it is made. Status 1 when a promise was broken.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import after_a_kill
import deeds
from crowd import Crowd, Told, send_again
from full import goes_on, page_of
from kills import awake
from product import Product, database, kill
from rules import machine

WORK, SHORT = 3, 8  # seconds of work before, and that a ring is away


def under_load(
    product: Product, told: Told, everybody: list[Any], take: Callable[[], None],
    seconds: float, back: Callable[[], None],
) -> dict[str, Any]:  # fmt: skip
    """Take something away while everybody works, and put it back."""
    working = Crowd(told, everybody)
    time.sleep(WORK)
    take()
    before = told.counts().total()
    time.sleep(seconds)
    seen, ready = page_of(product), product.says("/gezond/klaar/")
    during = told.counts().total() - before
    back()
    began = time.monotonic()
    mended = goes_on(told, began)
    after = round(told.last - began, 1)
    working.rest()
    again = send_again(told)
    wrong = [] if mended else ["nothing is confirmed any more"]
    wrong += [] if product.runs else ["the product stopped"]
    found = [*after_a_kill.faults(told), *wrong]
    return {"sees": seen, "watch": ready, "confirmed_meanwhile": during, "back_in": after,
            "sent_again": again, "faults": found}  # fmt: skip


def at_start(product: Product) -> str:
    """What the operator is told who starts it like this."""
    done = subprocess.run(
        [sys.executable, "-m", "zorgvuldig", "run"], capture_output=True, text=True, check=False,
        env=product.surroundings(), timeout=300,
    )  # fmt: skip
    return f"{done.returncode}: {(done.stderr.strip().splitlines() or [''])[-1]}"


def main(folder: Path, minute: float) -> int:
    """All of it; the status of the command."""
    from zorgvuldig.walls import embedded

    product, told, seen = Product(folder), Told(), dict[str, Any]()
    product.start()
    awake(product)
    after_a_kill.stand_before(told)
    world = deeds.look()
    told.places_before = after_a_kill.places_taken()
    everybody = deeds.of_everybody(product.address, told, world)
    ring, kept = folder / "keyring.toml", (folder / "keyring.toml").read_text()

    def put_back() -> None:
        ring.write_text(kept)

    def damage() -> None:
        ring.write_text(kept[:40])

    def killed() -> None:
        kill(database(folder))

    def begun() -> None:
        embedded.start(folder)

    seen["ring away"] = under_load(product, told, everybody, ring.unlink, SHORT, put_back)
    seen["ring damaged"] = under_load(product, told, everybody, damage, SHORT, put_back)
    seen["database away"] = under_load(product, told, everybody, killed, minute, begun)
    seen["worker after that"] = after_a_kill.worker_lives()
    product.end()
    ring.unlink()
    seen["start without a ring"] = at_start(product)
    damage()
    seen["start with a damaged ring"] = at_start(product)
    put_back()
    return say(seen)


def say(seen: dict[str, Any]) -> int:
    """As JSON and to read; 1 when something is not as promised."""
    print(json.dumps({"machine": machine(), **seen}))
    print(f"\n{machine()}\n")
    for name, one in seen.items():
        print(f"{name}: {one}")
    wrong = [said for one in seen.values() if isinstance(one, dict) for said in one["faults"]]
    print(f"faults: {wrong or 'none'}")
    return 1 if wrong or not seen["worker after that"] else 0


if __name__ == "__main__":
    given = Path((sys.argv[1:] or [tempfile.mkdtemp(prefix="zorgvuldig-away-")])[0])
    given.chmod(0o755)
    try:
        status = main(given, float((sys.argv[2:] or ["60"])[0]))
    finally:
        kill(database(given))
    os._exit(status)
