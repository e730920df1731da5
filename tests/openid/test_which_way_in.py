"""Which way opens which organisation: a service its own and no other; a password not what a service
is the way to; and always one administrator, when the service fails."""

from types import SimpleNamespace

import pytest
from django.test import Client

from tests.cast import PASSWORD, with_password
from tests.openid.conftest import WORDS, Bridge
from tests.openid.serving import Visitor
from tests.people.conftest import STILL
from tests.people.test_second_factor import code_of, sign_in, with_second_factor
from zorgvuldig import walls
from zorgvuldig.people import actions
from zorgvuldig.people.login import keeping
from zorgvuldig.people.login.models import LinkedAccount
from zorgvuldig.people.models import Membership
from zorgvuldig.people.refusals import Stays

pytestmark = pytest.mark.django_db
ACCOUNT = "/organisatie/account/"


def at_work_at(client: Client) -> str:
    actor = client.get(ACCOUNT).wsgi_request.actor
    return str(actor.organisation) if actor and actor.membership else ""


def also_elsewhere(bridge: Bridge, email: str) -> None:
    """The same person works for Het Anker too."""
    bridge.town.at_work("gerda")
    person = Membership.unscoped.get(person__email=email).person
    chaima = bridge.town.at_work("chaima")
    Membership.unscoped.create(
        organisation=chaima.organisation, person=person, roles=["PROFESSIONAL"]
    )
    walls.say(organisation=None)


def linking(bridge: Bridge) -> str:
    return f"/organisatie/koppelen/{bridge.path('begin').split('/', 2)[2]}"


def linked(bridge: Bridge, signed_in) -> Client:
    """Anna, signed in with a password and her second factor, links her own account."""
    client = signed_in(bridge.town.anna)
    there = client.post(linking(bridge))
    where = Visitor().sign_in(there.context["onward"], "anna")
    answer = client.get(where.split("127.0.0.1:8000")[-1])
    assert answer.status_code == 302, answer.content
    return client


def test_who_works_here_links_the_own_account_and_comes_in_that_way(bridge: Bridge, signed_in):
    bridge.change(roles_claim="")
    client = linked(bridge, signed_in)
    assert at_work_at(client) == "De Brug"
    client, answer = bridge.come("anna")
    assert (answer.status_code, at_work_at(client)) == (302, "De Brug")


def test_linking_asks_again_who_has_a_second_factor(bridge: Bridge, client, monkeypatch):
    """By a form only; and then it goes on where it was asked."""
    clock = SimpleNamespace(time=lambda: STILL)
    monkeypatch.setattr("allauth.mfa.totp.internal.auth.time", clock)
    with_password(bridge.town.anna.person)
    path = linking(bridge)
    secret = with_second_factor(client)
    client.post(sign_in(client).url, {"code": code_of(secret)})
    assert client.get(path).status_code == 405
    asked = client.post(path)
    assert (asked.status_code, asked.url.split("?")[0]) == (302, "/account/reauthenticate/")
    assert client.session.get("login_begun") is None
    page = client.post(asked.url, {"password": PASSWORD})
    assert page.context["onward"].startswith(bridge.provider.issuer)


