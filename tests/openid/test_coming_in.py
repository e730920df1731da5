"""Signing in through the organisation's own login service: a certified one that really runs."""

import re

import pytest
from django.test import Client

from tests.openid.conftest import Bridge
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.people.login.models import LinkedAccount
from zorgvuldig.people.models import Membership, Person

pytestmark = pytest.mark.django_db


def test_who_has_a_group_comes_in_for_the_first_time_with_its_role(bridge: Bridge):
    client, answer = bridge.come("mees")
    assert (answer.status_code, answer.url) == (302, "/")
    page = client.get("/organisatie/account/")
    assert page.status_code == 200
    actor = page.wsgi_request.actor
    assert (actor.person.name, str(actor.organisation)) == ("Mees Maan", "De Brug")
    assert actor.membership.roles == ["PROFESSIONAL"]


def test_what_is_asked_of_the_service_is_code_pkce_state_and_nonce(bridge: Bridge):
    asks = bridge.asks(Client())
    assert asks["response_type"] == "code"
    assert asks["code_challenge_method"] == "S256"
    assert min(len(asks[name]) for name in ("state", "nonce", "code_challenge")) >= 43
    assert asks["redirect_uri"].endswith(bridge.path("back"))


def test_it_stands_in_the_logbook_of_the_organisation(bridge: Bridge):
    bridge.come("mees")
    bridge.town.at_work("frank")
    told = LogEntry.unscoped.exclude(event_type="loginservice.kept").order_by("at")
    assert [(line.event_type, line.auth_policy) for line in told] == [
        ("membership.begun", "login-service"),
        ("account.linked", "login-service"),
        ("session.begun", "login-service"),
    ]


def test_a_second_time_is_the_same_person_by_issuer_and_subject(bridge: Bridge):
    bridge.come("mees")
    Person.objects.filter(name="Mees Maan").update(email="anders@voorbeeld.example")
    client, answer = bridge.come("mees")
    assert answer.status_code == 302
    assert Person.objects.filter(name="Mees Maan").count() == 1


def test_nothing_readable_is_kept_of_who_somebody_is_at_the_service(bridge: Bridge):
    client, _ = bridge.come("mees")
    bridge.town.at_work("gerda")
    account = LinkedAccount.unscoped.get()
    assert b"mees" not in bytes(account.subject)
    assert b"nog niet" not in bytes(bridge.service.sealed_secret)
    # How a signed token begins: two objects in base64. The session holds words by chance too.
    assert not re.search(r"eyJ[\w-]+\.eyJ", str(dict(client.session)))


def test_who_showed_no_second_factor_there_sets_ours_up_before_anything_else(bridge: Bridge):
    client, answer = bridge.come("noa")
    assert answer.url == "/"
    assert client.get("/dossiers/").url == "/account/2fa/totp/activate/"


def test_who_showed_one_there_is_not_asked_for_ours(bridge: Bridge):
    client, _ = bridge.come("mees")
    assert client.get("/dossiers/").status_code == 200


def test_an_address_alone_links_nobody(bridge: Bridge):
    _, answer = bridge.come("anna")
    assert answer.status_code == 403
    assert "nog niet gekoppeld" in answer.content.decode()
    bridge.town.at_work("gerda")
    assert not LinkedAccount.unscoped.exists()


@pytest.mark.parametrize("who", ["mees", "ook"])
def test_who_was_invited_comes_in_when_the_service_checked_the_address(bridge: Bridge, who):
    invited(bridge, f"{who}@voorbeeld.example")
    _, answer = bridge.come(who)
    assert answer.status_code == (302 if who == "mees" else 403)
    bridge.town.at_work("gerda")
    roles = Membership.unscoped.filter(person__email=f"{who}@voorbeeld.example")
    expected = [["COLLEAGUE", "PROFESSIONAL"]] if who == "mees" else []
    assert [m.roles for m in roles] == expected


def invited(bridge: Bridge, email: str) -> None:
    from zorgvuldig.people import actions

    gerda = bridge.town.at_work("gerda")
    actions.invite(
        actor=gerda, email=email, name="x", roles=["COLLEAGUE"], profession="OTHER", root="/"
    )
