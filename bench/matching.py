"""How long does one request take with 5,000 confidants,?

    python bench/matching.py [confidants]

Three requests: one with a language only, one with the usual wishes, one with every wish there is.
Of each the rule alone (`propose`, on confidants already read) and a whole line through a running
`zorgvuldig match`: written to it, read, proposed, written back. Never a test: it measures.
"""

import json
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from msgspec import convert
from rules import RUN, machine

from zorgvuldig.rules.matching import propose
from zorgvuldig.rules.wishes import Matching

TIMES = 25
LANGUAGES = ["tr", "ar", "ber", "en", "fr", "so", "ti", "fa", "ps", "ku", "ur", "id", "pl", "uk"]
REGIONS = [f"Regio {n}" for n in range(40)]
COMMUNITIES = [f"Gemeenschap {n}" for n in range(60)]
TOWNS = [f"Woonplaats {n}" for n in range(400)]
PAPERS = ("vog_valid", "confidentiality_signed", "active_coach")
LANGUAGE = {"on": "2026-03-01", "consent_to_match": True, "languages": ["nl"]}
USUAL = LANGUAGE | {"languages": ["nl", "tr"], "gender": "WOMAN", "region": REGIONS[3],
                    "town": TOWNS[9], "not_from_my_town": True}  # fmt: skip
EVERY = USUAL | {
    "languages": ["nl"], "gender_must": False, "community_wish": "SAME_AS_STATED",
    "community": COMMUNITIES[5], "community_must": False, "latitude": 52.22, "longitude": 6.9,
    "minimum_km": 10,
}  # fmt: skip
REQUESTS = {"one language": LANGUAGE, "the usual wishes": USUAL, "every wish": EVERY}
Line = dict[str, Any]


def confidant(chance: random.Random, number: int) -> Line:
    """Somebody as a pool has them: two or three languages, a few regions, most papers in order."""
    until = date(2026, 1, 1) + timedelta(days=chance.randrange(730))
    line: Line = {
        "id": f"{chance.getrandbits(48):012x}-{number}",
        "languages": ["nl", *chance.sample(LANGUAGES, chance.choice([1, 1, 2]))],
        "gender": chance.choice(["WOMAN", "WOMAN", "WOMAN", "MAN", "MAN", "OTHER", "UNSTATED"]),
        "communities": chance.sample(COMMUNITIES, chance.choice([0, 1, 1, 2])),
        "regions": chance.sample(REGIONS, chance.choice([1, 2, 3, 5])),
        "town": chance.choice(TOWNS), "latitude": round(chance.uniform(50.8, 53.5), 5),
        "longitude": round(chance.uniform(3.4, 7.2), 5),
        "open_matches": chance.choice([0, 0, 1, 1, 2, 3]), "available": chance.random() < 0.9,
        "training_valid_until": until.isoformat(), "conflict_declared": chance.random() < 0.01,
    }  # fmt: skip
    return line | {paper: chance.random() < 0.97 for paper in PAPERS}


def milliseconds(asked: Callable[[], object]) -> Line:
    """The quickest and the middle of many times."""
    took = []
    for _ in range(TIMES):
        start = time.perf_counter()
        asked()
        took.append((time.perf_counter() - start) * 1000)
    return {"quickest": round(min(took), 1), "median": round(statistics.median(took), 1)}


def measure(line: Line) -> Line:
    """The rule alone, and whole lines through one running command."""
    asked = convert(line, Matching)
    written = json.dumps(line).encode() + b"\n"
    argv = [sys.executable, "-c", RUN, "match"]
    with subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as command:
        assert command.stdin
        assert command.stdout
        given, said = command.stdin, command.stdout

        def whole_line() -> None:
            given.write(written)
            given.flush()
            assert said.readline().startswith(b'{"eligible":[{')

        whole_line()
        through = milliseconds(whole_line)
        given.close()
    alone = milliseconds(lambda: propose(asked.request, asked.confidants))
    eligible = len(propose(asked.request, asked.confidants).eligible)
    return {"bytes": len(written), "eligible": eligible, "propose": alone, "line": through}


def main(confidants: int) -> None:
    """Measures each request and prints what came out."""
    chance = random.Random(1)
    people = [confidant(chance, number) for number in range(confidants)]
    found = {
        name: measure({"request": request, "confidants": people})
        for name, request in REQUESTS.items()
    }
    print(json.dumps({"machine": machine(), "confidants": confidants, "requests": found}))
    print(f"\n{machine()}, {confidants:,} confidants, median (quickest) of {TIMES}, ms\n")
    print(f"{'':<20}{'propose':>18}{'a whole line':>20}{'eligible':>12}")
    for name, one in found.items():
        alone, line = (f"{one[k]['median']} ({one[k]['quickest']})" for k in ("propose", "line"))
        print(f"{name:<20}{alone:>18}{line:>20}{one['eligible']:>12,}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
