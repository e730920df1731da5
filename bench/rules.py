"""How many lines a second do the rules answer? Whole process, start included, one core.

    python bench/rules.py [lines]

Prints one JSON object and then the same as a small table. Never a test: it measures.
"""

import json
import os
import platform
import random
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from msgspec import structs

from zorgvuldig.rules import codes
from zorgvuldig.rules.facts import DisclosureFacts, DutyConflict

CONFIDANTS = 20
RUN = "import sys; from zorgvuldig.command import main; sys.exit(main())"
Line = dict[str, Any]


def contact(chance: random.Random) -> Line:
    """Facts for a talk; a quarter comes with dates instead of an age."""
    facts: Line = {
        "regime": chance.choice(list(codes.Regime)),
        "addressee": chance.choice(codes.CONTACT_ADDRESSEES),
        "capacity": chance.choice(list(codes.Capacity)),
        "client_consent": chance.choice(list(codes.ConsentStatus)),
        "rep_consent": chance.choice(list(codes.ConsentStatus)),
        "rep_all": chance.choice(list(codes.RepAll)),
        "client_informed": chance.random() < 0.5,
    }
    if chance.random() < 0.25:
        born = date(2000, 1, 1) + timedelta(days=chance.randrange(8000))
        return facts | {"born_on": born.isoformat(), "on": "2026-03-01"}
    return facts | {"age": chance.choice(list(codes.Age))}


def disclosure(chance: random.Random) -> Line:
    """Facts for a disclosure: every yes/no filled in, half of the duty-conflict tests tried."""
    facts: Line = {name: chance.random() < 0.5 for name in yes_no(DisclosureFacts)}
    facts |= contact(chance)
    facts["addressee"] = chance.choice(list(codes.Addressee))
    facts["triage"] = chance.choice(list(codes.Triage))
    if chance.random() < 0.5:
        facts["duty_conflict"] = {name: chance.random() < 0.9 for name in yes_no(DutyConflict)}
    return facts


def yes_no(kind: type[Any]) -> list[str]:
    """The names of the yes/no fields."""
    return [field.name for field in structs.fields(kind) if field.type is bool]


def match(chance: random.Random) -> Line:
    """A request with every kind of wish, and twenty confidants, most of them available."""
    request = {
        "on": "2026-03-01", "languages": ["nl"], "consent_to_match": True, "gender": "WOMAN",
        "gender_must": False, "community_wish": "SAME_AS_STATED", "community": "Aleviten",
        "community_must": False, "region": "Twente", "town": "Enschede", "latitude": 52.22,
        "longitude": 6.9, "not_from_my_town": True, "minimum_km": 10,
    }  # fmt: skip
    return {"request": request, "confidants": [confidant(chance, i) for i in range(CONFIDANTS)]}


def confidant(chance: random.Random, number: int) -> Line:
    """Somebody with communities, regions and a place."""
    return {
        "id": f"v{number}", "languages": ["nl", "tr"], "gender": chance.choice(["WOMAN", "MAN"]),
        "communities": ["aleviten", "Koerden"], "regions": ["Twente", "Salland"],
        "town": chance.choice(["Enschede", "Zwolle", "Almelo"]),
        "latitude": 51 + 2 * chance.random(), "longitude": 4 + 3 * chance.random(),
        "open_matches": chance.randrange(4), "training_valid_until": "2027-01-01",
        "available": True, "vog_valid": True, "confidentiality_signed": True,
        "active_coach": chance.random() < 0.9,
    }  # fmt: skip


COMMANDS: dict[str, tuple[Callable[[random.Random], Line], int]] = {
    "advise contact": (contact, 1),
    "advise disclosure": (disclosure, 1),
    "match": (match, CONFIDANTS),
}


def measure(command: str, lines: int) -> dict[str, Any]:
    """One whole run on one core, from start to exit, from a file to a file."""
    make, weight = COMMANDS[command]
    chance = random.Random(1)
    many = lines // weight
    with TemporaryFile() as given, TemporaryFile() as said:
        given.writelines(json.dumps(make(chance)).encode() + b"\n" for _ in range(many))
        given.seek(0)
        start = time.perf_counter()
        asked = [sys.executable, "-c", RUN, *command.split()]
        subprocess.run(asked, stdin=given, stdout=said, check=True)
        seconds = time.perf_counter() - start
        said.seek(0)
        assert sum(1 for _ in said) == many
    return {"lines": many, "seconds": round(seconds, 2), "rate": round(many / seconds)}


def commit() -> str:
    """The commit that was measured, or that nobody knows."""
    asked = ["git", "-C", str(Path(__file__).parent), "rev-parse", "--short", "HEAD"]
    found = subprocess.run(asked, capture_output=True, text=True, check=False)
    return found.stdout.strip() or "unknown"


def processor() -> str:
    """The name of the processor, where the system tells."""
    told = Path("/proc/cpuinfo")
    names = told.read_text().splitlines() if told.exists() else []
    found = [line.split(":", 1)[1].strip() for line in names if line.startswith("model name")]
    return found[0] if found else platform.processor()


def machine() -> str:
    """What was measured on."""
    return f"{processor()}, Python {platform.python_version()}, commit {commit()}"


def main(lines: int) -> None:
    """Measures each command and prints what came out."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    rates = {command: measure(command, lines) for command in COMMANDS}
    print(json.dumps({"machine": machine(), "commands": rates}))
    print(f"\n{machine()}, one core\n")
    for command, rate in rates.items():
        print(f"{command:<20}{rate['rate']:>9,} lines/s   ({rate['lines']:,} lines)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200_000)
