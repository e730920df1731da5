"""Four read the same table in at the same moment: every service stands there once, and whoever came
later is told to look again."""

import threading
from collections import Counter

from django.db import connection, transaction

from tests import cast
from tests.directory.test_table import row, text
from zorgvuldig import walls
from zorgvuldig.directory.actions import importing
from zorgvuldig.directory.models import Listing
from zorgvuldig.recording.refusals import ChangedMeanwhile

TABLE = text(*[row(f"Koor {number}") for number in range(60)])


def test_a_table_that_is_read_in_by_four_at_once_stands_there_once(committed):
    with transaction.atomic():
        town = cast.build()
    actor, told, begin = town.ilse, [], threading.Barrier(4)
    here = actor.organisation.pk

    def read_in(seen):
        begin.wait()
        try:
            with walls.working_for(organisation=here, person=actor.person.pk):
                importing.carry_out(actor=actor, text=TABLE, seen=seen)
            told.append("done")
        except ChangedMeanwhile:
            told.append("look again")
        except Exception as fault:  # a fault of the database is what must not happen
            told.append(type(fault).__name__)
        finally:
            connection.close()

    with walls.working_for(organisation=here):
        seen = importing.plan(actor=actor, text=TABLE).seen
    threads = [threading.Thread(target=read_in, args=[seen]) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(120)
    assert Counter(told) == {"done": 1, "look again": 3}
    with walls.working_for(organisation=here):
        assert Listing.unscoped.count() == 60
