"""Who starts a server, or watches over it, asks one question and gets one answer."""

import os
import threading
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from tests.command.test_operating import asked
from zorgvuldig.command import backup, ready, restore, serving
from zorgvuldig.vault import sealed_file


@contextmanager
def a_server(monkeypatch, *statuses):
    """One that answers with these, the last one for ever; gives what it was asked."""
    left, heard = list(statuses), []

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self):
            heard.append((self.path, self.headers["Host"], self.headers["X-Forwarded-Proto"]))
            self.send_response(left.pop(0) if len(left) > 1 else left[0])
            self.end_headers()

        def log_message(self, *said):
            """Nothing."""

    server = HTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("PORT", str(server.server_port))
    monkeypatch.setenv("ALLOWED_HOSTS", "zorg.example,127.0.0.1")
    yield heard
    server.shutdown()
    server.server_close()


def test_who_is_ready_says_so_and_is_asked_as_the_proxy_asks(capsys, monkeypatch):
    with a_server(monkeypatch, 200) as heard:
        assert asked(capsys, "ready") == (0, "Zorgvuldig is klaar: hier mogen mensen heen.\n", "")
    assert heard == [("/gezond/klaar/", "zorg.example", "https")]


@pytest.mark.parametrize(
    ("status", "sentence"),
    [(503, "Nog niet klaar (503)."), (301, "Nog niet klaar (301)."),
     (400, "De server kent de naam zorg.example niet. Kijk naar ALLOWED_HOSTS.")],
)  # fmt: skip
def test_any_other_answer_is_no(capsys, monkeypatch, status, sentence):
    with a_server(monkeypatch, status):
        done, out, err = asked(capsys, "ready")
    assert (done, out) == (1, "")
    assert err.startswith(sentence)


def test_nobody_there_is_said(capsys, monkeypatch):
    monkeypatch.setenv("PORT", "9")
    done, _, err = asked(capsys, "ready")
    assert done == 1
    assert err.startswith("Op poort 9 antwoordt niets.")


def test_it_waits_until_it_is_so(capsys, monkeypatch):
    with a_server(monkeypatch, 503, 503, 200) as heard:
        assert asked(capsys, "ready", "--wait", "30")[0] == 0
    assert len(heard) == 3


def test_it_asks_this_machine_when_everywhere_is_listened(capsys, monkeypatch):
    with a_server(monkeypatch, 200):
        monkeypatch.setenv("LISTEN", "0.0.0.0")
        assert asked(capsys, "ready")[0] == 0


def test_a_server_that_begins_is_asked_under_a_name_that_it_knows(monkeypatch):
    """Else each start of a container wrote down a fault: nobody is called 0.0.0.0."""
    with a_server(monkeypatch, 200) as heard:
        assert serving.answers("0.0.0.0", int(os.environ["PORT"]))
    assert heard == [("/gezond/", "zorg.example", "https")]


def test_it_is_said_where_people_find_it_not_where_it_listens(capsys, monkeypatch, settings):
    monkeypatch.setattr(ready, "make", lambda *, migrating: None)
    monkeypatch.setenv("LISTEN", "0.0.0.0")
    settings.ADDRESS = "https://zorg.example"
    assert "Open https://zorg.example/ en " in asked(capsys, "prepare", "web")[1]


@pytest.mark.parametrize("argv", [["nu"], ["--wait"], ["--wait", "lang"], ["--wait", "1", "2"]])
def test_a_wrong_question_is_told_how_it_goes(capsys, argv):
    status, _, err = asked(capsys, "ready", *argv)
    assert status == 2
    assert err.startswith("Zo werkt deze opdracht niet. Gebruik: zorgvuldig ready")


def test_a_night_adds_a_backup_and_lets_go_of_the_old_one(capsys, committed, settings, tmp_path):
    settings.BACKUPS = tmp_path
    old = tmp_path / "oud.backup"
    with old.open("wb") as file:
        sealed_file.write(file, [b"x"], at="2020-01-01T03:00:00+00:00", ledger="")
    status, out, err = asked(capsys, "backup", "--nightly")
    assert (status, err) == (0, "")
    (made,) = tmp_path.iterdir()
    with made.open("rb") as file:
        about, _ = sealed_file.head_of(file)
    at = datetime.fromisoformat(about["at"])
    assert made.name == f"zorgvuldig-{at.astimezone(UTC):%Y-%m-%d-%H%M%S}-UTC.backup"
    assert restore.moment(about).startswith(f"{at.astimezone(UTC):%d-%m-%Y %H:%M} UTC")
    assert out.endswith("1 back-ups gewist die ouder waren dan de termijn.\n")


def test_in_the_night_that_has_an_hour_twice_names_and_moments_stay_apart(settings, monkeypatch):
    """Half past two in summer time, and a quarter past two after it, in winter time."""
    hours, names, told = ("2026-10-25T00:30:00+00:00", "2026-10-25T01:15:00+00:00"), [], []
    settings.BACKUPS = Path("/nergens")
    monkeypatch.setattr(backup, "wake", lambda: None)
    monkeypatch.setattr(backup, "written", lambda path, at: names.append(path.name) or 1)
    for hour in hours:
        monkeypatch.setattr(
            "django.utils.timezone.now", lambda hour=hour: datetime.fromisoformat(hour)
        )
        backup.nightly()
        told.append(restore.moment({"at": hour}))
    assert names == sorted(names)
    assert names[1] == "zorgvuldig-2026-10-25-011500-UTC.backup"
    assert told == [
        "25-10-2026 00:30 UTC (in Nederland 25-10-2026 02:30)",
        "25-10-2026 01:15 UTC (in Nederland 25-10-2026 02:15)",
    ]


def test_without_a_folder_a_night_makes_nothing(capsys, committed, settings):
    settings.BACKUPS = None
    status, _, err = asked(capsys, "backup", "--nightly")
    assert (status, err) == (
        1, "Niet bekend waar de back-ups staan. Geef ZORGVULDIG_BACKUPS de map.\n"
    )  # fmt: skip


def test_a_backup_that_does_not_go_takes_no_old_one_away(capsys, committed, settings, tmp_path):
    settings.BACKUPS = tmp_path / "weg"
    status, _, err = asked(capsys, "backup", "--nightly")
    assert status == 1
    assert "de map" in err
