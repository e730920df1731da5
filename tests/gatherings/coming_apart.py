"""People who come and go in a process of their own, many at once:
`python -m tests.gatherings.coming_apart DATABASE`. A line in is what they do, each on a connection
of its own and all beginning together; the line out is what became of each."""

import json
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID

from tests.helpline.at_work_apart import begin

AT_ONCE = 12  # connections of one process
PATIENCE = 300  # seconds in which all must be there, and an offer must come


def do(job: dict[str, Any]) -> list[str]:
    """Every deed of this job, and the state in which each ended."""
    gate = threading.Barrier(min(AT_ONCE, len(job["deeds"])))
    waited = threading.local()

    def one(deed: list[str]) -> str:
        if not hasattr(waited, "done"):
            waited.done = True
            gate.wait(PATIENCE)
        return DEEDS[deed[0]](job, *deed[1:])

    with ThreadPoolExecutor(gate.parties) as crowd:
        answers = list(crowd.map(one, job["deeds"]))
        list(crowd.map(lambda _: closed(), range(gate.parties)))
    return answers


def closed() -> None:
    from django.db import connection

    connection.close()


def register(job: dict[str, Any], number: str, sector: str) -> str:
    from tests.gatherings.coming import coming
    from zorgvuldig import walls
    from zorgvuldig.gatherings.actions import registering
    from zorgvuldig.gatherings.models import Workshop

    with walls.working_for(organisation=job["organisation"]):
        workshop = Workshop.unscoped.select_related("key").get(pk=job["workshop"])
        made = registering.register(
            workshop=workshop, once=UUID(number), name="Iemand", coming=coming(sector),
            email=f"{number}@werk.example",
        )  # fmt: skip
        came = registering.confirm(participant=made, coming=coming(sector))
        return str(came.state)


def withdraw(job: dict[str, Any], number: str) -> str:
    from tests.gatherings.coming import again
    from zorgvuldig import walls
    from zorgvuldig.gatherings.actions import withdrawing
    from zorgvuldig.gatherings.models import Participant

    with walls.working_for(organisation=job["organisation"]):
        found = again(Participant(pk=UUID(number)))
        return str(withdrawing.withdraw(participant=found).state)


def accept(job: dict[str, Any], number: str) -> str:
    """Look every moment whether there is an offer, and take it."""
    from tests.gatherings.coming import again
    from zorgvuldig import walls
    from zorgvuldig.gatherings.actions import registering
    from zorgvuldig.gatherings.models import Participant

    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with walls.working_for(organisation=job["organisation"]):
            found = again(Participant(pk=UUID(number)))
            if found.state == "OFFERED":
                return str(registering.accept(participant=found).state)
        time.sleep(0.02)
    return "never"


DEEDS = {"register": register, "withdraw": withdraw, "accept": accept}

if __name__ == "__main__":
    begin(sys.argv[1])
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for line in sys.stdin:
        sys.stdout.write(json.dumps(do(json.loads(line))) + "\n")
        sys.stdout.flush()
