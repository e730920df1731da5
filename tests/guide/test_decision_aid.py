"""Open to everybody; nothing that is filled in stays anywhere."""

import logging
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.guide.asking import CHILD, SHARE, TALK, text
from zorgvuldig.guide.counts import visits_between
from zorgvuldig.guide.models import AidVisits

START = "/mag-ik-delen/"
PAGES = [START, TALK, SHARE, f"{TALK}vraag-voor-vraag/", f"{SHARE}vraag-voor-vraag/"]
BORN = CHILD | {"age": "", "born_on": "2015-03-09", "on": "2026-11-20"}
HTMX = {"HX-Request": "true"}

pytestmark = pytest.mark.django_db


def writes(queries: CaptureQueriesContext) -> list[str]:
    return [q["sql"] for q in queries if not re.match(r"SELECT|SAVEPOINT|RELEASE", q["sql"])]


@pytest.mark.parametrize("address", PAGES)
def test_a_visitor_needs_no_sign_in(client, address):
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", [TALK, SHARE])
def test_a_visitor_gets_an_answer(client, address):
    assert "Ja, dit mag" in text(client.post(address, CHILD))


def test_somebody_signed_in_gets_the_same(signed_in, town):
    assert "(regel A01)" in text(signed_in(town.anna).post(TALK, CHILD))


def test_the_two_questions_stand_on_the_first_page(client):
    page = client.get(START).content.decode()
    assert f'href="{TALK}"' in page
    assert f'href="{SHARE}"' in page


@pytest.mark.parametrize("sent", [CHILD, BORN, {}])
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_the_answer_is_no_redirect_and_is_not_kept(client, sent, headers):
    response = client.post(TALK, sent, headers=headers)
    assert response.status_code in (200, 422)
    assert not response.has_header("Location")
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_no_address_on_the_page_carries_a_fact(client, headers):
    page = client.post(SHARE, BORN, headers=headers).content.decode()
    addresses = re.findall(r'(?:href|action|src|hx-\w+)="([^"]*)"', page)
    assert addresses
    assert not [a for a in addresses if "?" in a or "2015" in a or "JEUGDHULP" in a]


def test_facts_in_the_address_are_not_read(client):
    response = client.get(TALK, CHILD)
    assert 'JEUGDHULP" selected' not in response.content.decode()
    assert "answer" not in response.context


@pytest.mark.parametrize("address", PAGES[1:])
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_an_answer_writes_nothing_to_the_database(client, address, headers):
    with CaptureQueriesContext(connection) as queries:
        client.post(address, BORN, headers=headers)
    assert writes(queries) == []


def test_opening_a_page_only_counts_it(client):
    with CaptureQueriesContext(connection) as queries:
        client.get(TALK)
    assert len(writes(queries)) == 1
    assert "guide_aidvisits" in writes(queries)[0]


def test_the_count_holds_a_day_a_page_and_a_number(client):
    for _ in range(3):
        client.get(TALK)
    client.get(START)
    assert {field.name for field in AidVisits._meta.get_fields()} == {"id", "day", "page", "visits"}
    today = timezone.localdate()
    assert visits_between(today, today) == {"ask": 1, "praten": 3}
    assert AidVisits.objects.count() == 2


def test_no_fact_reaches_the_log(client, caplog):
    with caplog.at_level(logging.DEBUG):
        client.post(SHARE, BORN | {"legal_duty_article": "artikel 160"})
        client.post(SHARE, BORN | {"born_on": "9999-99-99", "legal_duty_article": "artikel 160"})
    told = " ".join(
        record.getMessage() for record in caplog.records if "django.db" not in record.name
    )
    assert not re.search(r"2015|9999|160|JEUGDHULP", told)


def test_the_form_is_guarded_without_a_session():
    visitor = Client(enforce_csrf_checks=True)
    page = visitor.get(TALK)
    assert set(page.cookies) == {"csrftoken"}
    assert visitor.post(TALK, CHILD).status_code == 403
    token = {"csrfmiddlewaretoken": page.cookies["csrftoken"].value}
    answer = visitor.post(TALK, CHILD | token)
    assert answer.status_code == 200
    assert "sessionid" not in answer.cookies


def test_htmx_gets_only_the_part(client):
    response = client.post(TALK, CHILD, headers=HTMX)
    page = response.content.decode()
    assert "<html" not in page
    assert "<form" not in page
    assert ">A01</a>" in page


def test_htmx_hears_what_is_still_missing(client):
    response = client.post(TALK, {"age": "LT12"}, headers=HTMX)
    assert response.status_code == 200
    assert "Waar werkt u?" in text(response)
    assert "Kies een van de antwoorden." in text(response)


def test_the_form_works_without_htmx(client):
    page = client.get(TALK).content.decode()
    assert f'method="post" action="{TALK}"' in page
    assert 'type="submit">Laat het antwoord zien</button>' in page


def test_the_uncommon_is_folded_until_it_is_filled_in(client):
    assert '<details class="zv-details" open>' not in client.get(TALK).content.decode()
    page = client.post(TALK, {"safety_exception": "on"}).content.decode()
    assert page.count('<details class="zv-details" open>') == 1


def test_the_birth_date_takes_the_place_of_the_age_band(client):
    sent = CHILD | {"age": "UNKNOWN", "born_on": "2015-03-09", "on": "2026-11-20"}
    assert "(regel A01)" in text(client.post(TALK, sent))


@pytest.mark.gate("G17", "releases")
def test_acute_danger_puts_112_first(client):
    page = client.post(SHARE, {"regime": "WMO", "addressee": "POLICE", "triage": "ACUTE"})
    assert page.content.decode().index('href="tel:112"') < page.content.decode().index("regel C00")


def test_what_was_filled_in_stands_on_the_page_to_print(client):
    words = text(client.post(TALK, BORN))
    assert "9 maart 2015" in words
    assert "Ouder met gezag of voogd" in words


def test_the_meldcode_is_explained_as_a_missing_step(client):
    sent = {
        "regime": "WMO",
        "addressee": "VEILIG_THUIS",
        "abuse_suspected": "on",
        "necessary": "on",
    }
    words = text(client.post(SHARE, sent))
    assert "(regel D01)" in words
    assert "Stappen van de meldcode nog niet gezet" in words
