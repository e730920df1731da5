"""What time could tell: what the database is asked for what is there and for what is not."""

import re
from collections import Counter

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.attack.places import answer

VALUES = re.compile(r"'(?:[^']|'')*'|\b\d+\b|\"s[\d_x]+\"")
OF_THE_LOGBOOK = ("logbook_", "SAVEPOINT")


def asked(client, method: str, address: str) -> Counter[str]:
    """What the database was asked on the way to this answer, without the values."""
    with CaptureQueriesContext(connection) as told:
        answer(client, method, address)
    return Counter(VALUES.sub("?", query["sql"]) for query in told.captured_queries)


def more(place, who: list) -> dict[str, list[str]]:
    """By address: what is asked for something of others and not for what is not there."""
    found = {}
    for name, method, client, nowhere in place.refused(who):
        theirs = asked(client, method, place.address(name))
        nothing = asked(client, method, nowhere)
        if differs := [*(theirs - nothing), *(nothing - theirs)]:
            found[name] = differs
    return found
