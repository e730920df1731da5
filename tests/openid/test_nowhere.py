"""An administrator who tries an address hears that it leads nowhere, and learns nothing of the
network behind this server: what is not known and what is inside are one answer, and what is silent
and what is shut are another. Before the first nothing is connected with."""

import socket

import pytest
from django.core.cache import cache
from django.test import Client

from tests import cast
from tests.openid.conftest import GROUPS, WORDS
from zorgvuldig import walls
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.people.login import keeping
from zorgvuldig.people.login.models import LoginService

pytestmark = pytest.mark.django_db
KNOWN = {"binnen.voorbeeld.example": "10.0.0.7", "stil.voorbeeld.example": "8.8.8.8",
         "dicht.voorbeeld.example": "8.8.4.4"}  # fmt: skip
UNKNOWN = {"weg.voorbeeld.example": socket.EAI_NONAME, "leeg.voorbeeld.example": socket.EAI_NODATA,
           "straks.voorbeeld.example": socket.EAI_AGAIN}  # fmt: skip
NOWHERE = "leidt nergens heen"
AWAY = "is nu niet te bereiken"


class Reached(list[str]):
    """What was connected with; nothing there answers."""

    def connect(self, address: tuple[str, int], timeout: float) -> socket.socket:
        self.append(address[0])
        raise TimeoutError if address[0] == "8.8.8.8" else ConnectionRefusedError


def look_up(host: str, *_: object, **__: object) -> list[object]:
    host.encode("idna")  # as the real one does
    if host in UNKNOWN:
        raise socket.gaierror(UNKNOWN[host], "not found")
    address = KNOWN.get(host, host)
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 0))]


@pytest.fixture
def reached(monkeypatch, settings) -> Reached:
    settings.LOGIN_SERVICES_INSIDE = []
    there = Reached()
    monkeypatch.setattr("zorgvuldig.people.login.names.socket.getaddrinfo", look_up)
    monkeypatch.setattr("zorgvuldig.people.login.outside.socket.create_connection", there.connect)
    return there


def service_at(town: cast.Town, host: str) -> LoginService:
    gerda = town.at_work("gerda")
    words = {**WORDS, "issuer": f"https://{host}", "secret": "geheim", "groups": GROUPS}
    service = keeping.keep(actor=gerda, service=None, **words)
    cache.clear()
    walls.say(organisation=None)
    return service


def tried(client: Client, service: LoginService) -> str:
    where = f"/organisatie/inlogdiensten/{service.organisation_id}/{service.pk}/proberen/"
    answer = client.get(where)
    assert answer.status_code == 403
    return answer.content.decode()


@pytest.mark.parametrize(
    "host",
    ["weg.voorbeeld.example", "leeg.voorbeeld.example", "binnen.voorbeeld.example", "10.0.0.8",
     "127.0.0.1:5432", f"{'x' * 64}.example"],
)  # fmt: skip
def test_an_address_that_leads_nowhere_is_told_and_told_again_and_never_connected_with(
    town, signed_in, reached, host
):
    gerda, service = signed_in(town.gerda), service_at(town, host)
    first = tried(gerda, service)
    assert NOWHERE in first
    assert f"/organisatie/inlogdiensten/{service.pk}/" in first
    assert NOWHERE in tried(gerda, service)
    assert reached == []


def test_what_is_not_known_and_what_is_inside_are_one_answer(town, signed_in, reached):
    gerda, said = signed_in(town.gerda), set()
    for host in ("weg.voorbeeld.example", "binnen.voorbeeld.example"):
        service = service_at(town, host)
        page = tried(gerda, service).replace(str(service.pk), "")
        said.add(page.partition("<main")[2].partition("</main>")[0])
    assert len(said) == 1
    assert NOWHERE in said.pop()


@pytest.mark.parametrize(
    "host",
    ["stil.voorbeeld.example", "dicht.voorbeeld.example", "8.8.8.8:22", "straks.voorbeeld.example"],
)
def test_what_is_silent_shut_or_not_looked_up_is_one_answer(town, signed_in, reached, host):
    gerda, service = signed_in(town.gerda), service_at(town, host)
    for _ in range(2):
        page = tried(gerda, service)
        assert AWAY in page
        assert NOWHERE not in page


def test_a_visitor_hears_no_more_than_that_it_is_away(town, reached):
    service = service_at(town, "binnen.voorbeeld.example")
    answer = Client().get(f"/inloggen/{service.organisation_id}/{service.pk}/")
    assert answer.status_code == 403
    assert AWAY in answer.content.decode()
    town.at_work("frank")
    assert LogEntry.unscoped.get(event_type="session.begun").auth_policy == "login-unreachable"


def test_a_colleague_who_links_hears_no_more_either(town, signed_in, reached):
    service = service_at(town, "weg.voorbeeld.example")
    anna = signed_in(town.anna)
    answer = anna.post(f"/organisatie/koppelen/{service.organisation_id}/{service.pk}/")
    assert AWAY in answer.content.decode()
