"""The product as processes: what refuses to start, and what starts, falls and starts again."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request

import psutil
import pytest

from tests.environment import ROOT
from tests.folders import own_folder
from zorgvuldig.command.serving import answers
from zorgvuldig.demo.cast import FIRST, PARTS

SRC = ROOT / "src/zorgvuldig"


def environment(**changed):
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("ZORGVULDIG", "DATABASE", "DJANGO", "EMAIL", "SECRET"))
    }
    return kept | changed


def process(*argv, **changed):
    done = subprocess.run(
        [sys.executable, "-m", "zorgvuldig", *argv],
        env=environment(**changed),
        capture_output=True,
        text=True,
        timeout=300,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("port", ["abc", "0", "70000", "-1", "80.5"])
def test_a_port_that_is_no_port_is_refused(port):
    status, out, err = process("run", PORT=port)
    assert (status, out) == (1, "")
    number = "Dat is geen poortnummer. Kies een getal tot 65535, of laat het weg."
    assert err == f"PORT is ‘{port}’. {number}\n"


def test_a_port_in_use_is_refused():
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        status, out, err = process("run", PORT=str(port))
    assert (status, out) == (1, "")
    assert err.startswith(f"Poort {port} is niet vrij. Stop het programma dat hem gebruikt")


def test_the_demonstration_refuses_a_database_of_its_own_address():
    status, out, err = process(
        "demo", "reset", DATABASE_URL="postgresql://app@db.example/z", SECRET_KEY="x" * 50
    )
    assert (status, out) == (1, "")
    assert err.startswith("De demonstratie werkt alleen met de ingebouwde database.")


@pytest.mark.parametrize(
    ("given", "missing"),
    [({}, "DATABASE_OWNER_URL"), ({"DATABASE_OWNER_URL": "postgresql://o@h/z"}, "SECRET_KEY")],
)
def test_a_start_without_its_secrets_says_which_is_missing(given, missing):
    status, out, err = process("migrate", DATABASE_URL="postgresql://app@db.example/z", **given)
    assert (status, out) == (1, "")
    assert err == f"{missing} ontbreekt. Zonder deze instelling start Zorgvuldig niet.\n"


def test_an_unreachable_database_is_said_without_a_traceback():
    status, out, err = process(
        "migrate",
        DATABASE_URL="postgresql://app@127.0.0.1:1/z",
        DATABASE_OWNER_URL="postgresql://o@127.0.0.1:1/z",
        SECRET_KEY="x" * 50,
    )
    assert (status, out) == (1, "")
    assert err.startswith("De database is niet bereikbaar: ")
    assert "Traceback" not in err


@pytest.fixture(scope="module")
def own_var():
    """A place for a whole product of this test's own."""
    with own_folder() as var:
        yield var


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as trial:
        return trial.getsockname()[1]


class Running:
    """The product, started as `make run` starts it, or from another folder."""

    def __init__(self, var, folder=ROOT):
        self.port = free_port()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "zorgvuldig", "run"],
            env=environment(ZORGVULDIG_VAR=str(var), ZORGVULDIG_DEMO="1", PORT=str(self.port)),
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.welcome = self.process.stdout.readline()
        made = psutil.Process(self.process.pid).cpu_times()  # by a child that ended
        self.work = made.children_user + made.children_system  # seconds of a core
        self.family = psutil.Process(self.process.pid).children(recursive=True)

    def page(self, path):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=60) as answer:
            return answer.status, answer.read().decode()

    def left(self):
        """What still runs of everything this one started."""
        return [
            child
            for child in self.family
            if child.is_running() and child.status() != psutil.STATUS_ZOMBIE
        ]

    def stop(self, how):
        self.process.send_signal(how)
        return self.ended()

    def ended(self):
        _, err = self.process.communicate(timeout=120)
        return self.process.returncode, err


def test_the_product_starts_serves_stops_and_starts_again_with_little_work(own_var):
    """What stands already is not made again; how long it takes is told by `bench/all.py start`."""
    first = Running(own_var)
    try:
        assert first.welcome == (
            f"Zorgvuldig draait. Open http://127.0.0.1:{first.port}/ en kies een persoon, "
            f"bijvoorbeeld {FIRST}. Stoppen: Ctrl-C.\n"
        )
        status, page = first.page("/demo/")
        assert (status, page.count("Inloggen als ")) == (200, len(PARTS))
        style = re.search(r'href="(/static/zorgvuldig\.[0-9a-f]+\.css)"', page).group(1)
        assert first.page(style)[0] == 200
    finally:
        assert first.stop(signal.SIGTERM) == (0, "")
    assert first.left() == []
    again = Running(own_var, folder=SRC)
    try:
        assert again.page("/demo/")[0] == 200
        assert again.work < first.work / 3
    finally:
        assert again.stop(signal.SIGINT) == (0, "")


def test_when_the_web_server_falls_everything_stops_with_a_sentence(own_var):
    product = Running(own_var)
    web = next(child for child in product.family if "granian" in " ".join(child.cmdline()))
    web.kill()
    status, err = product.ended()
    assert status == 1
    assert "De webserver is gestopt, en daarmee alles." in err
    assert product.left() == []


def test_a_web_process_that_falls_is_replaced_and_takes_no_other_along(own_var):
    product = Running(own_var)
    try:
        web = [child for child in product.family if "granian" in " ".join(child.cmdline())]
        leader, fallen, others = web[0], web[1], web[2:]
        fallen.kill()
        fallen.wait(120)
        until = time.monotonic() + 120
        while len(leader.children()) < len(web) - 1 and time.monotonic() < until:
            time.sleep(0.1)
        assert len(leader.children()) == len(web) - 1
        assert others
        assert all(other in leader.children() for other in others)
        # The welcome waits for one process only: the other may still be beginning.
        while not answers("127.0.0.1", product.port) and time.monotonic() < until:
            time.sleep(0.1)
        assert product.page("/demo/")[0] == 200
    finally:
        assert product.stop(signal.SIGTERM)[0] == 0


def test_two_kills_under_load_lose_nothing_that_was_confirmed(own_var):
    """The database in its commit, then everything while people write: two rounds of the hundred of
    `bench/kills.py`. Mail needs the minute after which a killed job is done again: it does that."""
    rounds, seed, minutes, queue = "2", "1774", "5", "0"
    command = [sys.executable, str(ROOT / "bench/kills.py"), rounds, seed, str(own_var), minutes]
    done = subprocess.run([*command, queue], capture_output=True, text=True, timeout=900)
    seen = json.loads(done.stdout.splitlines()[0] if done.stdout else "{}")
    assert (done.returncode, seen.get("faults")) == (0, []), done.stderr[-3000:]
    killed = [(one["killed"], one["moment"]) for one in seen["rounds"]]
    assert killed == [("database", "commit"), ("everything", "writing")]
    assert sum(seen["confirmed"].values()) > 0
