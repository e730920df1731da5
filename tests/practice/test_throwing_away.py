"""A practice place goes as a whole, by whose it is or after fourteen days; there is one each."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

from django.db import OperationalError, connection, connections, transaction
from django.utils import timezone

from tests import cast
from tests.practice.conftest import begins
from zorgvuldig.handbook import read
from zorgvuldig.people.actor import Actor
from zorgvuldig.people.models import Membership
from zorgvuldig.people.practice import PracticePlace
from zorgvuldig.practice import actions, filling, jobs

today = timezone.localdate


def rows() -> dict[str, int]:
    """How many rows every table has, as its owner sees them."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        found = {}
        for (table,) in cursor.fetchall():
            cursor.execute(f"SELECT count(*) FROM {table}")
            found[table] = cursor.fetchone()[0]
    return found


def throws_away(town: cast.Town, name: str) -> bool:
    with transaction.atomic():
        return actions.throw_away(actor=town.at_work(name))


def test_throwing_away_leaves_nothing_in_any_table(committed, ledger_file):
    with transaction.atomic():
        town = cast.build()
    before = rows()
    with transaction.atomic():
        part = begins(town)
    between = rows()
    assert between["dossiers_dossier"] == 2
    assert between["logbook_logentry"] > before["logbook_logentry"]
    assert throws_away(town, "anna")
    assert rows() == before
    assert not ledger_file.exists()
    assert not throws_away(town, "anna")
    with transaction.atomic():
        assert begins(town).pk != part.pk  # one may begin anew


def test_another_does_not_throw_it_away(town, no_stories):
    part = begins(town)
    town.at_work("bram")
    with connection.cursor() as cursor:
        cursor.execute("SELECT practice_throw_away(%s)", [part.organisation_id])
        assert cursor.fetchone() == (False,)
        cursor.execute("SELECT practice_throw_away(%s)", [town.bram.organisation.pk])
        assert cursor.fetchone() == (False,)
    assert not actions.throw_away(actor=town.at_work("bram"))


def test_after_fourteen_days_it_goes_by_itself_and_not_a_day_sooner(town, no_stories):
    days = read("retention")["term"]["practice"]["days"]
    for name, ago in (("anna", days), ("bram", days - 1)):
        actions.begin(actor=town.at_work(name), today=today() - timedelta(days=ago))
    jobs.clear_what_passed(0)
    left = {}
    for name in ("anna", "bram"):
        town.at_work(name)
        left[name] = PracticePlace.unscoped.filter(person=town.actors[name].person).exists()
    assert left == {"anna": False, "bram": True}


def test_two_presses_at_once_make_one_place(committed, monkeypatch):
    monkeypatch.setattr(filling, "_tell", lambda cast: None)
    with transaction.atomic():
        town = cast.build()
    before, both = rows(), Barrier(2)

    def press() -> int:
        try:
            both.wait(120)
            with transaction.atomic():
                return begins(town).organisation_id
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        first, second = [one.result(120) for one in [pool.submit(press), pool.submit(press)]]
    assert first == second
    assert rows()["people_practiceplace"] == before["people_practiceplace"] + 1


def test_two_who_throw_away_at_once_and_a_page_meanwhile_leave_nothing(committed, monkeypatch):
    monkeypatch.setattr(filling, "_tell", lambda cast: None)
    with transaction.atomic():
        town = cast.build()
    client, again = cast.signed_in(town.anna), cast.signed_in(town.anna)
    before = {table: n for table, n in rows().items() if table != "django_session"}
    for one in (client, again):
        one.post("/oefenen/beginnen/", {"invented": "yes"})
    together = Barrier(3)

    def press(who, method: str, address: str) -> int:
        try:
            together.wait(120)
            return getattr(who, method)(address).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(3) as pool:
        answers = [
            pool.submit(press, client, "post", "/oefenen/weggooien/"),
            pool.submit(press, again, "post", "/oefenen/weggooien/"),
            pool.submit(press, again, "get", "/dossiers/bestaat-niet/"),
        ]
        assert all(one.result(120) < 500 for one in answers)
    assert {table: n for table, n in rows().items() if table != "django_session"} == before


def test_while_a_page_is_made_the_place_is_not_thrown_away(committed, monkeypatch):
    monkeypatch.setattr(filling, "_tell", lambda cast: None)
    with transaction.atomic():
        town = cast.build()
    client = cast.signed_in(town.anna)
    client.post("/oefenen/beginnen/", {"invented": "yes"})
    waited = []

    def meanwhile(actor: Actor) -> list[Membership]:
        with connections["owner"].cursor() as cursor:
            cursor.execute("SET lock_timeout = '200ms'")
            try:
                cursor.execute("SELECT practice_throw_away(%s)", [actor.organisation.pk])
            except OperationalError as fault:
                waited.append(str(fault))
            cursor.execute("RESET lock_timeout")
        return []

    monkeypatch.setattr("zorgvuldig.practice.views.access.parts", meanwhile)
    assert client.get("/oefenen/").status_code == 200
    assert "lock timeout" in "".join(waited)
