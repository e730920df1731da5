"""Several hosts on one database: an older program beside a newer one, one that leaves, one that
migrates while people work. The long rehearsals are `bench/failover.py` and `bench/rolling.py`."""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext

import psycopg
import pytest
from django.conf import settings as known
from django.db import OperationalError, connection, connections, transaction

from tests import cast
from tests.command.test_operating import as_owner, asked
from tests.dossiers.test_beginning import typed
from zorgvuldig import walls
from zorgvuldig.command import jobs, serving
from zorgvuldig.dossiers.models import UneaseNote
from zorgvuldig.people import readiness
from zorgvuldig.walls import grants, moving

READY = "/gezond/klaar/"
LATER = "INSERT INTO django_migrations (app, name, applied) VALUES ('dossiers', '0999_z', now())"
ADDED = "ALTER TABLE dossiers_uneasenote ADD COLUMN later text NOT NULL DEFAULT ''"


@pytest.fixture
def anna(committed):
    readiness._looked_up.cache_clear()
    with transaction.atomic():
        return cast.build().anna


def test_an_older_program_works_on_a_newer_database_and_may_have_people_sent(anna):
    as_owner(ADDED)
    as_owner(LATER)
    client = cast.signed_in(anna)
    assert client.post("/dossiers/onrust/", typed()).status_code == 302
    with walls.working_for(organisation=anna.organisation.pk, person=anna.person.pk):
        note = UneaseNote.unscoped.get()
    assert client.get(f"/dossiers/onrust/{note.pk}/").status_code == 200
    assert client.get(READY).status_code == 200


def test_an_older_program_does_not_migrate_a_newer_database(capsys, committed):
    as_owner(LATER)
    status, out, err = asked(capsys, "migrate")
    assert (status, out) == (1, "")
    assert err.startswith("De database is verder dan dit programma")


def test_one_host_of_several_does_not_migrate_and_says_so(capsys, committed, monkeypatch):
    monkeypatch.setenv("PORT", "8971")
    as_owner("DELETE FROM django_migrations WHERE app = 'guide' OR app = 'drafts'")
    status, _, err = asked(capsys, "prepare", "web")
    assert status == 1
    assert err.startswith("De database is nog niet bijgewerkt. Voer eerst op een plek uit")


@pytest.fixture
def a_step(committed, monkeypatch):
    """A step that needs a table for itself, by somebody with little patience."""
    monkeypatch.setattr(moving, "WAITS", "150ms")
    monkeypatch.setattr(moving, "PAUSE", 0.05)
    monkeypatch.setattr(moving, "TRIES", 3)
    monkeypatch.setattr(moving, "_set_steps", lambda: as_owner(ADDED))


def beside(committed):
    """Another login's own connection to this database."""
    told = connections["owner"].get_connection_params()
    return psycopg.connect(
        dbname=committed, host=told["host"], user=known.DATABASES["default"]["USER"]
    )


def test_migrating_waits_no_longer_than_is_set_for_somebody_who_writes(capsys, committed, a_step):
    with beside(committed) as writer:
        # Who migrates and waits for it all the same finds it gone then, and migrates.
        writer.execute("SET idle_in_transaction_session_timeout = '60s'")
        writer.execute("SELECT count(*) FROM dossiers_uneasenote")
        status, out, err = asked(capsys, "migrate")
    assert (status, out) == (1, "")
    assert err.startswith("De database is in gebruik: een tabel bleef bezet")
    assert asked(capsys, "migrate")[0] == 0


def test_two_who_migrate_do_so_one_after_the_other(capsys, committed, a_step):
    with beside(committed) as other:
        other.execute("SELECT pg_advisory_lock(hashtext('zorgvuldig.migrate'))")
        assert asked(capsys, "migrate")[0] == 1
    assert asked(capsys, "migrate")[0] == 0


