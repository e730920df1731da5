"""Kills the server, the worker or the database at random moments, and looks what is left.

    python bench/kills.py [rounds] [seed] [folder] [minutes] [seconds for the queue]

Each round: people write in seven ways (`deeds.py`), something is killed without a word (SIGKILL) at
a moment that is any moment or one inside work, the product is started again, and everything
confirmed so far has to be there once. One round in five is also killed while it starts. After the
last round the queue has some minutes to do what killed workers left. Status 1 when a promise was
broken. Prints JSON and a table. `folder` holds a stopped demonstration; without one ("") it is
made. After `minutes` of rounds no new one begins. With 0 seconds for the queue mail is not counted:
what a killed worker had begun is taken up again after a minute.
"""

import json
import os
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import Any

import after_a_kill
import deeds
import moments
import psutil
from crowd import Crowd, Told, send_again
from product import BY_ITSELF, KINDS, Product, database, kill
from rules import machine

UNDER_WAY, WARM = 5, 60.0  # writes confirmed before the moment is looked for, or seconds
SOONEST, LATEST = 0.2, 2.0  # seconds of work before the moment is looked for
AFTERWARDS = 0.4  # seconds in which people still try
MENDS = 60.0  # seconds in which what mends itself confirms something again: a start, when busy
EARLY = 1 / 5  # of the rounds is killed once more while it starts


class Rounds:
    """A product, who works in it, and what was seen."""

    def __init__(self, product: Product, seed: int) -> None:
        self.product, self.chance = product, random.Random(seed)
        self.told, self.seen = Told(), list[dict[str, Any]]()
        self.starts = 2.0  # seconds, as last seen
        product.start()
        moments.slow_commits(product.folder)
        awake(product)
        self.world = deeds.look()
        after_a_kill.stand_before(self.told)
        self.deeds = deeds.of_everybody(product.address, self.told, self.world)
        self.deck: list[tuple[str, str]] = []

    def draw(self) -> tuple[str, str]:
        """What is killed and when; each pair comes once before any comes again."""
        if not self.deck:
            self.deck = [(kind, at) for kind in KINDS for at in moments.MOMENTS]
            self.chance.shuffle(self.deck)
        return self.deck.pop()

    def one(self) -> dict[str, Any]:
        """Work, kill, start again, look."""
        (kind, moment), before = self.draw(), self.told.counts()
        began = time.monotonic()
        working = Crowd(self.told, self.deeds)
        self._under_way(before)
        time.sleep(self.chance.uniform(SOONEST, LATEST))
        open_now, parts = self._found(kind, moment)
        kill(parts)
        killed = time.monotonic()
        mended = self._mends(killed) if kind in BY_ITSELF else 0.0
        time.sleep(AFTERWARDS)
        working.rest()
        confirmed = self.told.counts() - before
        itself = self._itself(kind, mended, parts)
        early = 0 if kind in BY_ITSELF and self.product.runs else self._again()
        back = time.monotonic() - killed
        again = send_again(self.told)
        looked = time.monotonic()
        found = [*after_a_kill.faults(self.told), *itself]
        self.told.faults.clear()
        return {
            "killed": kind, "moment": moment, "open": open_now[:3], "early": early,
            "confirmed": dict(confirmed), "sent_again": again, "back_in": round(back, 1),
            "looked": round(time.monotonic() - looked, 1),
            "took": round(time.monotonic() - began, 1), "faults": found,
        }  # fmt: skip

    def _under_way(self, before: Counter[str]) -> None:
        """Until people are at work: a kill before that would prove little."""
        until = time.monotonic() + WARM
        while (self.told.counts() - before).total() < UNDER_WAY and time.monotonic() < until:
            time.sleep(0.02)

    def _found(self, kind: str, moment: str) -> tuple[moments.Open, list[psutil.Process]]:
        """What is open at that moment, and the processes to end then."""
        parts = [] if kind == "backend" else self.product.parts(kind)
        seen = moments.wait_for(self.product.folder, moment)
        until = time.monotonic() + MENDS
        while kind == "backend" and not parts and time.monotonic() < until:
            with suppress(psutil.NoSuchProcess):
                parts = [psutil.Process(seen.session)] if seen.session else []
            seen = seen if parts else moments.wait_for(self.product.folder, moment)
        return seen, parts

    def _mends(self, killed: float) -> float:
        """Nobody restarts anything; after how many seconds is something confirmed again?"""
        while time.monotonic() - killed < MENDS and self.product.runs:
            if self.told.last > killed + AFTERWARDS:
                return self.told.last - killed
            time.sleep(0.05)
        return 0.0

    def _itself(self, kind: str, mended: float, parts: list[psutil.Process]) -> list[str]:
        if not parts:
            return [f"there was no {kind} to kill"]
        if kind not in BY_ITSELF:
            return []
        wrong = [] if mended else [f"nothing was confirmed any more in {MENDS} s"]
        return wrong if self.product.runs else [*wrong, "the product stopped"]

    def _again(self) -> int:
        """Start again, now and then killed once more before it answers; how many times that was."""
        self.product.end()
        early = int(self.chance.random() < EARLY)
        if early:
            self.product.begin()
            time.sleep(self.chance.uniform(0, self.starts))
            kill(self.product.parts("everything"))
        self.starts = self.product.start()
        return early