def test_a_link_that_another_began_links_nobody(bridge: Bridge, signed_in):
    client = signed_in(bridge.town.anna)
    there = client.post(linking(bridge))
    where = Visitor().sign_in(there.context["onward"], "anna").split("127.0.0.1:8000")[-1]
    client.force_login(
        bridge.town.bram.person, backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    answer = client.get(where)
    assert answer.status_code == 403
    bridge.town.at_work("gerda")
    assert not LinkedAccount.unscoped.exists()


def test_who_is_linked_does_not_come_in_with_a_password_anymore(bridge: Bridge, signed_in):
    bridge.change(roles_claim="")
    linked(bridge, signed_in)
    client = signed_in(bridge.town.anna)
    assert at_work_at(client) == ""
    page = client.get("/organisatie/").content.decode()
    assert "Hier komt u binnen via werkplek van De Brug" in page
    assert client.get("/dossiers/").status_code == 404


def test_switched_off_the_password_opens_again(bridge: Bridge, signed_in):
    bridge.change(roles_claim="")
    linked(bridge, signed_in)
    bridge.change(is_on=False)
    assert at_work_at(signed_in(bridge.town.anna)) == "De Brug"


def test_who_is_not_linked_comes_in_with_a_password(bridge: Bridge, signed_in):
    assert at_work_at(signed_in(bridge.town.bram)) == "De Brug"


def test_where_the_service_is_the_only_way_one_administrator_keeps_another(bridge, signed_in):
    bridge.change(only_way=True, emergency=bridge.town.gerda.membership)
    assert at_work_at(signed_in(bridge.town.bram)) == ""
    assert at_work_at(signed_in(bridge.town.gerda)) == "De Brug"


def test_of_two_that_are_the_only_way_each_leaves_both_administrators_in(bridge, signed_in):
    bridge.change(only_way=True, emergency=bridge.town.gerda.membership)
    gerda = bridge.town.at_work("gerda")
    words = {**WORDS, "issuer": bridge.service.issuer, "client_id": "een tweede", "secret": "x",
             "only_way": True, "emergency": bridge.town.bram.membership, "groups": {}}  # fmt: skip
    keeping.keep(actor=gerda, service=None, **words)
    walls.say(organisation=None)
    for name in ("gerda", "bram"):
        assert at_work_at(signed_in(bridge.town.actors[name])) == "De Brug"
    assert at_work_at(signed_in(bridge.town.anna)) == ""


def test_who_lets_in_when_it_fails_cannot_go_first(bridge: Bridge):
    bridge.change(only_way=True, emergency=bridge.town.gerda.membership)
    gerda = bridge.town.at_work("gerda")
    Membership.unscoped.filter(pk=bridge.town.bram.membership.pk).update(roles=["ADMINISTRATOR"])
    with pytest.raises(Stays, match="als enige naar binnen"):
        actions.change_roles(
            actor=gerda, membership=gerda.membership, roles=["COLLEAGUE"], profession="OTHER"
        )


def test_through_a_service_one_works_for_its_organisation_and_no_other(bridge: Bridge):
    bridge.come("mees")
    also_elsewhere(bridge, "mees@voorbeeld.example")
    client, _ = bridge.come("mees")
    assert at_work_at(client) == "De Brug"
    elsewhere = bridge.town.chaima.organisation.pk
    assert client.post("/organisatie/", {"organisation": elsewhere}).status_code == 404
    session = client.session
    session["organisation"] = elsewhere
    session.save()
    assert at_work_at(client) == "De Brug"


def test_whose_work_ended_is_not_led_elsewhere(bridge: Bridge):
    bridge.come("mees")
    also_elsewhere(bridge, "mees@voorbeeld.example")
    client, _ = bridge.come("mees")
    bridge.town.at_work("gerda")
    held = Membership.unscoped.filter(
        person__email="mees@voorbeeld.example", organisation=bridge.town.gerda.organisation
    )
    held.update(ended_on=held.get().began_on)
    assert at_work_at(client) == ""


@pytest.mark.parametrize(
    "path",
    ["password/change/", "password/set/", "2fa/webauthn/add/", "2fa/totp/deactivate/", "2fa/"],
)
def test_through_a_service_no_way_in_of_its_own_is_set(bridge: Bridge, path: str):
    client, _ = bridge.come("mees")
    assert client.get(f"/account/{path}").url == ACCOUNT


def test_a_sign_in_left_halfway_gives_nothing_to_the_next(bridge: Bridge):
    """Noa must still give our code; somebody else signs in with a password in the same browser."""
    client, _ = bridge.come("noa")
    bram = with_password(bridge.town.bram.person)
    client.logout()
    session = client.session
    session["login_entering"] = {"person": bram.pk}
    session.save()
    client.post("/account/login/", {"login": bram.email, "password": PASSWORD})
    assert "login_through" not in client.session
    assert "_auth_user_id" in client.session
