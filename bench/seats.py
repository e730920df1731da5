"""How many people can register for one workshop in a second?

    python bench/seats.py [people] [processes] [connections of each]

Each registers and confirms on a connection of its own, all for the same workshop of fifteen seats:
the worst there is, because each waits for the one before. Beside it stands the same on one
connection, without anybody to wait for. Prints JSON and a line to read. Never a test: it measures.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from lists import woken
from rules import machine

MIX = {"YOUTH_CARE": 5, "EDUCATION": 5, "SAFETY": 5}
Told = dict[str, Any]


def a_workshop() -> Told:
    """An invented workshop with fifteen seats and nobody in it."""
    from django.db import transaction
    from django.utils import timezone

    from zorgvuldig import walls
    from zorgvuldig.gatherings.models import SectorSeats, Workshop
    from zorgvuldig.people.founding import begin
    from zorgvuldig.vault.models import DataKey

    with transaction.atomic():
        place = begin(name=f"Samen Wijs {uuid4().hex[:6]}", regime="YOUTH_WORK")
    begins, number = timezone.now() + timedelta(days=30), uuid4()
    with walls.working_for(organisation=place.pk):
        key = DataKey.make(place.pk)
        made = Workshop.unscoped.create(
            id=number, organisation=place, key=key, sealed=key.seal({}, number), state="INVITED",
            municipality="Waterland aan Zee", prepared_on=timezone.localdate(), begins_at=begins,
            ends_at=begins + timedelta(hours=3),
        )  # fmt: skip
        SectorSeats.unscoped.bulk_create(
            SectorSeats(organisation=place, workshop=made, sector=sector, seats=seats)
            for sector, seats in MIX.items()
        )
    return {"organisation": place.pk, "workshop": str(made.pk)}


def register(told: Told, number: int) -> float:
    """One registers and confirms, which takes the seat; the milliseconds they waited."""
    from zorgvuldig import walls
    from zorgvuldig.gatherings.actions.registering import Coming, confirm, register
    from zorgvuldig.gatherings.models import Workshop

    began, once = time.perf_counter(), uuid4()
    with walls.working_for(organisation=told["organisation"]):
        workshop = Workshop.unscoped.select_related("key").get(pk=UUID(told["workshop"]))
        coming = Coming([*MIX][number % 3], "SCHOOL")
        one = register(workshop=workshop, once=once, name="Iemand", coming=coming,
                       email=f"{once}@werk.example")  # fmt: skip
        confirm(participant=one, coming=coming)
    return (time.perf_counter() - began) * 1000


def worker(connections: int) -> None:
    """A process of its own: says that it is awake, registers this many, tells what each waited."""
    import django

    django.setup()
    print("ready", flush=True)
    told = json.loads(sys.stdin.readline())
    with ThreadPoolExecutor(connections) as crowd:
        print(json.dumps(list(crowd.map(lambda n: register(told, n), range(told["people"])))))


def together(people: int, processes: int, connections: int) -> Told:
    """Everybody at once: how many in a second, and how long one waited."""
    argv = [sys.executable, __file__, "--worker", str(connections)]
    crowd = [
        subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(processes)
    ]
    for one in crowd:
        assert one.stdout
        assert one.stdout.readline() == "ready\n"
    told = json.dumps(a_workshop() | {"people": people // processes})
    began = time.perf_counter()
    for one in crowd:
        assert one.stdin
        one.stdin.write(f"{told}\n")
        one.stdin.flush()
    waited = [ms for one in crowd for ms in json.loads(one.communicate()[0])]
    return counted(waited, time.perf_counter() - began) | {"workshop": json.loads(told)}


def alone(people: int) -> Told:
    """The same on one connection."""
    told, began = a_workshop(), time.perf_counter()
    waited = [register(told, number) for number in range(people)]
    return counted(waited, time.perf_counter() - began) | {"workshop": told}


def counted(waited: list[float], seconds: float) -> Told:
    """What was measured, and the longest that one in a hundred waited."""
    return {
        "people": len(waited),
        "per_second": round(len(waited) / seconds, 1),
        "median_ms": round(statistics.median(waited), 1),
        "p99_ms": round(statistics.quantiles(waited, n=100)[98], 1),
    }


def seats_of(told: Told) -> int:
    """How many have a seat; a measure of something wrong would be worth nothing."""
    from zorgvuldig import walls
    from zorgvuldig.gatherings.access.workshops import held_in
    from zorgvuldig.gatherings.models import Workshop

    with walls.working_for(organisation=told["organisation"]):
        return sum(held_in(Workshop.unscoped.get(pk=told["workshop"])).values())


def main(people: int = 200, processes: int = 4, connections: int = 12) -> None:
    """Measures both and prints what came out."""
    with tempfile.TemporaryDirectory() as folder, woken(Path(folder)):
        os.environ["ZORGVULDIG_VAR"] = folder
        found = {"alone": alone(people), "together": together(people, processes, connections)}
        seats = {name: seats_of(one.pop("workshop")) for name, one in found.items()}
    assert set(seats.values()) == {15}, seats
    print(json.dumps({"machine": machine(), "processes": processes,
                      "connections": processes * connections, **found}))  # fmt: skip
    print(f"\n{machine()}, {people} people for 15 seats of one workshop\n")
    for name, one in found.items():
        print(f"{name:<10}{one['per_second']:>8} registrations/s, median {one['median_ms']} ms, "
              f"p99 {one['p99_ms']} ms")  # fmt: skip


if __name__ == "__main__":
    if sys.argv[1:2] == ["--worker"]:
        worker(int(sys.argv[2]))
    else:
        main(*(int(number) for number in sys.argv[1:]))
