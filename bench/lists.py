"""How long do the lists take, with a hundred dossiers in the organisation and with 100,000?

    python bench/lists.py [dossiers ...]

Fills a database of its own in the embedded server, signs in as one colleague who keeps fifty of
them, and asks each page ten times. Prints the median of the whole answer, in milliseconds, and the
number of queries. Never a test: it measures.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

KEPT = 50  # dossiers of the one who looks
TIMES = 10
PAGES = (
    "/dossiers/vandaag/",
    "/dossiers/",
    "/dossiers/?toon=te-laat",
    "/dossiers/?toon=afgesloten",
    "/dossiers/zoeken/",
)
SEARCH = {"name": "Verzonnen Naam 7", "purpose": "kijken of er al een dossier is"}


def main(sizes: list[int]) -> None:
    with tempfile.TemporaryDirectory() as folder, woken(Path(folder)):
        import town

        print(f"{'dossiers':>9}  {'page':<28} {'ms':>7}  queries")
        anna = town.anna(KEPT)
        have = KEPT
        for size in sizes:
            town.add(anna, size - have)
            have = size
            for page in PAGES:
                told(size, page, *asked(town.door(anna), page))
            told(size, "one dossier", *asked(town.door(anna), town.own_page(anna)))
            told(size, "search by name", *asked(town.door(anna), "/dossiers/zoeken/", SEARCH))
            told(
                size, "list of who keeps the rest", *asked(town.door(town.bram(anna)), "/dossiers/")
            )


def told(size: int, page: str, milliseconds: float, queries: int) -> None:
    print(f"{size:>9}  {page:<28} {milliseconds:>7.1f}  {queries}", flush=True)


def asked(client: Any, page: str, typed: dict[str, str] | None = None) -> tuple[float, int]:
    """The median time of the whole answer, and the queries it took."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    taken = []
    for _ in range(TIMES):
        began = time.perf_counter()
        answer = client.post(page, typed) if typed else client.get(page)
        taken.append((time.perf_counter() - began) * 1000)
        assert answer.status_code == 200, (page, answer.status_code)
    with CaptureQueriesContext(connection) as captured:
        client.post(page, typed) if typed else client.get(page)
    return statistics.median(taken), len(captured)


@contextmanager
def woken(var: Path) -> Iterator[None]:
    """The product on an embedded server in this folder, migrated and empty."""
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "zorgvuldig.settings",
        "ZORGVULDIG_VAR": str(var),
        "ZORGVULDIG_DEMO": "1",
        "ALLOWED_HOSTS": "testserver",
    }
    import django
    from django.core.management import call_command

    from zorgvuldig.walls import embedded

    embedded.start(var)
    django.setup()
    from zorgvuldig.walls.moving import migrate

    migrate()
    call_command("collectstatic", interactive=False, verbosity=0)
    yield


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [100, 10_000, 100_000])
