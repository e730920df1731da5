"""What the application login may do, tried as somebody who can run any statement as that login."""

import pytest
from django.db import DatabaseError, connection, connections, transaction

from tests import cast
from zorgvuldig import walls
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.logbook.chain import verify
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.walls.grants import grant, too_much


def as_owner(sql):
    with connections["owner"].cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall() if cursor.description else []


def refused(*statements):
    """The last of these statements is refused; returns what the database says of it."""
    *before, last = statements
    with pytest.raises(DatabaseError) as fault, transaction.atomic(), connection.cursor() as cursor:
        for statement in before:
            cursor.execute(statement)
        cursor.execute(last)
    return str(fault.value).splitlines()[0]


@pytest.fixture
def line(committed):
    """One line in the chain of De Brug."""
    with transaction.atomic():
        town = cast.build()
    with walls.working_for(organisation=town.anna.organisation.pk):
        record("dossier.read", actor=town.anna, action=Action.READ)
        return LogEntry.unscoped.get()


def test_the_login_makes_nothing_of_its_own(line):
    assert "permission denied" in refused("CREATE TEMP TABLE t (id uuid, organisation_id bigint)")
    assert "permission denied" in refused("CREATE SCHEMA s")
    assert "permission denied" in refused("CREATE TABLE public.t (a int)")


def test_the_function_that_closes_the_chain_hangs_on_no_other_table(line):
    """Even with the right to make a table: the attack that gave a line another place."""
    as_owner(f'GRANT TEMP ON DATABASE "{connection.settings_dict["NAME"]}" TO PUBLIC')
    trigger = (
        "CREATE TEMP TABLE t (id uuid, organisation_id bigint)",
        "CREATE TRIGGER x AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION logbook_close_link()",
    )
    assert "permission denied for function" in refused(*trigger)
    as_owner("GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO PUBLIC")
    insert = f"INSERT INTO t VALUES ('{line.pk}', {line.organisation_id})"
    assert "only the logbook itself" in refused(*trigger, insert)
    assert (verify(connections["owner"]).breaks, as_owner(NUMBERS)) == ((), [(1,)])


def test_a_line_keeps_the_place_it_has(line):
    as_owner("ALTER TABLE logbook_logentry DISABLE TRIGGER stamp")
    row = f"gen_random_uuid(), 'a.b', 'R', 'success', {line.organisation_id}, 7"
    with pytest.raises(DatabaseError, match="has its place in the chain already"):
        as_owner(
            "INSERT INTO logbook_logentry (id, event_type, action, outcome, organisation_id,"
            " chain_no, user_role, on_behalf_of_role, object_type, object_id, auth_policy,"
            f" purpose, source_system) VALUES ({row}, '', '', '', '', '', '', '')"
        )


def test_what_was_given_too_much_is_named_and_taken_away(line):
    as_owner(f'GRANT TEMP ON DATABASE "{connection.settings_dict["NAME"]}" TO PUBLIC')
    as_owner("GRANT EXECUTE ON FUNCTION logbook_close_link() TO PUBLIC")
    assert too_much(connection) == ["EXECUTE logbook_close_link()", "TEMP"]
    grant(connections["owner"])
    assert too_much(connection) == []


NUMBERS = "SELECT chain_no FROM logbook_logentry"
