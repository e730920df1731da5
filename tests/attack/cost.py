"""What time could tell: what the database is asked on the way to an answer."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.test.utils import CaptureQueriesContext

VALUES = re.compile(r"'(?:[^']|'')*'|\b\d+\b|\"s[\d_x]+\"")
OF_THE_LOGBOOK = ("logbook_", "SAVEPOINT")


@contextmanager
def counted() -> Iterator[Counter[str]]:
    """The statements that were sent meanwhile, without their values."""
    found: Counter[str] = Counter()
    connection.queries_log.clear()  # it holds so many and then counts none
    with CaptureQueriesContext(connection) as told:
        yield found
    found.update(VALUES.sub("?", query["sql"]) for query in told.captured_queries)