def main(rounds: int, seed: int, folder: Path, minutes: float, queue: float) -> int:
    """All rounds; the status of the command."""
    all_rounds = Rounds(Product(folder), seed)
    until = time.monotonic() + minutes * 60
    for number in range(rounds):
        if time.monotonic() > until:
            break
        one = all_rounds.one()
        all_rounds.seen.append(one)
        print(f"{number + 1:>4} {json.dumps(one)}", file=sys.stderr, flush=True)
    told = all_rounds.told
    wait_for_queue(queue)
    last = after_a_kill.faults(told)
    mail = after_a_kill.mail(told, folder / "mail") if queue else {}
    all_rounds.product.end()
    return say(seed, told, all_rounds.seen, last, mail)


def awake(product: Product) -> None:
    """Django in this process too, to look past the pages."""
    os.environ |= product.surroundings()
    os.environ["DJANGO_SETTINGS_MODULE"] = "zorgvuldig.settings"
    import django

    django.setup()


def wait_for_queue(seconds: float) -> None:
    """Until the mail that was asked for is sent, also what a killed worker had begun."""
    until = time.monotonic() + seconds
    while after_a_kill.jobs_left() and time.monotonic() < until:
        time.sleep(1)


def say(
    seed: int, told: Told, seen: list[dict[str, Any]], last: list[str], mail: dict[str, Any]
) -> int:
    """The result as JSON and as a table; 1 when something is not as promised."""
    broken = [fault for one in seen for fault in one["faults"]] + last
    lost = mail.get("missing", 0) + mail.get("never_looked_up", 0)
    print(json.dumps({
        "machine": machine(), "seed": seed, "rounds": seen,
        "confirmed": dict(told.counts()), "drafts": told.drafts, "mail": mail, "faults": broken,
    }))  # fmt: skip
    print(f"\n{machine()}, seed {seed}\n")
    for kind, times in sorted(Counter(one["killed"] for one in seen).items()):
        mine = [one for one in seen if one["killed"] == kind]
        print(f"{kind:<11}{times:>4} times  {sum(map(_inside, mine)):>3} inside work"
              f"  {sum(sum(one['confirmed'].values()) for one in mine):>6} confirmed"
              f"  {sum(one['sent_again'] for one in mine):>4} sent again"
              f"  back in {_middle(mine)} s, at most {_most(mine)} s")  # fmt: skip
    print(f"inside: {_open(seen)}\nconfirmed: {dict(told.counts())}, drafts {told.drafts}")
    print(f"a round took {_middle(seen, 'took')} s in the middle; mail: {mail}")
    print(f"faults: {broken or 'none'}{f', and mail {lost}' if lost else ''}")
    return 1 if broken or lost else 0


def _most(seen: list[dict[str, Any]]) -> float:
    return float(max(one["back_in"] for one in seen))


def _inside(one: dict[str, Any]) -> bool:
    return any(one["open"])


def _open(seen: list[dict[str, Any]]) -> dict[str, int]:
    """In how many rounds something was open at the kill: written, in its commit, a job; a start."""
    names = ("writing", "commit", "job")
    inside = {name: sum(one["open"][n] > 0 for one in seen) for n, name in enumerate(names)}
    return inside | {"start": sum(one["early"] for one in seen)}


def _middle(seen: list[dict[str, Any]], what: str = "back_in") -> float:
    times = sorted(one[what] for one in seen)
    return float(times[len(times) // 2]) if times else 0.0


def begin(rounds: int, seed: int, given: str, *patience: float) -> int:
    """In the folder that is given, or in one that is made and thrown away."""
    folder = Path(given or tempfile.mkdtemp(prefix="zorgvuldig-kills-"))
    folder.chmod(0o755)
    try:
        return main(rounds, seed, folder, *patience)
    finally:
        kill(database(folder))
        if not given:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    asked = [*sys.argv[1:], *("100", "1", "", "600", "240")[len(sys.argv) - 1 :]]
    sys.exit(begin(int(asked[0]), int(asked[1]), asked[2], float(asked[3]), float(asked[4])))
