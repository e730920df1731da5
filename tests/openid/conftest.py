"""De Brug with a login service that really runs."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.cache import cache
from django.test import Client

from tests import cast
from tests.openid import serving
from zorgvuldig import walls
from zorgvuldig.people.login import flow, keeping, outside
from zorgvuldig.people.login.models import LoginService
from zorgvuldig.people.roles import Role


@pytest.fixture(scope="session")
def provider() -> Iterator[serving.Provider]:
    with serving.running() as running:
        yield running


@pytest.fixture(autouse=True)
def as_whoever_runs_the_server_allows(settings, monkeypatch) -> None:
    settings.LOGIN_SERVICES_INSIDE = ["127.0.0.1", "localhost"]
    monkeypatch.setattr(outside, "PATIENCE", 120.0)  # a busy machine; what is slow has its own
    outside.forget()


@dataclass
class Bridge:
    """De Brug, its login service, and the provider behind it."""

    town: cast.Town
    service: LoginService
    provider: serving.Provider

    def path(self, page: str) -> str:
        return urlsplit(flow.address_of(self.service, page)).path

    def sent_back(self, client: Client, name: str, visitor: serving.Visitor | None = None) -> str:
        """Begin here, sign in there as this person; the way back, not yet taken."""
        there = client.get(self.path("begin"))
        assert there.status_code == 302, there.content
        where = (visitor or serving.Visitor()).sign_in(there["Location"], name)
        assert urlsplit(where).path == self.path("back"), where
        return f"{urlsplit(where).path}?{urlsplit(where).query}"

    def come(self, name: str, client: Client | None = None):
        """Somebody comes in through the service: their client, and what they were answered."""
        client = client or Client()
        return client, client.get(self.sent_back(client, name))

    def change(self, **words) -> None:
        """The administrator asks something else of the service."""
        self.town.at_work("gerda")
        for name, value in words.items():
            setattr(self.service, name, value)
        self.service.save()
        cache.clear()

    def asks(self, client: Client) -> dict[str, str]:
        """What is sent along to the service."""
        query = parse_qs(urlsplit(client.get(self.path("begin"))["Location"]).query)
        return {name: value for name, (value,) in query.items()}


WORDS = {
    "name": "werkplek van De Brug", "client_id": "nog niet", "levels": [], "factors": ["mfa"],
    "scopes": "openid email profile groups", "must_prove": False, "roles_claim": "groups",
    "makes_accounts": True, "only_way": False, "emergency": None, "is_on": True,
}  # fmt: skip
GROUPS = {Role.PROFESSIONAL: ["zorg-hulpverleners"], Role.COLLEAGUE: ["zorg-collegas"]}


@pytest.fixture
def bridge(town: cast.Town, provider: serving.Provider) -> Bridge:
    return with_service(town, provider)


def with_service(town: cast.Town, provider: serving.Provider, who: str = "gerda") -> Bridge:
    gerda = town.at_work(who)
    words = {**WORDS, "issuer": provider.issuer, "secret": "nog niet", "groups": GROUPS}
    service = keeping.keep(actor=gerda, service=None, **words)
    back, left, signed_out = (
        flow.address_of(service, page) for page in ("back", "left", "signed_out")
    )
    client = provider.register(back, left=left, signed_out=signed_out)
    words |= {"client_id": client["client_id"], "secret": client["client_secret"]}
    keeping.keep(actor=gerda, service=service, **words)
    walls.say(organisation=None)
    return Bridge(town, service, provider)
