"""The doctor tells what is wrong with the work behind the product, and what to do about it."""

import os
import re
from collections import namedtuple
from datetime import timedelta

import pytest
from django.db import connections, transaction

from tests import cast
from zorgvuldig import walls
from zorgvuldig.command import doctor, looks, main
from zorgvuldig.people.models import ContactPoint

Usage = namedtuple("Usage", "total used free")


def as_owner(sql, values=()):
    with connections["owner"].cursor() as cursor:
        cursor.execute(sql, values)


@pytest.fixture
def told(capsys, committed):
    """What the doctor says of one part, as a text."""

    def told(part):
        main(["doctor"])
        said = capsys.readouterr().out.splitlines()
        return next(line.removeprefix(f"{part}: ") for line in said if line.startswith(f"{part}: "))

    return told


def a_worker(silent_for):
    as_owner(
        "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - %s)",
        [timedelta(seconds=silent_for)],
    )


def a_job(task, status, at, attempts=0):
    """One whose last event was this long ago."""
    as_owner(
        "INSERT INTO procrastinate_jobs (queue_name, task_name, args, status, attempts)"
        " VALUES ('default', %s, '{\"person_id\": 7231}', %s, %s)",
        [task, status, attempts],
    )
    kind = "failed" if status == "failed" else "deferred"
    as_owner("UPDATE procrastinate_events SET at = now() - %s", [at])
    as_owner("INSERT INTO procrastinate_events (job_id, type, at) SELECT max(id), %s, now() - %s"
             " FROM procrastinate_jobs", [kind, at])  # fmt: skip


def test_no_worker_is_told(told):
    assert told("verwerker van taken").startswith("er is er geen; er gaat geen e-mail uit")


def test_a_silent_worker_is_told_and_a_living_one_is_not(told):
    a_worker(600)
    assert told("verwerker van taken").startswith("al 10 minuten niets van gehoord; ")
    a_worker(20)
    assert told("verwerker van taken") == "in orde"


def test_a_queue_that_stands_still_is_told(told):
    a_job("people.send_reminder", "todo", timedelta(minutes=5))
    assert told("wachtrij") == "in orde"
    a_job("people.send_reminder", "todo", timedelta(minutes=20))
    assert re.match(r"\d taken wachten langer dan een kwartier; ", told("wachtrij"))


def test_mail_that_does_not_leave_is_told_without_whose(told):
    a_job("people.send_invitation", "failed", timedelta(days=8))
    assert told("e-mail") == "in orde"
    a_job("people.send_invitation", "failed", timedelta(days=1))
    a_job("people.send_reminder", "todo", timedelta(), attempts=2)
    said = told("e-mail")
    assert re.match(r"in een week [12] niet verstuurd, en 1 wordt opnieuw geprobeerd; ", said)
    assert "7231" not in said


def test_another_job_that_was_given_up_is_told(told):
    a_job("drafts.clear_what_passed", "failed", timedelta(days=1))
    assert told("andere taken").startswith("1 mislukt in een week; ")
    assert told("e-mail") == "in orde"


def a_night(hours, status=""):
    """The night's run that began this long ago: done and gone, or still there with this status."""
    as_owner("DELETE FROM procrastinate_periodic_defers")
    began = [hours * 3600]
    as_owner("INSERT INTO procrastinate_periodic_defers (task_name, defer_timestamp) VALUES"
             " ('privacy.carry_out_terms', floor(extract(epoch FROM now())) - %s)",
             began)  # fmt: skip
    if status:
        a_job("privacy.carry_out_terms", status, timedelta(hours=hours))
        as_owner("UPDATE procrastinate_periodic_defers SET job_id ="
                 " (SELECT max(id) FROM procrastinate_jobs)")  # fmt: skip


def test_a_night_that_was_not_carried_out_is_told(told):
    as_owner("UPDATE django_migrations SET applied = now() - interval '20 hours'")
    assert told("nacht") == "in orde"  # made today: no night yet
    as_owner("UPDATE django_migrations SET applied = now() - interval '30 hours'")
    assert told("nacht").startswith("niet bekend dat het ooit lukte; er blijft staan wat weg moet")
    a_night(20)
    assert told("nacht") == "in orde"
    a_night(30.5)
    assert told("nacht").startswith("al 30 uur niet gelukt; ")
    a_night(1, "doing")
    assert told("nacht") == "in orde"
    a_night(1, "failed")
    assert told("nacht").startswith("niet bekend dat het ooit lukte; ")


