"""A table as large as it may be is read in within a request, and the list stays light."""

import time

from tests.directory.test_table import deeds, plan, row, text
from zorgvuldig.directory.actions.importing import Deed
from zorgvuldig.handbook import read

SLOWEST = 15  # seconds of a core; two on a quiet one


def test_the_largest_table_is_looked_at_in_seconds_and_a_few_queries(
    town, django_assert_max_num_queries
):
    told = text(*[row(f"Koor {n}") for n in range(read("directory")["most_rows"])])
    began = time.thread_time()
    with django_assert_max_num_queries(4):
        found = plan(town, told)
    assert time.thread_time() - began < SLOWEST
    assert set(deeds(found)) == {Deed.ADD}
