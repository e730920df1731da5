"""Signing out at both ends: here with a way on to the service, and there with an end here."""

import json
import time
from urllib.parse import urlsplit
from uuid import uuid4

import jwt
import pytest
from django.test import Client

from tests.openid.conftest import Bridge
from tests.openid.serving import Visitor
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.people.login import access, entering
from zorgvuldig.people.login.models import ServiceSession
from zorgvuldig.people.login.tokens import SIGNED_OUT

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(bridge: Bridge) -> Client:
    client, answer = bridge.come("mees")
    assert answer.status_code == 302
    return client


def works(client: Client) -> bool:
    return client.get("/organisatie/account/").status_code == 200


def token(bridge: Bridge, **changes) -> str:
    """A logout token as the provider would sign it; None takes a claim away."""
    now = int(time.time())
    said = {
        "iss": bridge.provider.issuer, "aud": bridge.service.client_id, "iat": now,
        "exp": now + 120, "jti": str(uuid4()), "events": {SIGNED_OUT: {}}, "sub": "mees",
    } | changes  # fmt: skip
    said = {name: value for name, value in said.items() if value is not None}
    return jwt.encode(said, bridge.provider.key, "RS256", {"kid": "one", "typ": "logout+jwt"})


def heard(bridge: Bridge, word: str):
    return Client(enforce_csrf_checks=True).post(bridge.path("signed_out"), {"logout_token": word})


def test_who_signs_out_here_is_sent_on_to_sign_out_there(bridge: Bridge, client: Client):
    page = client.post("/account/logout/")
    onward = page.context["onward"]
    assert onward.startswith(bridge.provider.issuer)
    assert "id_token_hint=eyJ" in onward
    assert "_auth_user_id" not in client.session
    bridge.town.at_work("gerda")
    assert not ServiceSession.unscoped.exists()


def test_the_provider_takes_that_way_and_sends_back_to_us(bridge: Bridge):
    client, visitor = Client(), Visitor()
    assert client.get(bridge.sent_back(client, "mees", visitor)).status_code == 302
    onward = client.post("/account/logout/").context["onward"]
    where, page = visitor.go(onward)
    assert "Dienst: uitloggen?" in page
    secret = page.split('name="xsrf" value="')[1].split('"')[0]
    confirm = page.split('action="')[1].split('"')[0]
    where, _ = visitor.go(confirm, {"xsrf": secret, "logout": "yes"})
    assert urlsplit(where).path == bridge.path("left")
    assert client.get(urlsplit(where).path).status_code == 200


def test_who_came_with_a_password_goes_nowhere_else(bridge: Bridge, signed_in):
    answer = signed_in(bridge.town.anna).post("/account/logout/")
    assert (answer.status_code, answer.url) == (302, "/")


@pytest.mark.parametrize("about", ["sub", "sid"])
def test_what_ends_there_ends_here(bridge: Bridge, client: Client, about: str):
    assert works(client)
    said = {} if about == "sub" else {"sub": None, "sid": sid_of(client)}
    assert heard(bridge, token(bridge, **said)).status_code == 200
    assert not works(client)
    bridge.town.at_work("frank")
    line = LogEntry.unscoped.get(event_type="session.ended")
    assert line.auth_policy == "login-service"


def sid_of(client: Client) -> str:
    hint = entering.token_of(access.Through.of(client.session))
    return jwt.decode(hint, options={"verify_signature": False})["sid"]


WRONG = {
    "another issuer": {"iss": "https://elders.example"},
    "another audience": {"aud": "iemand-anders"},
    "no time": {"iat": None},
    "an old time": {"iat": int(time.time()) - 900},
    "expired": {"exp": int(time.time()) - 120},
    "no number": {"jti": None},
    "no event": {"events": None},
    "another event": {"events": {"https://elders.example/event": {}}},
    "about nobody": {"sub": None},
    "a nonce": {"nonce": "x"},
}


@pytest.mark.parametrize("how", WRONG)
def test_a_word_that_somebody_left_with(bridge: Bridge, client: Client, how: str):
    assert heard(bridge, token(bridge, **WRONG[how])).status_code == 400
    assert works(client)


def test_a_word_counts_once(bridge: Bridge, client: Client):
    word = token(bridge)
    assert heard(bridge, word).status_code == 200
    client, _ = bridge.come("mees")
    assert heard(bridge, word).status_code == 400
    assert works(client)


ODD = {
    "a time that is a text": {"iat": str(int(time.time()))},
    "half a character in who": {"sub": "\ud800"},
    "half a character in its number": {"jti": "\ud800"},
    "half a character beside it": {"anders": ["\ud800"]},
}


@pytest.mark.parametrize("how", ODD)
def test_a_word_that_is_signed_and_odd(bridge: Bridge, client: Client, how: str):
    """Signed, so that it is read to the end."""
    said = {"iss": bridge.provider.issuer, "aud": bridge.service.client_id, "jti": str(uuid4()),
            "iat": int(time.time()), "events": {SIGNED_OUT: {}}, "sub": "mees"}  # fmt: skip
    text = json.dumps(said | ODD[how]).encode()
    word = jwt.PyJWS().encode(text, bridge.provider.key, "RS256", {"kid": "one"})
    assert heard(bridge, word).status_code == 400
    assert works(client)


@pytest.mark.parametrize("word", ["", "x", "a.b.c", "eyJhbGciOiJub25lIn0.e30."])
def test_what_is_no_token_ends_nothing(bridge: Bridge, client: Client, word: str):
    assert heard(bridge, word).status_code == 400
    assert works(client)


def test_a_token_that_says_who_came_ends_nothing(bridge: Bridge, client: Client):
    hint = entering.token_of(access.Through.of(client.session))
    assert heard(bridge, hint).status_code == 400
    assert works(client)


def test_a_service_that_is_switched_off_ends_its_sessions(bridge: Bridge, client: Client):
    bridge.change(is_on=False)
    assert not works(client)
