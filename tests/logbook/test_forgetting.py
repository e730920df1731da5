"""Lines of the logbook go after five years, from the oldest on, and no others."""

import pytest
from django.db import ProgrammingError, connection, connections

from tests.house.reading import SRC
from tests.logbook.test_chain import as_owner, brug, verdict, write  # noqa: F401
from zorgvuldig import walls
from zorgvuldig.handbook import read
from zorgvuldig.logbook.actions import forget_old_lines
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.people.actor import OnSchedule
from zorgvuldig.walls.grants import too_much

CHAIN = SRC / "logbook/migrations/0002_chain.py"


@pytest.fixture
def old(brug):  # noqa: F811
    """The first six of ten lines are from long ago: written anew as they would have been then."""
    age(brug, first=6, years="5 years 1 day")
    assert verdict() == ([], 10)
    return brug


def age(actor, first, years):
    """As if the first lines had been written that long ago: the owner relinks the whole chain."""
    number = actor.organisation.pk
    as_owner(
        "UPDATE logbook_logentry SET at = at - %s::interval"
        " WHERE organisation_id = %s AND chain_no <= %s",
        years, number, first,
    )  # fmt: skip
    as_owner(
        """DO $$ DECLARE line logbook_logentry; previous bytea; BEGIN
          SELECT anchor_hash INTO previous FROM logbook_chainhead WHERE organisation_id = %(n)s;
          FOR line IN SELECT * FROM logbook_logentry WHERE organisation_id = %(n)s
            ORDER BY chain_no LOOP
            line.prev_hash := previous;
            line.line_hash := logbook_line_digest(line, previous);
            UPDATE logbook_logentry SET prev_hash = line.prev_hash, line_hash = line.line_hash
              WHERE id = line.id;
            previous := line.line_hash;
          END LOOP;
          UPDATE logbook_chainhead SET line_hash = previous WHERE organisation_id = %(n)s;
        END $$""".replace("%(n)s", str(number))
    )


def forget(actor):
    number = actor.organisation.pk
    with walls.working_for(organisation=number):
        return forget_old_lines(OnSchedule(number))


def lines(actor):
    with walls.working_for(organisation=actor.organisation.pk):
        return list(LogEntry.unscoped.order_by("chain_no").values_list("chain_no", "event_type"))


def test_lines_of_more_than_five_years_go_and_the_rest_is_still_whole(old):
    assert forget(old) == 6
    kept = lines(old)
    assert [number for number, _ in kept] == [7, 8, 9, 10, 11]
    assert kept[-1][1] == "logbook.cleared"
    assert verdict() == ([], 5)
    assert forget(old) == 0


def test_lines_of_almost_five_years_stay(brug):  # noqa: F811
    age(brug, first=10, years="4 years 364 days")
    assert forget(brug) == 0
    assert verdict() == ([], 10)


def test_a_young_line_among_the_old_holds_what_comes_after_it(brug):  # noqa: F811
    age(brug, first=6, years="5 years 1 day")
    as_owner("UPDATE logbook_logentry SET at = at + interval '5 years' WHERE chain_no = 3")
    assert forget(brug) == 2
    assert [number for number, _ in lines(brug)][0] == 3


def test_when_all_lines_go_the_next_one_still_joins_on(brug):  # noqa: F811
    age(brug, first=10, years="6 years")
    assert forget(brug) == 10
    with walls.working_for(organisation=brug.organisation.pk):
        write(brug, 2)
    assert [number for number, _ in lines(brug)] == [11, 12, 13]
    assert verdict() == ([], 3)


@pytest.mark.parametrize("gap", [7, 8])
def test_any_other_gap_is_still_missed(old, gap):
    forget(old)
    as_owner(f"DELETE FROM logbook_logentry WHERE chain_no = {gap}")
    assert verdict() == ([(gap + 1, "er ontbreekt een regel vóór deze")], 4)


def test_a_line_taken_away_before_its_time_is_missed(old):
    as_owner("DELETE FROM logbook_logentry WHERE chain_no = 1")
    assert verdict() == ([(2, "er ontbreekt een regel vóór deze")], 9)


def test_the_application_forgets_only_for_the_organisation_it_works_for(old):
    with walls.working_for(organisation=None), connection.cursor() as cursor:
        cursor.execute("SELECT logbook_forget()")
        assert cursor.fetchone() == (0,)
    assert len(lines(old)) == 10


def test_the_application_still_may_not_remove_lines_or_move_the_anchor(old):
    for statement in ("DELETE FROM logbook_logentry", "UPDATE logbook_chainhead SET anchor_no = 5"):
        with (
            pytest.raises(ProgrammingError, match="permission denied"),
            walls.working_for(organisation=old.organisation.pk),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)
    assert too_much(connections["default"]) == []


def test_what_is_published_is_what_the_database_does():
    assert read("retention")["term"]["five_years"]["months"] == 60
    assert "interval '5 years'" in CHAIN.read_text()
