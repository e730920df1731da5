"""What is not exactly right lets nobody in; the provider is real, its answer is bent afterwards."""

import time

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import Client
from jwt.algorithms import RSAAlgorithm

from tests.openid.conftest import Bridge
from tests.openid.serving import Visitor
from zorgvuldig.handbook import read
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.people.login.models import LinkedAccount
from zorgvuldig.rules.login import Refused

pytestmark = pytest.mark.django_db
STRANGE = RSAAlgorithm.to_jwk(rsa.generate_private_key(65537, 2048), as_dict=True) | {
    "alg": "RS256"
}
BENT = {  # a number is so many seconds from when it is asked
    "another issuer": ({"claims": {"iss": "https://elders.example"}}, "ISSUER"),
    "an issuer with a stroke more": ({"claims": {"iss": "{issuer}/"}}, "ISSUER"),
    "another audience": ({"claims": {"aud": "iemand-anders"}}, "AUDIENCE"),
    "also another audience": ({"claims": {"aud": ["{client}", "iemand-anders"]}}, "AUDIENCE"),
    "for another party": ({"claims": {"azp": "iemand-anders"}}, "AUDIENCE"),
    "expired": ({"claims": {"exp": -120}}, "EXPIRED"),
    "made long ago": ({"claims": {"iat": -900}}, "EXPIRED"),
    "made in the future": ({"claims": {"iat": 900}}, "EXPIRED"),
    "not signed": ({"alg": "none"}, "TOKEN"),
    "signed with another key": ({"key": STRANGE}, "TOKEN"),
    "no nonce": ({"remove": ["nonce"]}, "NONCE"),
    "another nonce": ({"claims": {"nonce": "van-een-ander"}}, "NONCE"),
    "no subject": ({"remove": ["sub"]}, "CLAIM"),
    "another subject than it tells beside it": ({"claims": {"sub": "anna"}}, "TOKEN"),
    "no expiry": ({"remove": ["exp"]}, "CLAIM"),
    "no audience": ({"remove": ["aud"]}, "CLAIM"),
}


@pytest.mark.parametrize("how", BENT)
def test_a_token_that_is(bridge: Bridge, how: str):
    bend, why = BENT[how]
    bridge.provider.bend(**filled(bend, bridge))
    client, answer = bridge.come("mees")
    assert refused(answer) == why
    assert nobody(client, bridge)


ODD = {
    "an address that is none": ({"email": "mees"}, "CLAIM"),
    "an address that does not fit": ({"email": f"{'a' * 300}@voorbeeld.example"}, "CLAIM"),
    "a NUL in an address": ({"email": "mees\0@voorbeeld.example"}, "TOKEN"),
    "a NUL in a name": ({"name": "Mees\0Maan"}, "TOKEN"),
}


@pytest.mark.parametrize("how", ODD)
def test_what_cannot_be_kept_of_somebody_is_refused_with_a_sentence(bridge: Bridge, how: str):
    claims, why = ODD[how]
    bridge.provider.bend(claims=claims)
    client, answer = bridge.come("mees")
    assert refused(answer) == why
    assert nobody(client, bridge)


def filled(bend, bridge: Bridge):
    """The same, with the issuer, the client and the moment in the places left for them."""
    names = {"{issuer}/": f"{bridge.provider.issuer}/", "{client}": bridge.service.client_id}

    def fill(value):
        if isinstance(value, list):
            return [fill(one) for one in value]
        if isinstance(value, int):
            return int(time.time()) + value
        return names.get(value, value) if isinstance(value, str) else value

    return bend | {"claims": {k: fill(v) for k, v in bend.get("claims", {}).items()}}


def test_clocks_may_differ_a_little(bridge: Bridge):
    bridge.provider.bend(claims={"exp": int(time.time()) - 20})
    assert bridge.come("mees")[1].status_code == 302


def test_a_service_that_calls_itself_otherwise(bridge: Bridge):
    bridge.change(issuer=bridge.provider.issuer.replace("127.0.0.1", "localhost"))
    assert refused(Client().get(bridge.path("begin"))) == "ISSUER"


def test_a_state_counts_once(bridge: Bridge):
    client = Client()
    back = bridge.sent_back(client, "mees")
    assert client.get(back).status_code == 302
    client.logout()
    again = client.get(back)
    assert refused(again) == "NOT_BEGUN"
    assert nobody(client, bridge, linked=True)


