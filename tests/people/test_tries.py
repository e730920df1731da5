"""What is tried at the door counts for every process together, and leaves nothing to read."""

import json
import subprocess
import sys
import threading
import time

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.urls import reverse

from tests import cast
from tests.cast import PASSWORD
from zorgvuldig.people import jobs
from zorgvuldig.people.models import Try

WRONG = {"login": "anna@voorbeeld.example", "password": "niet het wachtwoord"}
# Another process of the same installation, which tries once as a browser would.
PROCESS = """
import json, sys
from tests.environment import ROOT
import django; django.setup()
from django.conf import settings
from django.db import connections
connections["default"].settings_dict["NAME"] = sys.argv[1]
from django.test import Client
tried = Client(REMOTE_ADDR=sys.argv[2])
told = tried.post("/account/login/", json.loads(sys.argv[3]))
print(told.status_code, "_auth_user_id" in tried.session)
"""


def elsewhere(database: str, address: str, sent: dict[str, str]) -> list[str]:
    said = subprocess.check_output(
        [sys.executable, "-W", "ignore", "-c", PROCESS, database, address, json.dumps(sent)],
        text=True,
    )
    return said.split()


def test_failures_in_one_process_count_in_another(committed, client):
    """The right password is refused in a process that saw no failure itself."""
    with transaction.atomic():
        cast.with_password(cast.build().anna.person)
    right = WRONG | {"password": PASSWORD}
    assert elsewhere(committed, "192.0.2.50", right) == ["302", "True"]
    for number in range(5):
        client.post(reverse("account_login"), WRONG, REMOTE_ADDR=f"192.0.2.{number}")
    assert elsewhere(committed, "192.0.2.51", right) == ["200", "False"]


def test_two_at_the_same_moment_do_not_count_from_the_same_number(committed):
    """The second waits until the first is done, and then finds what the first counted."""
    seen = []

    def second() -> None:
        with transaction.atomic():
            seen.append((cache.add("stand:lock", True, 600), cache.get("stand", [])))
        connection.close()

    with transaction.atomic():
        assert cache.add("stand:lock", True, 600)
        other = threading.Thread(target=second)
        other.start()
        time.sleep(0.3)
        assert seen == []
        cache.set("stand", [1.5], 600)
        cache.delete("stand:lock")
    other.join(120)
    assert seen == [(True, [1.5])]


def test_no_address_and_no_account_can_be_read_in_what_is_kept(db, client):
    client.post(reverse("account_login"), WRONG, REMOTE_ADDR="192.0.2.77")
    with connection.cursor() as cursor:
        cursor.execute("SELECT encode(digest, 'escape') || value::text FROM people_try")
        kept = [row for (row,) in cursor.fetchall()]
    assert kept
    assert [row for row in kept if "192.0.2.77" in row or "anna" in row] == []


@pytest.mark.django_db
def test_what_passed_counts_no_longer_and_is_forgotten():
    cache.set("voorbij", [1.0], -1)
    cache.set("nog niet", [1.0], 60)
    cache.set("altijd", "x", None)
    assert (cache.get("voorbij"), cache.get("nog niet"), cache.get("altijd")) == (None, [1.0], "x")
    assert (cache.add("voorbij", 1, -1), cache.add("nog niet", 1)) == (True, False)
    jobs.forget_tries(0)
    assert Try.unscoped.count() == 2
    assert (cache.delete("altijd"), cache.delete("altijd")) == (True, False)
    cache.clear()
    assert not Try.unscoped.exists()


def test_forgetting_is_a_transaction_of_its_own_as_a_job_runs_in_none(committed):
    cache.set("voorbij", [1.0], -1)
    jobs.forget_tries(0)
    assert not Try.unscoped.exists()