def test_the_rights_change_all_at_once_or_not_at_all(committed, monkeypatch):
    as_owner("GRANT UPDATE ON logbook_logentry TO zorgvuldig_app")

    def falls(_):
        with beside(committed) as other:
            may = "SELECT has_table_privilege('zorgvuldig_app', 'logbook_logentry', 'UPDATE')"
            assert other.execute(may).fetchone() == (True,)
        raise RuntimeError

    monkeypatch.setattr(grants, "_trigger_functions", falls)
    with pytest.raises(RuntimeError):
        grants.grant(connections["owner"])
    assert "UPDATE logbook_logentry" in grants.too_much(connection)


def test_a_host_that_leaves_has_nobody_sent_and_still_answers(
    client, committed, settings, tmp_path
):
    settings.LEAVING = tmp_path / "leaving"
    assert client.get(READY).status_code == 200
    settings.LEAVING.touch()
    answer = client.get(READY)
    assert (answer.status_code, "blijft: niet\n" in answer.text) == (503, True)
    assert client.get("/welkom/").status_code == 200


def test_a_database_that_only_follows_keeps_people_out(client, committed):
    as_owner(f'ALTER DATABASE "{committed}" SET default_transaction_read_only = on')
    connection.close()
    answer = client.get(READY)
    assert (answer.status_code, "database: niet\n" in answer.text) == (503, True)


def test_the_worker_goes_on_when_the_database_was_away(monkeypatch):
    runs = []

    async def one_run(stop):
        runs.append(1)
        if len(runs) == 1:
            raise psycopg.OperationalError
        stop.set()

    monkeypatch.setattr(jobs, "PAUSE", 0)
    monkeypatch.setattr(jobs, "_lacks", str)
    monkeypatch.setattr(jobs, "_one_run", one_run)
    monkeypatch.setattr(serving, "asked_to_stop", lambda: nullcontext(threading.Event()))
    with ThreadPoolExecutor(1) as apart:  # a browser that was open before keeps a loop in this one
        apart.submit(jobs.work).result(120)
    assert len(runs) == 2


@pytest.fixture
def worker(committed, monkeypatch):
    """Begins a worker, which ends when it would do its first job: a thread, or what it ended in."""
    readiness._looked_up.cache_clear()
    stop = threading.Event()

    async def begun(stop):
        stop.set()

    monkeypatch.setattr(jobs, "PAUSE", 0.05)
    monkeypatch.setattr(jobs, "_one_run", begun)
    monkeypatch.setattr(serving, "asked_to_stop", lambda: nullcontext(stop))
    with ThreadPoolExecutor(1) as apart:
        yield lambda: apart.submit(jobs.work)
        stop.set()


@pytest.mark.parametrize(
    ("missing", "done"),
    [
        ("UPDATE django_migrations SET app = 'z' WHERE app = 'drafts'",
         "UPDATE django_migrations SET app = 'drafts' WHERE app = 'z'"),
        ("REVOKE SELECT ON django_migrations FROM zorgvuldig_app",
         "GRANT SELECT ON django_migrations TO zorgvuldig_app"),
    ],
)  # fmt: skip
def test_a_worker_waits_for_the_step_it_belongs_to_and_says_so_once(capfd, worker, missing, done):
    as_owner(missing)
    waiting = worker()
    with pytest.raises(TimeoutError):
        waiting.result(1)
    as_owner(done)
    waiting.result(30)
    assert capfd.readouterr().err == (
        "De database is nog niet bijgewerkt, met: zorgvuldig migrate. "
        "De verwerker van taken wacht, en begint daarna vanzelf.\n"
    )


def test_a_worker_that_comes_while_the_database_is_away_says_so_once(capfd, worker, monkeypatch):
    def away(*_):
        raise OperationalError

    with monkeypatch.context() as gone:
        gone.setattr(readiness, "is_migrated", away)
        waiting = worker()
        with pytest.raises(TimeoutError):
            waiting.result(1)
    waiting.result(30)
    said = capfd.readouterr().err
    assert said.count("De database is niet bereikbaar. De verwerker van taken wacht") == 1
    assert said.count("\n") == 1
