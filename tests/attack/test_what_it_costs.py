"""What time could tell at the door: the same work is done for somebody and for nobody.

Counted are the digests of passwords and the statements to the database, which are what takes time;
seconds would differ from one machine and moment to the next.
"""

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse


@pytest.fixture
def digests(monkeypatch):
    """How often a digest of a password was worked out."""
    worked: list[str] = []
    for verb in ("encode", "verify"):
        real = getattr(Argon2PasswordHasher, verb)
        monkeypatch.setattr(
            Argon2PasswordHasher,
            verb,
            lambda self, *told, _real=real, _verb=verb: worked.append(_verb) or _real(self, *told),
        )
    return worked


@pytest.mark.parametrize("address", ["anna@voorbeeld.example", "niemand@voorbeeld.example"])
def test_signing_in_works_as_hard_for_somebody_as_for_nobody(client, anna, digests, address):
    digests.clear()
    client.post(reverse("account_login"), {"login": address, "password": "niet het wachtwoord"})
    assert len(digests) == 1


def test_signing_in_asks_the_database_as_often_for_somebody_as_for_nobody(client, anna):
    counts = []
    wrong = {"login": "iemand@voorbeeld.example", "password": "niet goed"}
    client.post(reverse("account_login"), wrong)  # what is counted for this visitor is there now
    for address in ("anna@voorbeeld.example", "niemand@voorbeeld.example"):
        with CaptureQueriesContext(connection) as told:
            client.post(reverse("account_login"), {"login": address, "password": "niet goed"})
        counts.append(len(told.captured_queries))
    assert max(counts) - min(counts) <= 1  # one row that is read, or not
