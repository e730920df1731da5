"""The administrator sets a login service up, tries it, and keeps the secret out of sight."""

import pytest
from django.test import Client

from tests.openid.conftest import Bridge
from tests.openid.serving import Visitor
from zorgvuldig.people.login import access, outside
from zorgvuldig.people.login.models import LinkedAccount, LoginService
from zorgvuldig.people.models import Person

pytestmark = pytest.mark.django_db
NEW = "/organisatie/inlogdiensten/nieuw/"
TYPED = {
    "name": "werkplek", "issuer": "https://inloggen.example", "client_id": "z",
    "secret": "heel geheim", "scopes": "openid email", "factors": "mfa\notp",
    "groups_PROFESSIONAL": "a\nb",
}  # fmt: skip


def to_try(service: LoginService) -> str:
    return f"/organisatie/inlogdiensten/{service.organisation_id}/{service.pk}/proberen/"


@pytest.fixture
def gerda(town, signed_in) -> Client:
    return signed_in(town.gerda)


def test_what_is_typed_is_kept_and_the_secret_is_sealed(town, gerda):
    kept = gerda.post(NEW, TYPED)
    assert kept.status_code == 302
    town.at_work("gerda")
    service = LoginService.unscoped.get()
    assert service.factors == ["mfa", "otp"]
    assert access.mapped(service) == [("a", "PROFESSIONAL"), ("b", "PROFESSIONAL")]
    assert b"heel geheim" not in bytes(service.sealed_secret)
    assert access.secret_of(service) == "heel geheim"
    page = gerda.get(kept.url).content.decode()
    assert "heel geheim" not in page
    assert f"/inloggen/{service.organisation_id}/{service.pk}/terug/" in page


def test_an_empty_secret_leaves_it_as_it_was_and_another_address_asks_a_new_one(town, gerda):
    page = gerda.post(NEW, TYPED).url
    assert gerda.post(page, {**TYPED, "secret": "", "client_id": "y"}).status_code == 302
    town.at_work("gerda")
    assert access.secret_of(LoginService.unscoped.get()) == "heel geheim"
    moved = {**TYPED, "secret": "", "issuer": "https://anders.example"}
    assert list(gerda.post(page, moved).context["form"].errors) == ["secret"]


@pytest.mark.parametrize(
    "issuer",
    ["http://inloggen.example", "ftp://x.example", "https://a@b.example", "https://x.example/?a=1",
     "nergens", "https://"],
)  # fmt: skip
def test_an_address_that_cannot_be_is_refused_with_a_sentence(gerda, issuer):
    errors = gerda.post(NEW, {**TYPED, "issuer": issuer}).context["form"].errors
    assert "https://" in errors["issuer"][0]


def test_the_only_way_needs_somebody_who_can_come_in_when_it_fails(gerda):
    errors = gerda.post(NEW, {**TYPED, "only_way": "on"}).context["form"].errors
    assert list(errors) == ["emergency"]


def test_a_machine_inside_is_not_reached_unless_whoever_runs_this_named_it(
    provider, settings, bridge
):
    assert outside.fetch(f"{provider.issuer}/jwks")["keys"]
    settings.LOGIN_SERVICES_INSIDE = []
    with pytest.raises(outside.NotReached, match="address"):
        outside.fetch(f"{provider.issuer}/jwks")
    with pytest.raises(outside.NotReached, match="inside"):
        outside.fetch(f"{provider.issuer}/jwks".replace("http", "https"))


def test_trying_shows_what_came_and_keeps_nothing(bridge: Bridge, signed_in):
    gerda = signed_in(bridge.town.gerda)
    there = gerda.get(to_try(bridge.service))["Location"]
    back = Visitor().sign_in(there, "mees").split("127.0.0.1:8000")[-1]
    page = gerda.get(back)
    text = page.content.decode()
    assert page.status_code == 200
    assert "zorg-hulpverleners" in text
    assert "Rollen door de groepen: hulpverlener" in text
    assert gerda.get("/organisatie/account/").wsgi_request.user == bridge.town.gerda.person
    bridge.town.at_work("gerda")
    assert not LinkedAccount.unscoped.exists()
    assert not Person.objects.filter(name="Mees Maan").exists()


def test_what_an_administrator_began_to_try_shows_nobody_else_anything(bridge: Bridge, signed_in):
    gerda = signed_in(bridge.town.gerda)
    there = gerda.get(to_try(bridge.service))["Location"]
    back = Visitor().sign_in(there, "mees").split("127.0.0.1:8000")[-1]
    gerda.force_login(
        bridge.town.bram.person, backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    assert gerda.get(back).status_code == 403


def test_taken_away_its_sessions_end_and_its_links_go(bridge: Bridge, signed_in):
    client, _ = bridge.come("mees")
    gerda = signed_in(bridge.town.gerda)
    gerda.post(f"/organisatie/inlogdiensten/{bridge.service.pk}/weg/")
    assert client.get("/organisatie/account/").status_code == 302
    bridge.town.at_work("gerda")
    assert not LinkedAccount.unscoped.exists()


def test_another_issuer_leaves_nobody_linked_and_so_nobody_shut_out(bridge: Bridge, signed_in):
    """A link to the former one opens nothing, and would keep the password and a new link away."""
    client, _ = bridge.come("mees")
    gerda, mees = signed_in(bridge.town.gerda), client.get("/organisatie/account/").wsgi_request
    page = f"/organisatie/inlogdiensten/{bridge.service.pk}/"
    moved = {**TYPED, "is_on": "on", "issuer": "https://anders.example"}
    assert gerda.post(page, moved).status_code == 302
    assert client.get("/organisatie/account/").status_code == 302
    bridge.town.at_work("gerda")
    assert not LinkedAccount.unscoped.exists()
    person = mees.actor.person
    assert access.may_be_reached(person, None).exists()
    assert [one.pk for one in access.to_link(person)] == [bridge.service.pk]


def test_another_name_leaves_who_was_linked(bridge: Bridge, signed_in):
    bridge.come("mees")
    page = f"/organisatie/inlogdiensten/{bridge.service.pk}/"
    kept = {**TYPED, "name": "anders", "issuer": bridge.service.issuer, "secret": ""}
    assert signed_in(bridge.town.gerda).post(page, kept).status_code == 302
    bridge.town.at_work("gerda")
    assert LinkedAccount.unscoped.exists()


def test_another_organisations_service_does_not_exist(bridge: Bridge, signed_in):
    bridge.town.at_work("chaima").membership.roles.append("ADMINISTRATOR")
    bridge.town.chaima.membership.save()
    elsewhere = signed_in(bridge.town.chaima)
    assert elsewhere.get("/organisatie/inlogdiensten/").status_code == 200
    page = f"/organisatie/inlogdiensten/{bridge.service.pk}/"
    assert elsewhere.get(page).status_code == 404
    assert elsewhere.post(page, TYPED).status_code == 404
    anker = bridge.town.chaima.organisation.pk
    for organisation in (bridge.service.organisation_id, anker):
        page = f"/organisatie/inlogdiensten/{organisation}/{bridge.service.pk}/proberen/"
        assert elsewhere.get(page).status_code == 404
