"""Every address of the matrix, attacked by who came in and who did not."""

import re
from random import Random

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import resolve

from tests.attack import nasty, places
from tests.attack.cost import OF_THE_LOGBOOK
from tests.attack.forms_found import Form
from tests.attack.places import answer
from tests.attack.sending import (
    AS_TYPED,
    HEADERS,
    LARGE_NUMBERS,
    ROUNDS,
    all_sent,
    fault,
    page_of,
    path,
    send,
)
from tests.attack.what_is_said import wrong
from zorgvuldig import walls
from zorgvuldig.api.middleware import DOOR
from zorgvuldig.people.unseen import DOORS, is_at


@pytest.fixture(scope="module", params=places.TOWNS)
def place(request, django_db_setup, django_db_blocker):
    """One town with everybody in it, in a transaction that is taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        town = places.TOWNS[request.param]()
        for client in town.knocking:
            client.raise_request_exception = False  # every fault is told, not the first
        yield town
        transaction.set_rollback(True)


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
    """There no cookie is read (`unseen`, `api.middleware`), so that another site borrows nothing by
    sending a form: it could send the same by itself."""
    addresses = {name: place.address(name) for name, _, _ in place.opened()}
    bare = {name for name, address in addresses.items() if without_token(name, address)}
    assert {name for name in bare if not is_at(addresses[name], *DOORS, DOOR)} == set()


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
# Two organisations see one row: whose it is, and who stands at the other end of it.
SHARED = {"exchange_connection": "sender_id", "exchange_parcel": "receiver_id"}
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
    for table in sorted(rows.keys() - OPEN - SHARED.keys()):
        told = slipped_in(READS[way].format(table=table, town=town))
        if told not in ([], DENIED if way == "held" else []):
            seen[table] = told
    assert seen == {}


@pytest.mark.parametrize("table", SHARED)
def test_of_a_row_of_two_only_the_other_end_sees_anything(tables, table):
    _, stranger, town = tables
    asked = f"SELECT 1 FROM {table} WHERE organisation_id = {town}"
    assert slipped_in(f"{asked} AND {SHARED[table]} IS DISTINCT FROM {stranger}") == []


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


# --- does it exist, by time? ---------------------------------------------------------------------


def asked_more(place, who: list[Client]) -> dict[str, list[str]]:
    """What the database was asked for one of the two and not for the other."""
    return {
        name: sorted((theirs - nothing) + (nothing - theirs))
        for name, client, theirs, nothing in place.costs()
        if client in who and theirs != nothing
    }


def test_for_who_works_elsewhere_nothing_tells_what_is_there_by_time(place):
    """In another organisation nobody learns by time that a file exists: the walls are in the
    question, which is the same to the letter."""
    assert asked_more(place, place.knocking[1:2]) == {}


# One asked to think along once is looked for among who thinks along, before the refusal. A parcel
# of the own organisation is found before its dossier is asked for: one look more for a colleague.
LOOKS_FIRST = {
    "dossiers:advise", "dossiers:parcel", "dossiers:parcel_revoke", "dossiers:parcel_answer",
}  # fmt: skip


def test_for_a_colleague_the_line_about_the_refusal_is_all_that_is_done_more(place):
    """Who works in the same organisation could learn by that moment that something exists, and that
    attempt is what the line tells. See docs/threat-model.md."""
    done = asked_more(place, place.knocking[2:])
    other = {
        name
        for name, statements in done.items()
        for sql in statements
        if not any(part in sql for part in OF_THE_LOGBOOK)
    }
    assert other <= LOOKS_FIRST
    assert bool(done) == ("dossiers:page" in place.arguments)  # elsewhere nothing is done more


# --- every form, filled in by somebody who means no good -----------------------------------------


@pytest.fixture(scope="module")
def sent(place):
    return all_sent(place)


def test_whatever_is_typed_in_any_form_is_answered_with_a_sentence(place, sent):
    tried, faults, _ = sent
    every = {path(place.address(name)) for name, _, _ in place.opened()}
    assert every - tried <= {"/account/logout/"}
    assert faults == {}


def test_one_wrong_answer_loses_no_text(sent):
    _, _, lost = sent
    assert lost == {}


def test_whatever_is_asked_in_an_address_is_answered(place):
    """Each name in a link with a question mark, and in a form that asks by its address."""
    faults = {}
    for number in range(ROUNDS):
        for here, client, page in page_of(place):
            chance = Random(f"{number} {here}")
            names = page.queries | {n for f in page.forms if f.method == "get" for n in f.asked}
            asked = {name: [chance.choice(nasty.VALUES[:-1])[:2_000]] for name in sorted(names)}
            if names and (told := fault(send(client, here, Form("", "get"), asked))):
                faults[here, told] = asked
    assert faults == {}


def test_whatever_number_stands_in_an_address_is_answered(place):
    """Larger than the database counts to, and none."""
    faults = {}
    for name, method, client in place.opened():
        numbers = {k: v for k, v in place.arguments.get(name, {}).items() if isinstance(v, int)}
        for key, value in numbers.items():
            for large in LARGE_NUMBERS:
                address = place.address(name).replace(f"/{value}/", f"/{large}/", 1)
                if told := fault(answer(client, method, address)):
                    faults[name, key, large] = told
    assert faults == {}


@pytest.mark.parametrize("told", HEADERS, ids=str)
def test_whatever_a_browser_says_of_itself_is_answered(place, told):
    faults = {}
    for name, _, client in list(place.opened())[:: 1 if ROUNDS > 1 else 30]:
        if name != "account_logout":
            more = {"content_type": AS_TYPED} | told
            found = answer(client, "POST", place.address(name), "a=b&c", **more)
            if wrong := fault(found):
                faults[name] = wrong
    assert faults == {}
