"""How long does a year page take, and counting its quarters, with many dossiers and requests?

    python bench/year_page.py [dossiers] [requests]

Fills a database of its own with a year of work of one organisation with dossiers and of one line,
counts its four quarters as the nightly job does, and asks each year page ten times. Never a test:
it measures.
"""

import re
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from lists import asked, woken

YEAR = date.today().year - 1
FULL = (100_000, 50_000)


def main(dossiers: int, requests: int) -> None:
    with tempfile.TemporaryDirectory() as folder, woken(Path(folder)):
        import a_year
        import town

        print(f"{dossiers} dossiers and {requests} requests in {YEAR}", flush=True)
        esra, cora = a_year.people()
        timed("filling", a_year.fill, esra, cora, YEAR, dossiers, requests)
        for who, actor in (("dossiers", esra), ("the line", cora)):
            for number in range(1, 5):
                timed(f"counting quarter {number} of {who}", count, actor, number)
            milliseconds, queries = asked(town.door(actor), f"/cijfers/{YEAR}/")
            print(f"{'year page of ' + who:<32}{milliseconds:>10.1f} ms  {queries} queries")
            print(f"{'':<32}{told(town.door(actor))}", flush=True)


def timed(what: str, does: Callable[..., None], *given: Any) -> None:
    began = time.perf_counter()
    does(*given)
    print(f"{what:<32}{(time.perf_counter() - began) * 1000:>10.1f} ms", flush=True)


def count(actor: Any, number: int) -> None:
    """One quarter, as the nightly job counts it."""
    from zorgvuldig.rules.quarters import Quarter
    from zorgvuldig.statistics.actions.counting import count_apart

    assert count_apart(actor.organisation.pk, Quarter(YEAR, number), date.today())


def told(client: Any) -> str:
    """How many dossiers or requests the page tells, so that what was measured is no empty page."""
    page = client.get(f"/cijfers/{YEAR}/").content.decode()
    return "tells " + ", ".join(re.findall(r"elkaar</th><td>(\d+)", page)[:3])


if __name__ == "__main__":
    main(*(int(n) for n in (sys.argv[1:3] or FULL)))
