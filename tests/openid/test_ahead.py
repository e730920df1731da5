"""While a login service lets us wait, no transaction of ours is open, and so no row is held.

A real server answers slowly, and looks meanwhile with a connection of its own at what the database
says of ours.
"""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import jwt
import psycopg
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from django.core.cache import cache
from django.db import connection
from django.test import Client
from jwt.algorithms import RSAAlgorithm

from tests import cast
from tests.openid.conftest import GROUPS, WORDS
from zorgvuldig import walls
from zorgvuldig.people.login import flow, keeping, known, outside, tokens

OPEN = """SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()
    AND pid <> pg_backend_pid() AND xact_start IS NOT NULL"""
DESCRIBED, KEYS, TOKEN, MORE = known.WELL_KNOWN, "/keys", "/token", "/me"


@dataclass
class Slow:
    """A login service that answers after a moment: what it was asked, and how many of our
    transactions were open then."""

    address: str = ""
    database: str = ""
    nonce: str = ""
    key: rsa.RSAPrivateKey = field(default_factory=lambda: rsa.generate_private_key(65537, 2048))
    seen: dict[str, int] = field(default_factory=dict)

    def look(self, path: str) -> None:
        with psycopg.connect(self.database, autocommit=True) as ours:
            for _ in range(3):
                time.sleep(0.1)
                row = ours.execute(OPEN).fetchone()
                self.seen[path] = max(self.seen.get(path, 0), int(row[0]) if row else -1)

    def says(self, path: str) -> dict[str, object]:
        return {
            DESCRIBED: {"issuer": self.address, "authorization_endpoint": f"{self.address}/auth",
                        "token_endpoint": self.address + TOKEN, "jwks_uri": self.address + KEYS,
                        "userinfo_endpoint": self.address + MORE,
                        "end_session_endpoint": f"{self.address}/end"},
            KEYS: {"keys": [RSAAlgorithm.to_jwk(self.key.public_key(), as_dict=True)]},
            TOKEN: {"id_token": self.signed(nonce=self.nonce), "access_token": "x"},
            MORE: {"sub": "mees", "groups": ["zorg-hulpverleners"], "name": "Mees Maan",
                   "email": "mees@voorbeeld.example", "email_verified": True},
        }[path]  # fmt: skip

    def signed(self, **more: object) -> str:
        now = int(time.time())
        claims = {"iss": self.address, "aud": "wij", "iat": now, "exp": now + 60, "sub": "mees",
                  "amr": ["mfa"]}  # fmt: skip
        return jwt.encode(claims | more, self.key, "RS256")


@contextmanager
def answering(slow: Slow) -> Iterator[Slow]:
    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            slow.look(self.path)
            told = json.dumps(slow.says(self.path)).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(told)))
            self.end_headers()
            self.wfile.write(told)

        do_POST = do_GET  # noqa: N815 - as the library calls it

        def log_message(self, *_: object) -> None:
            """Quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        slow.address = f"http://127.0.0.1:{server.server_address[1]}"
        yield slow
        server.shutdown()


@pytest.fixture
def slow(committed) -> Iterator[Slow]:
    outside.forget()
    kept = connection.get_connection_params()
    kept = {key: kept[key] for key in ("dbname", "user", "host", "port", "password") if key in kept}
    with answering(Slow(database=psycopg.conninfo.make_conninfo(**kept))) as service:
        yield service
    outside.forget()


@pytest.fixture
def town(slow) -> cast.Town:
    with walls.working_for(organisation=None):
        return cast.build()


@pytest.fixture
def service(slow, town):
    """The login service of De Brug."""
    with walls.working_for(organisation=None):
        words = {**WORDS, "client_id": "wij", "issuer": slow.address, "groups": GROUPS}
        return keeping.keep(actor=town.at_work("gerda"), service=None, secret="geheim", **words)


def door(service, page: str) -> str:
    return urlsplit(flow.address_of(service, page)).path


def begin(client: Client, service) -> dict[str, str]:
    """Somebody is sent to the service; with what."""
    answer = client.get(door(service, "begin"))
    assert answer.status_code == 302
    return {key: one for key, (one,) in parse_qs(urlsplit(answer["Location"]).query).items()}


def test_going_there_and_coming_back_wait_outside_a_transaction(slow, service):
    client = Client()
    sent = begin(client, service)
    assert slow.seen == {DESCRIBED: 0}
    slow.nonce, said = sent["nonce"], {"code": "x", "state": sent["state"]}
    answer = client.get(door(service, "back"), said)
    assert (answer.status_code, "_auth_user_id" in client.session) == (302, True)
    assert slow.seen == dict.fromkeys((DESCRIBED, TOKEN, KEYS, MORE), 0)
    again = client.get(door(service, "back"), said)
    assert again.status_code == 403


def test_hearing_that_somebody_left_waits_outside_a_transaction(slow, service):
    token = slow.signed(jti="1", events={tokens.SIGNED_OUT: {}})
    answer = Client().post(door(service, "signed_out"), {"logout_token": token})
    assert (answer.status_code, slow.seen) == (200, {DESCRIBED: 0, KEYS: 0})


def test_leaving_waits_outside_a_transaction(slow, service):
    client = Client()
    slow.nonce = (sent := begin(client, service))["nonce"]
    client.get(door(service, "back"), {"code": "x", "state": sent["state"]})
    cache.clear()
    slow.seen.clear()
    page = client.post("/account/logout/")
    assert (slow.seen, f"{slow.address}/end" in page.text) == ({DESCRIBED: 0}, True)


def test_trying_waits_outside_a_transaction(slow, service, town, signed_in):
    gerda = signed_in(town.gerda)
    here = f"/organisatie/inlogdiensten/{service.organisation_id}/{service.pk}/proberen/"
    sent = gerda.get(here)
    assert (sent.status_code, slow.seen) == (302, {DESCRIBED: 0})
    assert sent["Location"].startswith(f"{slow.address}/auth")


def test_within_the_transaction_nothing_is_asked(slow, service, monkeypatch):
    """Taken for not reached: a visitor is told so, rather than a transaction waiting."""
    monkeypatch.setattr("zorgvuldig.people.login.ahead.ASKED", {})
    answer = Client().get(door(service, "begin"))
    assert (answer.status_code, slow.seen) == (403, {})


def test_the_answer_of_another_is_not_even_exchanged(slow, service):
    """It was begun to link an account; who comes back is not who began."""
    client = Client()
    sent = begin(client, service)
    session = client.session
    session[flow.BEGUN] = {key: {**one, "person": 4} for key, one in session[flow.BEGUN].items()}
    session.save()
    slow.seen.clear()
    said = {"code": "x", "state": sent["state"]}
    assert client.get(door(service, "back"), said).status_code == 403
    assert TOKEN not in slow.seen
    assert client.session[flow.BEGUN] == {}