@pytest.mark.parametrize(
    ("ahead", "said"),
    [
        (90, "deze machine loopt 90 seconden voor op de database; "),
        (-7300, "deze machine loopt 2 uur achter op de database; "),
    ],
)
def test_a_clock_that_is_off_is_told(told, monkeypatch, ahead, said):
    from django.utils import timezone

    now = timezone.now
    assert told("klok") == "in orde"
    monkeypatch.setattr(
        "zorgvuldig.walls.watching.timezone.now", lambda: now() + timedelta(seconds=ahead)
    )
    assert told("klok").startswith(said)


def test_a_disk_that_is_nearly_full_is_told(told, monkeypatch):
    monkeypatch.setattr(looks.shutil, "disk_usage", lambda _: Usage(100 << 30, 0, 50 << 30))
    assert told("schijf") == "in orde"
    monkeypatch.setattr(looks.shutil, "disk_usage", lambda _: Usage(100 << 30, 0, 3 << 30))
    assert "is nog 3072 MB vrij; maak ruimte" in told("schijf")


def test_a_backup_that_is_old_or_absent_is_told(told, settings, tmp_path, monkeypatch):
    settings.BACKUPS = tmp_path / "weg"
    assert told("back-ups").endswith("is er niet; kijk of de schijf is aangekoppeld")
    settings.BACKUPS = tmp_path
    (tmp_path / "leesmij.txt").write_text("geen back-up")
    assert told("back-ups").endswith("staat er geen; voer uit: zorgvuldig backup")
    assert main(["backup", os.fspath(tmp_path / "een.backup")]) == 0
    assert told("back-ups") == "in orde"
    monkeypatch.setattr(looks, "BACKUP_AGE", timedelta())
    assert told("back-ups").startswith("de nieuwste is ")


def test_in_production_the_backups_have_a_known_place(told, settings):
    assert told("back-ups") == "in orde"
    settings.EMBEDDED = False
    assert told("back-ups").startswith("niet bekend waar ze staan; geef ZORGVULDIG_BACKUPS de map")


def test_contact_points_nobody_looked_at_are_counted(told):
    with transaction.atomic():
        organisation = cast.build().anna.organisation
    with walls.working_for(organisation=organisation.pk):
        ContactPoint.unscoped.create(
            organisation=organisation, addressee="EXTERNAL_PROFESSIONAL",
            name="Veilig Thuis Verzonnen", reach="088", verified_on="2001-01-01",
        )  # fmt: skip
    said = told("contactpunten")
    assert re.match(r"\d+ langer dan een jaar niet nagekeken; ", said)
    assert "Verzonnen" not in said


def test_a_database_that_is_away_is_told_with_what_to_do(told, monkeypatch):
    from django.db import OperationalError

    def refused(*_):
        raise OperationalError("connection refused: Failing row contains (Zwaantje)")

    for alias in connections:
        monkeypatch.setattr(connections[alias], "ensure_connection", refused)
        connections[alias].close()
    said = told("database")
    assert said.startswith("de database is niet bereikbaar; kijk of de server draait")
    assert "Zwaantje" not in said


def test_a_style_that_is_not_gathered_is_told(told, monkeypatch):
    monkeypatch.setattr("zorgvuldig.command.ready.assets_are_gathered", lambda: False)
    assert told("opmaak") == "niet bijgewerkt; start zorgvuldig run"


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (PermissionError(13, "Permission denied", "/veilig/ring"), "/veilig/ring: Permission "),
        (ValueError("Zwaantje"), "niet na te kijken (ValueError); meld dit"),
    ],
)
def test_what_cannot_be_looked_at_is_told_without_its_text(told, monkeypatch, fault, said):
    def refused():
        raise fault

    monkeypatch.setitem(doctor.LOOKS, "klok", refused)
    assert told("klok").startswith(said)
    assert "Zwaantje" not in told("klok")


def test_a_ledger_that_cannot_be_read_is_told_with_what_to_do(told, ledger_file):
    ledger_file.write_text("geen json\n")
    assert told("wisregister").endswith("; zet de laatste kopie terug en voer uit: "
                                        "zorgvuldig retention --run")  # fmt: skip
