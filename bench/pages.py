"""What does a page cost beside its bare SQL and an empty page, in an invented country?

    zorgvuldig demo --scale 1%
    python bench/pages.py

Takes the country that stands in `ZORGVULDIG_VAR`, signs in as who uses the page, and asks each page
ten times through Django's own client: without a network or other visitors. Beside it, in the same
run: the same SELECTs by bare psycopg, and an empty page. `of aim` is the whole over three times the
SQL and the empty page; 1 at most is the aim. Prints JSON and a table. Never a test: it measures.
"""

import json
import os
import statistics
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from rules import machine

from zorgvuldig.command.operator import wake

TIMES = 10
EMPTY = "/toegankelijkheid/"
PAGES = 1_000  # how far the list is turned
Row = dict[str, Any]


def median(does: Callable[[], object]) -> float:
    """The middle of many times, in milliseconds, after once to warm up."""
    does()
    took = []
    for _ in range(TIMES):
        began = time.perf_counter()
        does()
        took.append((time.perf_counter() - began) * 1000)
    return round(statistics.median(took), 1)


def selects(client: Any, page: str) -> list[str]:
    """The questions that this page asks of the database, with what it asks them about."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        answer = client.get(page)
    assert answer.status_code == 200, (page, answer.status_code)
    return [one["sql"] for one in captured if one["sql"].lstrip().startswith("SELECT")]


def bare(questions: list[str]) -> Callable[[], None]:
    """The same questions by psycopg alone, in one transaction, under the application login."""
    import psycopg
    from django.db import connection

    known = connection.get_connection_params()
    own = {name: known[name] for name in ("dbname", "user", "host") if known.get(name)}
    held = psycopg.connect(**own)

    def ask() -> None:
        with held.cursor() as cursor:
            for one in questions:
                cursor.execute(one)
                cursor.fetchall()
        held.rollback()

    return ask


def measure() -> list[Row]:
    """Each kind of page, at the size that stands."""
    import visitors

    empty = median(lambda: visitors.nobody().get(EMPTY))
    rows = []
    for kind, actor, page in visitors.pages(PAGES):
        client = visitors.door(actor)
        questions = selects(client, page)
        whole, sql = median(partial(client.get, page)), median(bare(questions))
        row = {"page": kind, "ms": whole, "queries": len(questions), "sql_ms": sql,
               "empty_ms": empty, "of_aim": round(whole / (3 * sql + empty), 2)}  # fmt: skip
        rows.append(row)
    return rows


def main() -> None:
    """Measures the country that stands and prints what came out."""
    os.environ |= {"ZORGVULDIG_DEMO": "1", "ALLOWED_HOSTS": "testserver"}
    wake()
    from zorgvuldig.command import ready
    from zorgvuldig.dossiers.models import Dossier

    ready.gather_assets()
    size = Dossier._base_manager.using("owner").count()
    found, load = measure(), round(os.getloadavg()[0], 1)
    told = {"machine": machine(), "load": load, "dossiers": size, "pages": found}
    print(json.dumps(told))
    print(f"\n{machine()}, load {load}, {size:,} dossiers, median of {TIMES}, ms\n")
    print(f"{'page':<20}{'whole':>9}{'queries':>9}{'bare SQL':>10}{'empty':>8}{'of aim':>8}")
    for row in found:
        print(f"{row['page']:<20}{row['ms']:>9}{row['queries']:>9}{row['sql_ms']:>10}"
              f"{row['empty_ms']:>8}{row['of_aim']:>8}")  # fmt: skip


if __name__ == "__main__":
    main()
