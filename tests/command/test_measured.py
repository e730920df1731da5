"""What a watch reads: how it stands, in numbers, on a port of its own, of nobody."""

import re
import socket
import urllib.request
from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.test import Client

from tests.command.test_looks import a_job, a_night, a_worker, as_owner
from tests.environment import ROOT
from zorgvuldig.command import doctor, main, measuring
from zorgvuldig.command.operator import Refused
from zorgvuldig.walls import counting

ALERTS = (ROOT / "docs/alerts.yml").read_text()
ROOMS = {"open", "nowhere", "account", "dossiers", "people", "logbook", "drafts", "helpline",
         "gatherings", "directory", "statistics", "privacy", "demo", "web"}  # fmt: skip


def read():
    """Everything a watch reads, by name and labels."""
    from prometheus_client import generate_latest

    text = generate_latest(measuring.registry()).decode()
    lines = [line.rsplit(" ", 1) for line in text.splitlines() if not line.startswith("#")]
    return {name: float(value) for name, value in lines}


@pytest.fixture
def counting_on(settings):
    """As with METRICS set."""
    settings.METRICS = "127.0.0.1:9108"
    counting.measures()


def test_how_it_stands_is_told_in_numbers(committed, counting_on, settings, tmp_path):
    a_worker(40)
    a_job("people.send_reminder", "todo", timedelta(minutes=20))
    a_job("people.send_reminder", "failed", timedelta(days=1))
    a_night(5)
    settings.BACKUPS = tmp_path
    assert main(["backup", str(tmp_path / "een.zvb")]) == 0
    found = read()
    assert found["zorgvuldig_database_up"] == 1
    assert 40 <= found["zorgvuldig_worker_silent_seconds"] < 100
    assert found["zorgvuldig_jobs_waiting"] >= 1
    assert found["zorgvuldig_job_oldest_seconds"] >= 0
    assert found['zorgvuldig_jobs_failed{kind="mail"}'] == 1
    assert found['zorgvuldig_jobs_failed{kind="other"}'] == 0
    assert 18_000 <= found["zorgvuldig_night_age_seconds"] < 18_100
    assert 0 <= found["zorgvuldig_backup_age_seconds"] < 100
    assert found["zorgvuldig_ledger_behind"] == 0
    assert 0 < found["zorgvuldig_disk_free_share"] < 1
    most = found["zorgvuldig_database_connections_most"]
    assert 1 <= found["zorgvuldig_database_connections"] <= most


def test_the_oldest_job_counts_from_when_it_could_begin(committed, counting_on):
    a_job("people.send_reminder", "todo", timedelta(minutes=20))
    assert 1_190 < read()["zorgvuldig_job_oldest_seconds"] < 1_260
    as_owner("UPDATE procrastinate_jobs SET scheduled_at = now() + interval '1 hour'")
    assert read()["zorgvuldig_jobs_waiting"] == 0


def test_a_database_that_is_away_is_a_number_and_the_ground_is_still_told(
    committed, counting_on, monkeypatch
):
    def refused(*_):
        raise OperationalError("away")

    connection.close()
    with monkeypatch.context() as patch:
        patch.setattr(connection, "ensure_connection", refused)
        found = read()
    assert found["zorgvuldig_database_up"] == 0
    assert "zorgvuldig_disk_free_bytes" in found
    assert "zorgvuldig_jobs_waiting" not in found


def test_a_ledger_that_is_behind_or_garbled_is_told(committed, counting_on, ledger_file):
    ledger_file.write_text("geen json\n")
    assert read()["zorgvuldig_ledger_behind"] == 1


def requests(found):
    return {name: value for name, value in found.items() if name.startswith("zorgvuldig_requests")}


def test_requests_are_told_by_room_and_kind_of_answer_only(committed, counting_on):
    before = requests(read())
    client = Client()
    for address in ("/welkom/", "/welkom/", "/bewaren/", "/hulp/", "/dossiers/AB12-CD34/",
                    "/noortje/kanarie@werk.example/", "/dossiers/", "/gezond/"):  # fmt: skip
        client.get(address)
    grown = {name: value - before.get(name, 0) for name, value in requests(read()).items()}
    assert {name: value for name, value in grown.items() if value} == {
        'zorgvuldig_requests_total{room="open",status="2xx"}': 4,
        'zorgvuldig_requests_total{room="dossiers",status="3xx"}': 2,
        'zorgvuldig_requests_total{room="nowhere",status="4xx"}': 2,
    }


def test_there_are_never_more_numbers_than_rooms_and_answers(committed, counting_on):
    client = Client()
    for number in range(60):
        client.get(f"/dossiers/{number:04}-{number:04}/")
        client.get(f"/verzonnen/{number}/")
    found = {name for name in read() if "room=" in name}
    rooms = {re.search(r'room="(\w+)"', name)[1] for name in found}
    assert rooms <= ROOMS
    answers = {name for name in found if "status=" in name}
    assert len(answers) <= len(ROOMS) * 5
    assert len(found - answers) <= len(ROOMS) * (len(counting.BUCKETS) + 3)


def test_without_the_setting_nothing_is_counted_or_read(committed, settings):
    settings.METRICS = ""
    from django.core.exceptions import MiddlewareNotUsed

    with pytest.raises(MiddlewareNotUsed):
        counting.counted(lambda _: None)
    with measuring.measured():
        pass


def test_it_is_read_on_a_port_of_its_own_and_not_at_the_product(
    committed, settings, client, tmp_path
):
    settings.VAR = tmp_path  # what this process counts stays where it is
    (tmp_path / "metrics").mkdir()
    (tmp_path / "metrics" / "counter_1.db").write_bytes(b"of the last start")
    with socket.create_server(("127.0.0.1", 0)) as trial:
        port = trial.getsockname()[1]
    settings.METRICS = str(port)
    with (
        measuring.measured(),
        urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics") as answer,
    ):
        assert b"zorgvuldig_database_up 1.0" in answer.read()
    for address in ("/metrics", "/metrics/", "/gezond/metingen/", "/gezond/metrics/"):
        assert b"zorgvuldig_database" not in client.get(address).content


@pytest.mark.parametrize("written", ["overal", "127.0.0.1", "0", "127.0.0.1:99999", ":"])
def test_an_address_that_is_none_is_refused_with_a_sentence(written):
    with pytest.raises(Refused, match="METRICS is geen adres"):
        measuring.address(written)
    assert measuring.address("9108") == ("127.0.0.1", 9108)


def test_every_alert_asks_a_number_that_exists_and_says_what_to_do(committed, counting_on):
    a_worker(1)
    a_night(1)
    Client().get("/welkom/")
    known = {re.split(r"[{ ]", name)[0] for name in read()} | {"zorgvuldig_backup_age_seconds"}
    asked = set(re.findall(r"\bzorgvuldig_\w+", ALERTS))
    assert asked <= known
    alerts = re.findall(r"- alert: (\w+)", ALERTS)
    assert len(alerts) == len(re.findall(r"\n +what: \S", ALERTS))
    assert len(alerts) == len(re.findall(r"\n +do: \S", ALERTS))


def test_what_the_doctor_sees_by_number_has_an_alert():
    """By the name of its line, which the alert carries; what has no number is asked each hour."""
    without = {
        "migraties", "rechten van de toepassing", "sleutelbos", "opmaak", "contactpunten",
        "dag van het wissen",
    }  # fmt: skip
    assert set(re.findall(r"doctor: (.+)", ALERTS)) == set(doctor.LOOKS) - without
