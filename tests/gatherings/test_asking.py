"""A municipality asks for a workshop at the public door, and gets a page of its own by mail."""

import gzip
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.gatherings import coming
from zorgvuldig import walls
from zorgvuldig.gatherings.actions import hosting
from zorgvuldig.gatherings.models import Provider, Workshop
from zorgvuldig.logbook.models import LogEntry

pytestmark = pytest.mark.django_db
ASK = "/bijeenkomsten/samen-wijs/werkatelier-aanvragen/"
TYPED = {
    "municipality": "Waterland aan Zee",
    "name": "Hanna Verzonnen",
    "email": "hanna@gemeente.example",
    "phone": "",
    "wish": "Scholen en jeugdhulp weten niet wie wat mag delen.",
}


@pytest.fixture
def visitor(wise):
    walls.say(organisation=None)
    return Client()


def once(page):
    return re.search(r'name="once" value="([^"]+)"', page.content.decode())[1]


def asked(visitor, **typed):
    return visitor.post(ASK, TYPED | {"once": once(visitor.get(ASK))} | typed)


def requests(wise):
    wise.at_work("olga")
    return list(Workshop.unscoped.select_related("key"))


def test_the_request_is_stored_once_and_sealed(wise, visitor):
    number = once(visitor.get(ASK))
    first = asked(visitor, once=number)
    assert "Uw aanvraag is binnen" in first.content.decode()
    assert "Uw aanvraag is binnen" in asked(visitor, once=number).content.decode()
    (workshop,) = requests(wise)
    assert workshop.state == "REQUESTED"
    assert workshop.words()["contact"]["email"] == "hanna@gemeente.example"
    assert b"hanna" not in bytes(workshop.sealed)


def test_the_link_to_its_page_goes_by_mail_and_opens_it(wise, visitor):
    asked(visitor)
    (letter,) = coming.mailed("send_host_page")
    assert letter.to == ["hanna@gemeente.example"]
    assert "Scholen en jeugdhulp" not in letter.body
    link = re.search(r"https?://[^/\s]+(/\S+)", letter.body)[1]
    walls.say(organisation=None)
    page = visitor.get(link)
    assert page.status_code == 200
    assert "We bellen of mailen u voor het voorgesprek." in page.content.decode()
    assert "noindex" in page["X-Robots-Tag"]


def test_what_is_missing_is_said_and_nothing_typed_is_lost(wise, visitor):
    answer = asked(visitor, email="geen adres")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Dit is geen e-mailadres" in page
    assert "Scholen en jeugdhulp weten niet" in page
    assert requests(wise) == []


def test_a_form_that_is_not_ours_is_shown_again_with_what_was_typed(wise, visitor):
    answer = asked(visitor, once="van-een-ander")
    assert answer.status_code == 422
    assert "stond te lang open" in answer.content.decode()
    assert "Uw aanvraag is binnen" in asked(visitor, once=once(answer)).content.decode()


def test_a_flood_of_requests_is_stored_and_mails_no_more_strangers(wise, visitor, monkeypatch):
    monkeypatch.setattr(hosting, "MOST_MAILED", 2)
    for number in range(4):
        assert asked(visitor, email=f"gemeente{number}@werk.example").status_code == 200
    assert len(requests(wise)) == 4
    assert len(coming.queued("send_host_page")) == 2


def test_one_address_is_mailed_once_a_day_however_often_it_is_typed(wise, visitor):
    for typed in ("hanna@gemeente.example", " Hanna@Gemeente.example "):
        assert asked(visitor, email=typed).status_code == 200
    assert len(requests(wise)) == 2
    assert len(coming.queued("send_host_page")) == 1
    Workshop.unscoped.update(requested_at=timezone.now() - timedelta(hours=25))
    asked(visitor)
    assert len(coming.queued("send_host_page")) == 2


def test_who_goes_back_and_mends_the_address_loses_nothing(wise, visitor):
    number = once(visitor.get(ASK))
    asked(visitor, once=number, email="hana@gemeente.example")
    answer = asked(visitor, once=number)
    assert answer.status_code == 422
    assert "al eens verstuurd, met iets anders erin" in answer.content.decode()
    assert "hanna@gemeente.example" in answer.content.decode()
    assert asked(visitor, once=once(answer)).status_code == 200
    found = {one.words()["contact"]["email"] for one in requests(wise)}
    assert found == {"hana@gemeente.example", "hanna@gemeente.example"}


def test_nothing_of_the_visitor_is_logged(wise, visitor):
    asked(visitor)
    wise.at_work("olga")
    (line,) = LogEntry.unscoped.filter(event_type="workshop.requested")
    assert line.source_ip is None
    assert line.user_id in (None, "")


def test_the_first_page_says_how_to_ask_and_when_the_address_was_checked(visitor):
    page = visitor.get(reverse("gathering:start", args=["samen-wijs"])).content.decode()
    assert ASK in page
    assert "Nagekeken op 1 november 2026" in page


def test_a_provider_that_is_not_open_has_no_door(wise, visitor):
    wise.at_work("olga")
    Provider.objects.filter(slug="samen-wijs").update(is_open=False)
    walls.say(organisation=None)
    assert visitor.get(ASK).status_code == 404


@pytest.mark.parametrize("page", ["/bijeenkomsten/samen-wijs/", ASK])
def test_a_public_page_is_light_and_has_no_script_and_no_cookie(visitor, page):
    answer = visitor.get(page, headers={"accept-encoding": "gzip"})
    body = answer.content
    assert len(body if answer.get("Content-Encoding") else gzip.compress(body)) < 30_000
    assert "<script" not in gzip.decompress(gzip.compress(body)).decode(errors="ignore")
    assert not answer.cookies
