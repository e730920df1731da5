"""Every address of the matrix, attacked by who came in and who did not."""

import re

import pytest
from django.core.cache import cache
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import resolve

from tests.attack import places
from tests.attack.places import answer
from tests.attack.what_is_said import wrong
from zorgvuldig import walls
from zorgvuldig.people.unseen import DOORS, is_at


@pytest.fixture(scope="module", params=places.TOWNS)
def place(request, django_db_setup, django_db_blocker):
    """One town with everybody in it, in a transaction that is taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield places.TOWNS[request.param]()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def nobody_is_rate_limited():
    cache.clear()


def test_every_page_says_that_nothing_of_others_comes_in_and_nothing_is_kept(place):
    faults = {name: missing for name, _, found in place.pages() if (missing := wrong(found))}
    assert faults == {}


def test_a_refusal_says_so_as_well(place):
    faults = {name: missing for name, found, _ in place.hidden() if (missing := wrong(found))}
    assert faults == {}


# --- CSRF ---------------------------------------------------------------------------------------


def strict(client: Client) -> Client:
    """The same person in a browser that checks the token."""
    other = Client(enforce_csrf_checks=True)
    other.cookies = client.cookies
    return other


def without_token(name: str, address: str) -> bool:
    return bool(getattr(resolve(address.partition("?")[0]).func, "csrf_exempt", False))


def test_without_the_token_no_form_is_taken_from_who_is_signed_in(place):
    """A form that another site lets this browser send."""
    taken = set()
    for name, _, client in place.opened():
        address = place.address(name)
        found = answer(strict(client), "POST", address)
        if found.status_code != 403 and not without_token(name, address):
            taken.add((name, found.status_code))
    assert taken == set()


def test_doors_without_a_token_are_those_where_nobody_is_known(place):
    """There no cookie is read (`unseen`), so that another site borrows nothing by sending a form:
    it could send the same by itself."""
    addresses = {name: place.address(name) for name, _, _ in place.opened()}
    bare = {name for name, address in addresses.items() if without_token(name, address)}
    assert {name for name in bare if not is_at(addresses[name], *DOORS)} == set()


# --- does it exist? -----------------------------------------------------------------------------

OF_THE_REQUEST = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')


def told(found) -> tuple[int, dict[str, str], str]:
    """Everything of an answer but what is new in each, and where it was asked."""
    body = OF_THE_REQUEST.sub("", found.content.decode())
    return found.status_code, dict(found.headers), body.replace(found.request["PATH_INFO"], "")


def test_what_is_not_there_and_what_is_not_yours_answer_alike_to_the_last_letter(place):
    apart = {name for name, theirs, nothing in place.hidden() if told(theirs) != told(nothing)}
    assert len(place.hidden()) > 10
    assert apart == set()


# --- injected SQL under the application login ---------------------------------------------------

WITH_ORGANISATION = """
    SELECT table_name FROM information_schema.columns
    WHERE column_name = 'organisation_id' AND table_schema = 'public' ORDER BY 1
"""
# Shown to everybody on purpose, once it was made open.
OPEN = {"directory_publicmap", "gatherings_provider", "helpline_helpline"}
FILLED = 10  # tables in which each town has something at least
DENIED = "42501"


def slipped_in(sql: str) -> object:
    """What the database does with this statement, undone after; or why it refuses."""
    with transaction.atomic(), connection.cursor() as cursor:
        try:
            with transaction.atomic():
                cursor.execute(sql)
                return cursor.fetchall() if cursor.description else cursor.rowcount
        except DatabaseError as refused:
            return refused.__cause__.sqlstate
        finally:
            transaction.set_rollback(True)


@pytest.fixture
def tables(place):
    """The tables with an organisation, how many rows the town has in each, and the two numbers: the
    database is left as a request of the stranger would have it."""
    stranger, town = (client.session["organisation"] for client in place.knocking[1:3])
    if place.arguments.keys() & {"dossiers:page"} == set():
        town = place.knocking[3].session["organisation"]  # there the second is a professional
    walls.say(organisation=town)
    found = [name for (name,) in slipped_in(WITH_ORGANISATION)]
    rows = {name: slipped_in(f"SELECT count(*) FROM {name}")[0][0] for name in found}
    walls.say(organisation=stranger)
    yield rows, stranger, town
    walls.say(organisation=None)


def test_every_table_with_an_organisation_refuses_a_row_for_another(tables):
    """The wall comes before every other rule of a table, so that this needs no whole row."""
    rows, _, town = tables
    said = {n: slipped_in(f"INSERT INTO {n} (organisation_id) VALUES ({town})") for n in rows}
    assert len(said) > 100
    assert {name: code for name, code in said.items() if code != DENIED} == {}


READS = {
    "all": "SELECT * FROM {table} WHERE organisation_id = {town}",
    "union": "SELECT 1 WHERE false UNION ALL SELECT 1 FROM {table} WHERE organisation_id = {town}",
    "inside": "SELECT 1 WHERE EXISTS (SELECT FROM {table} WHERE organisation_id = {town})",
    "by a fault": "SELECT 1 FROM {table} WHERE 1 / (organisation_id - {town}) = 7",
    "held": "SELECT 1 FROM {table} WHERE organisation_id = {town} FOR UPDATE",
}


@pytest.mark.parametrize("way", READS)
def test_no_read_that_is_slipped_in_sees_a_row_of_another(tables, way):
    rows, _, town = tables
    assert sum(bool(count) for count in rows.values()) > FILLED
    seen = {}
    for table in sorted(rows.keys() - OPEN):
        told = slipped_in(READS[way].format(table=table, town=town))
        if told not in ([], DENIED if way == "held" else []):
            seen[table] = told
    assert seen == {}


def test_no_change_and_no_removal_that_is_slipped_in_touches_one(tables):
    rows, _, town = tables
    done = {}
    for table in rows:
        where = f"{table} WHERE organisation_id = {town}"
        for sql in (
            f"DELETE FROM {where}",
            f"UPDATE {table} SET organisation_id = organisation_id WHERE organisation_id = {town}",
        ):
            if slipped_in(sql) not in (0, DENIED):
                done[sql] = slipped_in(sql)
    assert done == {}


@pytest.mark.parametrize(
    "sql",
    [
        "SET ROLE zorgvuldig_owner",
        "ALTER TABLE dossiers_entry DISABLE ROW LEVEL SECURITY",
        "DROP POLICY wall ON dossiers_entry",
        "TRUNCATE dossiers_entry",
        "CREATE TABLE stolen AS SELECT * FROM dossiers_entry",
        "CREATE FUNCTION leak() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "COPY dossiers_entry TO PROGRAM 'cat'",
        "COPY dossiers_entry TO '/tmp/stolen'",
        "SELECT pg_read_file('/etc/passwd')",
        "SELECT lo_import('/etc/passwd')",
    ],
)
def test_the_login_goes_round_no_wall(db, sql):
    assert slipped_in(sql) == DENIED


def test_switching_the_walls_off_shows_nothing(tables):
    """The setting exists for everybody; without the right it makes each read a refusal."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL row_security = off")
        refused = {name for name in tables[0] if slipped_in(f"SELECT 1 FROM {name}") == DENIED}
        transaction.set_rollback(True)
    assert refused == set(tables[0])
