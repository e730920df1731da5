"""Everything that is measured of an invented country, in one command.

    zorgvuldig demo --scale 10%
    python bench/all.py [part ...]

Takes the country that stands in `ZORGVULDIG_VAR` and puts the demonstration beside it. Parts:
pages, writes, counting, papers, rules, start, load, verify; without any all of them. Prints one
JSON object, and then tables with the machine, the load and the commit. Never a test: it measures.
"""

import json
import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import load
import standing
import telling
from rules import machine

from zorgvuldig.command.operator import wake

PARTS = ("counting", "pages", "writes", "papers", "rules", "start", "load", "verify")


def main(wanted: list[str]) -> None:
    """Measures what is wanted and prints what came out."""
    os.environ |= {"ZORGVULDIG_DEMO": "1", "LINE_MESSAGES": load.ENOUGH}
    wake()
    logging.getLogger("django.request").setLevel(logging.CRITICAL)
    from zorgvuldig.command import ready

    ready.gather_assets()
    import visitors

    visitors.beside()
    told: dict[str, Any] = {"machine": machine(), "cores": os.cpu_count(),
                            "load_before": os.getloadavg()[0], "size": size()}  # fmt: skip
    for part, measure in measures().items():
        if part in wanted:
            told[part] = measure()
    told["load_after"] = os.getloadavg()[0]
    print(json.dumps(told))
    say(told)


def size() -> dict[str, int]:
    """How much there is."""
    import visitors

    from zorgvuldig.dossiers.models import Dossier
    from zorgvuldig.helpline.models import HelpRequest
    from zorgvuldig.people.models import Organisation

    models = {"organisations": Organisation, "dossiers": Dossier, "requests": HelpRequest}
    return {name: visitors.told(model).count() for name, model in models.items()}


def _load() -> dict[str, Any]:
    from django.conf import settings

    brakes_off = {"LINE_MESSAGES": load.ENOUGH, "TRUSTED_PROXIES": "1"}
    with standing.running(settings.VAR, **brakes_off) as product:
        measures = {"empty page": load.empty, "page views": load.views,
                    "help requests": load.messages}  # fmt: skip
        found = {name: does(product.port) for name, does in measures.items()}
        return {**found, "memory_after": product.memory()}


def _start() -> dict[str, Any]:
    return standing.measure(Path(os.environ["ZORGVULDIG_VAR"]))


def measures() -> dict[str, Callable[[], Any]]:
    """What measures each part."""
    import heavy
    import pages
    import writes

    return {
        "counting": heavy.counting, "pages": pages.measure, "writes": writes.measure,
        "papers": heavy.papers, "rules": heavy.rules, "start": _start, "load": _load,
        "verify": heavy.verifying,
    }  # fmt: skip


def say(told: dict[str, Any]) -> None:
    """The same to read."""
    print(f"\n{told['machine']}, {told['cores']} cores, load {told['load_before']:.1f} before and "
          f"{told['load_after']:.1f} after, {told['size']['dossiers']:,} dossiers\n")  # fmt: skip
    import pages
    import writes

    columns = {"pages": pages.COLUMNS, "writes": writes.COLUMNS}
    for part in PARTS:
        found = told.get(part)
        if isinstance(found, list) and found:
            heads = columns.get(part) or {name: name for name in found[0]}
            print(f"{part}\n\n{telling.table(found, heads)}\n")
        elif found:
            for name, value in found.items():
                print(f"{part}, {name}: {value}")
            print()


if __name__ == "__main__":
    unknown = {*sys.argv[1:]} - {*PARTS}
    if unknown:
        raise SystemExit(f"Unknown: {', '.join(unknown)}. Parts: {', '.join(PARTS)}")
    main(sys.argv[1:] or [*PARTS])
