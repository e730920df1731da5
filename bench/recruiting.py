"""How long does "whom we need to find" take, with 300 open requests and 500 confidants?

    python bench/recruiting.py [requests] [confidants]

Once with the pool as it is, once with a tenth of it, so that most requests stay without somebody;
and the pairing alone where every confidant fits another half of the requests, which is as hard as
it gets. Never a test: it measures.
"""

import json
import random
import statistics
import sys
import time
from collections.abc import Callable

from matching import LANGUAGES, REGIONS, TOWNS, confidant
from msgspec import convert
from rules import machine

from zorgvuldig.rules.recruiting import Waiting, served_together, whom_to_find
from zorgvuldig.rules.wishes import Confidant, Request

TIMES = 5


def request(chance: random.Random) -> Request:
    """Dutch or one more language, now and then a woman or a man, a region, another town."""
    line = {
        "on": "2026-03-01", "consent_to_match": True, "town": chance.choice(TOWNS),
        "languages": chance.choice([["nl"], ["nl"], [chance.choice(LANGUAGES)]]),
        "gender": chance.choice(["NONE", "NONE", "WOMAN", "WOMAN", "MAN"]),
        "region": chance.choice(REGIONS), "region_must": chance.random() < 0.3,
        "not_from_my_town": chance.random() < 0.5,
    }  # fmt: skip
    return convert(line, Request)


def seconds(asked: Callable[[], object]) -> float:
    """The middle of a few times."""
    took = []
    for _ in range(TIMES):
        start = time.perf_counter()
        asked()
        took.append(time.perf_counter() - start)
    return round(statistics.median(took), 2)


def main(requests: int, confidants: int) -> None:
    """Measures and prints what came out."""
    chance = random.Random(1)
    waiting = [Waiting(n, request(chance)) for n in range(requests)]
    pool = [convert(confidant(chance, n), Confidant) for n in range(confidants)]
    few = pool[: confidants // 10]
    ids = [p.id for p in pool]
    half = [set(chance.sample(ids, confidants // 2)) for _ in waiting]
    found = {
        "the whole pool": (seconds(lambda: whom_to_find(waiting, pool)),
                           len(whom_to_find(waiting, pool).unserved)),
        "a tenth of it": (seconds(lambda: whom_to_find(waiting, few)),
                          len(whom_to_find(waiting, few).unserved)),
        "half fits, pairing": (seconds(lambda: served_together(half, pool)),
                               requests - len(served_together(half, pool))),
    }  # fmt: skip
    print(
        json.dumps({"machine": machine(), "requests": requests, "confidants": confidants} | found)
    )
    print(f"\n{machine()}, {requests} requests, {confidants} confidants, median of {TIMES}\n")
    for name, (took, unserved) in found.items():
        print(f"{name:<20}{took:>8} s{unserved:>8} without somebody")


if __name__ == "__main__":
    main(*(int(n) for n in (sys.argv[1:] + ["300", "500"][len(sys.argv) - 1 :])))