def test_a_state_counts_once_also_when_it_went_wrong(bridge: Bridge):
    client = Client()
    back = bridge.sent_back(client, "mees")
    bridge.provider.bend(remove=["nonce"])
    assert refused(client.get(back)) == "NONCE"
    assert refused(client.get(back)) == "NOT_BEGUN"


def test_a_code_counts_once_also_with_a_fresh_state(bridge: Bridge):
    client = Client()
    used = bridge.sent_back(client, "mees")
    assert client.get(used).status_code == 302
    code = used.split("code=")[1].split("&")[0]
    another = Client()
    fresh = bridge.sent_back(another, "mees")
    replayed = fresh.replace(fresh.split("code=")[1].split("&")[0], code)
    assert refused(another.get(replayed)) == "SAID_NO"
    assert nobody(another, bridge, linked=True)


def test_what_was_begun_in_another_browser(bridge: Bridge):
    back = bridge.sent_back(Client(), "mees")
    client = Client()
    assert refused(client.get(back)) == "NOT_BEGUN"
    assert nobody(client, bridge)


def test_an_answer_of_who_says_to_be_another_issuer(bridge: Bridge):
    client = Client()
    back = bridge.sent_back(client, "mees")
    assert "iss=" in back
    head, _, _ = back.partition("&iss=")
    assert refused(client.get(f"{head}&iss=https://elders.example")) == "ISSUER"


def test_an_answer_that_does_not_say_who_gave_it(bridge: Bridge):
    client = Client()
    head, _, _ = bridge.sent_back(client, "mees").partition("&iss=")
    assert refused(client.get(head)) == "ISSUER"


def test_who_gave_the_wrong_word_there(bridge: Bridge):
    client = Client()
    there = client.get(bridge.path("begin"))["Location"]
    where = Visitor().sign_in(there, "mees", "verkeerd")
    assert refused(client.get(where.split("127.0.0.1:8000")[-1])) == "SAID_NO"


@pytest.mark.parametrize(
    ("asked", "who", "why", "which"),
    [
        ({"levels": ["hoog"]}, "noa", "LEVEL", "acr"),
        ({"levels": ["hoog"]}, "kale", "LEVEL", "acr"),
        ({"must_prove": True}, "noa", "FACTOR", "amr"),
        ({"must_prove": True}, "kale", "FACTOR", "amr"),
        ({}, "kale", "CLAIM", "email"),
    ],
)
def test_a_claim_that_is_missing_or_too_little(bridge: Bridge, asked, who, why, which):
    bridge.change(**asked)
    client, answer = bridge.come(who)
    assert (refused(answer), answer.context["which"]) == (why, which)
    assert which in answer.content.decode()
    assert nobody(client, bridge)


def test_enough_is_enough(bridge: Bridge):
    bridge.change(levels=["hoog"], must_prove=True)
    assert bridge.come("mees")[1].status_code == 302


def test_a_service_that_is_not_in_use(bridge: Bridge):
    client = Client()
    back = bridge.sent_back(client, "mees")
    bridge.change(is_on=False)
    assert refused(client.get(bridge.path("begin"))) == "OFF"
    assert refused(client.get(back)) == "OFF"
    assert nobody(client, bridge)


def test_that_it_was_refused_stands_in_the_logbook_without_who(bridge: Bridge):
    bridge.provider.bend(remove=["nonce"])
    bridge.come("mees")
    bridge.town.at_work("frank")
    line = LogEntry.unscoped.get(event_type="session.begun")
    assert (line.outcome, line.auth_policy, line.user_id) == ("denied", "login-nonce", None)


def test_every_reason_has_its_words():
    words = read("login")["refused"]
    assert set(words) == set(Refused)
    assert all(one["what"].endswith(".") and one["now"].endswith(".") for one in words.values())


def refused(answer) -> str:
    assert answer.status_code == 403, answer
    assert answer.context["words"]["now"] in answer.content.decode().replace("&#x27;", "'")
    return str(answer.context["code"])


def nobody(client: Client, bridge: Bridge, linked: bool = False) -> bool:
    """Is nobody signed in, and nobody made?"""
    bridge.town.at_work("gerda")
    return "_auth_user_id" not in client.session and LinkedAccount.unscoped.exists() == linked
