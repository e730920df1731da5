"""What does a page cost beside its bare SQL and an empty page, in an invented country?

Each page is asked through Django's own client: without a network or other visitors. Beside it, in
the same run: the same SELECTs by bare psycopg, and an empty page. `of aim` is the whole over three
times the SQL and the empty page; 1 at most is the aim.
"""

import statistics
import time
from collections.abc import Callable
from typing import Any

import visitors

TIMES = 20
EMPTY = "/toegankelijkheid/"
PAGES = 1_000  # how far the list is turned
Row = dict[str, Any]


def clocked(does: Callable[[], object], times: int = TIMES) -> tuple[float, float]:
    """The middle of many times and the slowest but one in twenty, in milliseconds, after two to
    warm up."""
    took = []
    for turn in range(times + 2):
        began = time.perf_counter()
        does()
        if turn > 1:
            took.append((time.perf_counter() - began) * 1000)
    return round(statistics.median(took), 1), round(statistics.quantiles(took, n=20)[-1], 1)


def asked(client: Any, visit: visitors.Visit) -> Callable[[], Any]:
    """What asks this page once."""
    if visit.typed is None:
        return lambda: client.get(visit.address)
    return lambda: client.post(visit.address, visit.typed)


def selects(ask: Callable[[], Any], visit: visitors.Visit) -> list[str]:
    """The questions that this page asks of the database, with what it asks them about."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        answer = ask()
    assert answer.status_code == visit.status, (visit, answer.status_code)
    return [one["sql"] for one in captured if one["sql"].lstrip().startswith("SELECT")]


def bare(questions: list[str]) -> Callable[[], None]:
    """The same questions by psycopg alone, in one transaction, under the application login."""
    held = connected()

    def ask() -> None:
        with held.cursor() as cursor:
            for one in questions:
                cursor.execute(one)
                cursor.fetchall()
        held.rollback()

    return ask


def connected() -> Any:
    """A connection of the application login, without Django."""
    import psycopg
    from django.db import connection

    known = connection.get_connection_params()
    own = {name: known[name] for name in ("dbname", "user", "host") if known.get(name)}
    return psycopg.connect(**own)


def measure() -> list[Row]:
    """Each kind of page, at the size that stands. The empty page is asked beside each, so that what
    else the machine does then weighs on both."""
    return [_measured(visit) for visit in visitors.pages(PAGES)]


def _measured(visit: visitors.Visit) -> Row:
    client, nobody = visit.client(), visitors.nobody()
    ask = asked(client, visit)
    questions = selects(ask, visit)
    empty, _ = clocked(lambda: nobody.get(EMPTY))
    whole, slow = clocked(ask)
    sql, _ = clocked(bare(questions)) if questions else (0.0, 0.0)
    return {
        "page": visit.page, "who": visit.who, "status": visit.status, "ms": whole, "p95_ms": slow,
        "queries": len(questions), "sql_ms": sql, "empty_ms": empty,
        "of_aim": round(whole / (3 * sql + empty), 2),
    }  # fmt: skip


COLUMNS = {
    "page": "page", "who": "who", "status": "answer", "ms": "median", "p95_ms": "p95",
    "queries": "queries", "sql_ms": "bare SQL", "empty_ms": "empty page", "of_aim": "of aim",
}  # fmt: skip
