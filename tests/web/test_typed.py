"""A form that cannot be stored gives back what was typed; never a password, and never elsewhere."""

import pytest
from django.test import Client
from django.urls import reverse

from zorgvuldig.drafts.actions import WORKING_ROOMS
from zorgvuldig.people.models import Person
from zorgvuldig.web.typed import ROOMS, typed_by

pytestmark = pytest.mark.django_db

TYPED = {
    "own_words": "Een <b>lang</b> verhaal\nover twee regels",
    "mode": "EXPLORATORY",
    "once": "93c1b2f0-2f5a-4a39-8f0b-0c9ad1c6a111",
    "password": "geheim wachtwoord",
}


def strict(client):
    """The same session, in a browser whose forms are checked for their token."""
    browser = Client(enforce_csrf_checks=True)
    browser.cookies = client.cookies
    return browser


def form_of(dossier):
    return f"/dossiers/{dossier.reference}/gesprek/"


def shown(page):
    """What stands in the boxes of the page, as the browser reads it."""
    boxes = page.text.split("<textarea ")[1:]
    return [box.split(">\n", 1)[1].split("</textarea>")[0] for box in boxes]


def test_a_form_with_a_stale_token_shows_what_was_typed(town, signed_in, dossier):
    page = strict(signed_in(town.anna)).post(form_of(dossier), TYPED)
    assert page.status_code == 403
    story = "Een &lt;b&gt;lang&lt;/b&gt; verhaal\nover twee regels"
    assert shown(page) == [story, "Hoe was dit gesprek? EXPLORATORY"]
    assert "De woorden van de ander zelf</label>" in page.text
    assert "Korte antwoorden, zoals een dag of een keuze</label>" in page.text
    assert page["Cache-Control"] == "no-store"


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_where_somebody_works_gives_it_back_and_never_a_secret(rf, room):
    sent = rf.post(f"{room}ergens/", TYPED | {"code": "ABCD EFGH", "again": "geheim"})
    assert typed_by(sent) == [TYPED["own_words"], "EXPLORATORY"]


def test_every_room_where_a_draft_may_rest_is_one_of_them():
    assert set(WORKING_ROOMS) <= set(ROOMS)


def test_whoever_was_signed_out_meanwhile_gets_the_text_back_and_a_door(client, dossier):
    page = client.post(form_of(dossier), TYPED)
    assert page.status_code == 403
    assert len(shown(page)) == 2
    assert f"{reverse('account_login')}?next={form_of(dossier)}" in page.text
    assert page["Cache-Control"] == "no-store"


def test_whoever_typed_nothing_is_asked_to_sign_in(client, dossier):
    login = f"{reverse('account_login')}?next={form_of(dossier)}"
    assert client.post(form_of(dossier), {"once": "x"}).url == login
    assert client.get(form_of(dossier)).url == login


@pytest.mark.parametrize("door", ["account_login", "account_change_password"])
def test_what_was_typed_at_the_door_is_never_shown(town, signed_in, door):
    page = strict(signed_in(town.anna)).post(reverse(door), TYPED)
    assert (page.status_code, shown(page)) == (403, [])


def test_a_first_password_is_not_shown(client):
    address = reverse("people:accept", args=[1, "code"])
    page = strict(client).post(address, {"password": "vier woorden", "again": "vier woorden"})
    assert (page.status_code, shown(page)) == (403, [])


def test_what_another_site_sent_is_not_shown(town, signed_in, dossier):
    page = strict(signed_in(town.anna)).post(
        form_of(dossier), TYPED, headers={"sec-fetch-site": "cross-site"}
    )
    assert (page.status_code, shown(page)) == (403, [])


def test_a_day_stands_beside_what_was_asked_in_the_language_of_who_reads(town, signed_in, dossier):
    Person.objects.update(language="en")
    sent = TYPED | {"happened_on": "2026-11-03"}
    page = strict(signed_in(town.anna)).post(form_of(dossier), sent)
    assert "Date 2026-11-03" in shown(page)[-1].split("\n")


def test_a_field_that_no_form_behind_the_address_has_is_not_named(rf):
    (text,) = typed_by(rf.post("/vandaag/afwezig/", {"begins_on_x": "Een lang verhaal"}))
    assert (text, text.label) == ("Een lang verhaal", "")
