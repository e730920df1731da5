"""Two hundred people press at once for the last seats, from processes of their own: exactly
fifteen have one, the rest wait in order, and the mix holds. Then ten give theirs back while ten
others take what is offered: never is there a sixteenth."""

import json
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import pytest
from django.db import connection, transaction

from tests.environment import ROOT
from tests.gatherings import cast, making
from zorgvuldig import walls
from zorgvuldig.gatherings.models import Participant

PROCESSES, PEOPLE = 4, 200
SECTORS = [*making.MIX]
HELD = ("SEATED", "OFFERED")


@contextmanager
def crowd(database_name: str) -> Iterator[list["subprocess.Popen[str]"]]:
    """Processes that are awake before anything begins."""
    command = [sys.executable, "-m", "tests.gatherings.coming_apart", database_name]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    all_of_them = [
        subprocess.Popen(command, cwd=ROOT, text=True, **pipes) for _ in range(PROCESSES)
    ]
    try:
        for one in all_of_them:
            assert one.stdout.readline().strip() == "ready"
        yield all_of_them
    finally:
        for one in all_of_them:
            one.stdin.close()
            one.wait(120)


def at_once(processes, workshop, deeds) -> list[str]:
    """These deeds, dealt out over the processes; the answers, in no order."""
    hands = [deeds[number :: len(processes)] for number in range(len(processes))]
    for one, hand in zip(processes, hands, strict=True):
        job = {"organisation": workshop.organisation_id, "workshop": str(workshop.pk)}
        one.stdin.write(json.dumps(job | {"deeds": hand}) + "\n")
        one.stdin.flush()
    return [answer for one in processes for answer in json.loads(one.stdout.readline())]


def people(workshop) -> list[tuple[str, str, str, int | None]]:
    with walls.working_for(organisation=workshop.organisation_id):
        rows = Participant.unscoped.order_by("place")
        return list(rows.values_list("pk", "sector", "state", "place"))


def mix_of_held(workshop) -> Counter[str]:
    return Counter(sector for _, sector, state, _ in people(workshop) if state in HELD)


class Watch(threading.Thread):
    """Looks all the time how many seats are held."""

    def __init__(self, workshop) -> None:
        super().__init__()
        self.workshop, self.over = workshop, threading.Event()
        self.seen: list[Counter[str]] = []

    def run(self) -> None:
        while not self.over.is_set():
            self.seen.append(mix_of_held(self.workshop))
            time.sleep(0.01)
        connection.close()

    def ended(self) -> list[Counter[str]]:
        self.over.set()
        self.join()
        return self.seen


@contextmanager
def watched(workshop) -> Iterator[None]:
    watch = Watch(workshop)
    watch.start()
    try:
        yield
    finally:
        seen = watch.ended()
    assert len(seen) > 1
    assert max(sum(held.values()) for held in seen) <= 15
    assert all(held[sector] <= most for held in seen for sector, most in making.MIX.items())


@pytest.mark.gate("W-01", "refuses")
def test_two_hundred_at_once_are_fifteen_and_a_line_and_never_sixteen(committed):
    with transaction.atomic():
        workshop = making.a_workshop(cast.build(), state="INVITED")
    coming = [["register", str(uuid4()), SECTORS[n % 3]] for n in range(PEOPLE)]
    with crowd(committed) as processes:
        with watched(workshop):
            answers = Counter(at_once(processes, workshop, coming))
        assert answers == {"SEATED": 15, "WAITING": PEOPLE - 15}
        in_order(workshop)
        leaving, next_up = [], []
        for sector, many in zip(SECTORS, (5, 3, 2), strict=True):
            here = [one for one in people(workshop) if one[1] == sector]
            leaving += [["withdraw", str(one[0])] for one in here if one[2] == "SEATED"][:many]
            next_up += [["accept", str(one[0])] for one in here if one[2] == "WAITING"][:many]
        both = [deed for pair in zip(next_up, leaving, strict=True) for deed in pair]
        with watched(workshop):
            answers = Counter(at_once(processes, workshop, both))
    assert answers == {"WITHDRAWN": 10, "SEATED": 10}
    assert mix_of_held(workshop) == making.MIX
    in_order(workshop)


def in_order(workshop) -> None:
    """Of each sector who came first has a seat, and nobody waits before them."""
    known = [one for one in people(workshop) if one[3] is not None]
    assert len({place for *_, place in known}) == len(known)
    for sector in SECTORS:
        states = [state for _, where, state, _ in known if where == sector]
        assert states == ["SEATED"] * 5 + ["WAITING"] * (len(states) - 5)
