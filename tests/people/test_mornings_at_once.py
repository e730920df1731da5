"""One mail a day, also with two workers at once, and when one is killed halfway."""

import subprocess
import sys
from datetime import date

import pytest

from tests import cast
from tests.dossiers.afterwards import call as called
from tests.dossiers.afterwards import opened
from tests.people.mornings import at
from zorgvuldig import walls

FRIDAY = date(2026, 11, 20)


@pytest.fixture
def workers(committed, tmp_path):
    """Begins a worker for Anna, for whom a call waits."""
    with walls.working_for(organisation=None):
        town = cast.build()
        called(town, opened(town, "Noor Testman"), happened_on=date(2026, 11, 19))
    running = []

    def begin(*more):
        arguments = [committed, str(town.anna.person.pk), at(FRIDAY).isoformat(), str(tmp_path)]
        command = [sys.executable, "-m", "tests.people.mornings_apart", *arguments, *more]
        running.append(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))
        return running[-1]

    yield begin
    for one in running:
        one.kill()
        one.wait(120)
        one.stdout.close()


def mails(tmp_path):
    return sum(file.read_text().count("Subject: ") for file in tmp_path.iterdir())


def said(worker):
    return worker.stdout.read().split()


def test_two_workers_send_one(workers, tmp_path):
    both = [workers(), workers()]
    assert sorted(said(one) for one in both) == [["claimed", "sent"], ["nothing"]]
    assert mails(tmp_path) == 1
    assert said(workers()) == ["nothing"]


def test_what_a_killed_worker_claimed_and_did_not_send_another_sends_once(workers, tmp_path):
    first = workers("holds")
    assert first.stdout.readline() == "claimed\n"
    second = workers()
    with pytest.raises(subprocess.TimeoutExpired):
        second.wait(4)  # it waits for the first to make up its mind
    assert mails(tmp_path) == 0
    first.kill()
    assert said(second) == ["claimed", "sent"]
    assert mails(tmp_path) == 1
    assert said(workers()) == ["nothing"]
