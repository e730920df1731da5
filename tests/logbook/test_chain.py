"""The logbook cannot be changed unseen: by whom, how, and which line, comes to light."""

import re
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest
from django.db import ProgrammingError, connection, connections, transaction

from tests import cast
from zorgvuldig import walls
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.logbook.chain import READ, verify
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.people import actions as people
from zorgvuldig.people.models import ContactPoint

THREADS, EACH = 4, 25


@pytest.fixture
def brug(committed):
    """De Brug with ten lines in its logbook; returns an actor there."""
    with transaction.atomic():
        town = cast.build()
    with walls.working_for(organisation=town.anna.organisation.pk):
        write(town.anna, 10)
    return town.anna


def write(actor, count):
    for number in range(count):
        record("dossier.read", actor=actor, action=Action.READ, about=f"dossier:{number}")


def as_owner(sql, *values):
    with connections["owner"].cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall() if cursor.description else []


def verdict():
    found = verify(connections["owner"])
    return [(broken.chain_no, broken.fault) for broken in found.breaks], found.lines


def test_a_whole_logbook_is_whole(brug):
    assert verdict() == ([], 10)


def test_lines_written_at_once_form_one_chain(brug):
    begin = Barrier(THREADS)

    def work(_):
        begin.wait()
        try:
            for _ in range(EACH):
                with walls.working_for(organisation=brug.organisation.pk):
                    write(brug, 1)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(work, range(THREADS)))
    assert verdict() == ([], 10 + THREADS * EACH)
    numbers = as_owner("SELECT chain_no FROM logbook_logentry ORDER BY chain_no")
    assert [number for (number,) in numbers] == list(range(1, 10 + THREADS * EACH + 1))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE logbook_logentry SET purpose = 'anders'",
        "DELETE FROM logbook_logentry",
        "TRUNCATE logbook_logentry",
        "UPDATE logbook_chainhead SET chain_no = 0",
        "DELETE FROM logbook_chainhead",
        "ALTER TABLE logbook_logentry DISABLE TRIGGER ALL",
    ],
)
def test_the_application_itself_can_change_nothing(brug, statement):
    with (
        pytest.raises(ProgrammingError, match=r"permission denied|must be owner"),
        walls.working_for(organisation=brug.organisation.pk),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert verdict() == ([], 10)


@pytest.mark.parametrize(
    "change",
    [
        "outcome = 'denied'",
        "user_id = gen_random_uuid()",
        "at = at - interval '1 second'",
        "purpose = 'anders'",
        "source_ip = '192.0.2.1'",
        "client_ref = gen_random_uuid()",
    ],
)
def test_a_changed_line_is_named(brug, change):
    as_owner(f"UPDATE logbook_logentry SET {change} WHERE chain_no = 4")
    assert verdict() == ([(4, "de inhoud van de regel is veranderd")], 10)


def test_a_removed_line_is_missed_where_it_was(brug):
    as_owner("DELETE FROM logbook_logentry WHERE chain_no = 6")
    assert verdict() == ([(7, "er ontbreekt een regel vóór deze")], 9)


def test_a_removed_first_line_is_missed(brug):
    as_owner("DELETE FROM logbook_logentry WHERE chain_no = 1")
    assert verdict() == ([(2, "er ontbreekt een regel vóór deze")], 9)


def test_removed_last_lines_are_missed(brug):
    as_owner("DELETE FROM logbook_logentry WHERE chain_no > 7")
    assert verdict() == ([(10, "de laatste regels van de keten ontbreken")], 7)


def test_an_emptied_logbook_is_missed(brug):
    as_owner("DELETE FROM logbook_logentry")
    assert verdict() == ([(10, "de laatste regels van de keten ontbreken")], 0)


def test_a_changed_line_with_a_fitting_digest_breaks_the_next(brug):
    as_owner("UPDATE logbook_logentry SET purpose = 'anders' WHERE chain_no = 4")
    as_owner(
        "UPDATE logbook_logentry l SET line_hash = logbook_line_digest(l, prev_hash)"
        " WHERE chain_no = 4"
    )
    assert verdict() == ([(5, "de regel sluit niet aan op de vorige")], 10)


def test_a_line_that_was_taken_out_of_the_chain_is_named(brug):
    as_owner("UPDATE logbook_logentry SET chain_no = NULL WHERE chain_no = 10")
    as_owner("UPDATE logbook_chainhead h SET chain_no = 9, line_hash = l.line_hash"
             " FROM logbook_logentry l WHERE l.chain_no = 9")  # fmt: skip
    assert verdict() == ([(None, "de regel hangt aan geen enkele keten")], 10)


def test_a_country_is_read_in_the_order_of_an_index(brug):
    """Not sorted: that would take longer than reading it."""
    as_owner("ANALYZE logbook_logentry")
    as_owner("SET enable_seqscan = off")
    plan = " ".join(line for (line,) in as_owner(f"EXPLAIN {READ}"))
    as_owner("RESET enable_seqscan")
    assert re.findall(r"Sort|Index Scan using \w+", plan) == ["Index Scan using one_line_per_link"]


def test_two_lines_that_changed_places_are_named(brug):
    as_owner("UPDATE logbook_logentry SET chain_no = 100 WHERE chain_no = 3")
    assert verdict()[0][0] == (4, "er ontbreekt een regel vóór deze")


def test_a_deed_that_is_undone_leaves_no_line(brug):
    with (
        pytest.raises(RuntimeError),
        walls.working_for(organisation=brug.organisation.pk, person=brug.person.pk),
    ):
        people.drop_contact_point(actor=brug, point=ContactPoint.unscoped.get())
        assert LogEntry.unscoped.filter(event_type="contactpoint.dropped").count() == 1
        raise RuntimeError
    with walls.working_for(organisation=brug.organisation.pk):
        assert ContactPoint.unscoped.count() == 1
        assert LogEntry.unscoped.filter(event_type="contactpoint.dropped").count() == 0
    assert verdict() == ([], 10)


def test_nobody_writes_the_time_or_the_number_of_a_line_themselves(brug):
    with walls.working_for(organisation=brug.organisation.pk):
        LogEntry.unscoped.create(
            event_type="dossier.read",
            action="R",
            organisation_id=brug.organisation.pk,
            at="2001-01-01T00:00:00Z",
            chain_no=999,
            line_hash=b"x",
        )
    ((year, number),) = as_owner(
        "SELECT extract(year FROM at)::int, chain_no FROM logbook_logentry"
        " ORDER BY chain_no DESC LIMIT 1"
    )
    assert year > 2001
    assert number == 11
    assert verdict() == ([], 11)


def test_each_organisation_has_a_chain_of_its_own(brug):
    with transaction.atomic():
        record("session.begun", actor=None, action=Action.EXECUTE)
    heads = as_owner("SELECT organisation_id, chain_no FROM logbook_chainhead ORDER BY 1")
    assert heads == [(0, 1), (brug.organisation.pk, 10)]
    assert verdict() == ([], 11)


def test_checking_while_others_write_finds_nothing_wrong(brug):
    stop = Event()

    def write_on():
        try:
            while not stop.is_set():
                with walls.working_for(organisation=brug.organisation.pk):
                    write(brug, 1)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        writers = [pool.submit(write_on) for _ in range(2)]
        try:
            assert [verdict()[0] for _ in range(30)] == [[]] * 30
        finally:
            stop.set()
        assert [writer.result() for writer in writers] == [None, None]
    assert verdict()[1] > 10
