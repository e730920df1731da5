"""A page is shown in the language somebody chose, as a whole; and in Dutch as it always was."""

import re

import pytest
from django.template.loader import get_template
from django.test import Client
from django.urls import reverse

from tests.house.reading import template_name, templates
from zorgvuldig.handbook.wording import label
from zorgvuldig.language import engine
from zorgvuldig.language.filters import said
from zorgvuldig.language.showing import shown, shown_in
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.people.models import Person


def reads_english(actor):
    Person.objects.filter(pk=actor.person.pk).update(language="en")


def language_of(page):
    return re.search(r'<html lang="(\w+)"', page.content.decode())[1]


def test_in_dutch_a_template_is_read_as_it_was_written():
    loader = get_template("base.html").backend.engine.template_loaders[0]
    for path in templates():
        name = template_name(path)
        if get_template(name).origin.name == str(path):
            assert loader.get_contents(get_template(name).origin) == path.read_text()


def test_who_chose_nothing_reads_dutch(town, signed_in):
    page = signed_in(town.anna).get(reverse("people:account"), HTTP_ACCEPT_LANGUAGE="en")
    assert language_of(page) == "nl"
    assert "Waar u werkt" in page.content.decode()


def test_the_roles_of_colleagues_are_in_the_language_of_the_page(town, signed_in):
    reads_english(town.gerda)
    page = signed_in(town.gerda).get("/organisatie/medewerkers/").content.decode()
    assert ">decision maker<" in page
    assert "beslisser" not in page


def test_a_page_that_is_not_there_says_in_which_language_it_says_so(town, signed_in):
    reads_english(town.anna)
    page = signed_in(town.anna).get("/bestaat-niet/")
    assert (page.status_code, language_of(page)) == (404, "en")
    assert language_of(signed_in(town.bram).get("/bestaat-niet/")) == "nl"


def test_somebody_chooses_english_and_reads_it_from_then_on(town, signed_in):
    anna = signed_in(town.anna)
    anna.post(reverse("people:account"), {"language": "en"})
    page = anna.get(reverse("people:account"))
    assert language_of(page) == "en"
    assert "Where you work" in page.content.decode()
    assert "Waar u werkt" not in page.content.decode()
    assert language_of(signed_in(town.bram).get(reverse("people:account"))) == "nl"
    assert LogEntry.unscoped.filter(event_type="language.chosen").count() == 1


def test_a_language_that_is_not_there_cannot_be_chosen(town, signed_in):
    page = signed_in(town.anna).post(reverse("people:account"), {"language": "xx"})
    assert page.status_code == 422
    assert Person.objects.get(pk=town.anna.person.pk).language == ""


def test_errors_labels_and_messages_come_along(town, signed_in):
    reads_english(town.anna)
    page = signed_in(town.anna).post(reverse("day:away"), {"begins_on": "x", "ends_on": ""})
    text = page.content.decode()
    assert "This is not a date. Write day-month-year." in text
    assert "Fill in a date." in text
    assert "From which day are you away?" in text
    page = signed_in(town.anna).post(
        reverse("day:messages"),
        {"rhythm": "DAILY", "quiet_until": "08:00", "quiet_from": "18:00"},
        follow=True,
    )
    assert "Your choice was saved." in page.content.decode()


def test_a_page_that_is_not_complete_is_dutch_as_a_whole_and_says_so(town, signed_in, monkeypatch):
    reads_english(town.anna)
    monkeypatch.setattr(engine, "speaks", lambda *_: False)
    page = signed_in(town.anna).get(reverse("people:account"))
    assert language_of(page) == "nl"
    assert "Where you work" not in page.content.decode()
    assert 'lang="en">This page is not available in English yet.' in page.content.decode()


def test_one_text_without_a_translation_makes_a_page_dutch(monkeypatch):
    loader = get_template("base.html").backend.engine.template_loaders[0]
    asked = engine.speaks.__wrapped__
    assert asked(loader, "en", "people/account.html")
    known = engine.catalogue("en")
    look = known.look
    monkeypatch.setattr(
        known, "look", lambda unit: None if unit == "Onderaan de pagina" else look(unit)
    )
    assert not asked(loader, "en", "people/account.html")


def test_without_somebody_who_said_it_is_complete_a_page_is_dutch(monkeypatch):
    loader = get_template("base.html").backend.engine.template_loaders[0]
    monkeypatch.setattr(engine, "languages", lambda: {"en": {"complete": []}})
    assert not engine.speaks.__wrapped__(loader, "en", "people/account.html")


def test_before_signing_in_the_address_asks_for_the_language(db):
    address = reverse("account_login")
    assert language_of(Client().get(address, {"taal": "en"})) == "en"
    assert language_of(Client().get(address, {"taal": "xx"})) == "nl"
    assert language_of(Client().get(address, HTTP_ACCEPT_LANGUAGE="en")) == "nl"


def test_the_way_in_offers_the_other_language_and_keeps_it_when_something_is_wrong(db):
    address = reverse("account_login")
    dutch = Client().get(address, {"next": "/vandaag/"}).content.decode()
    assert 'hreflang="en" href="?taal=en&amp;next=/vandaag/">English</a>' in dutch
    english = Client().get(address, {"taal": "en"}).content.decode()
    assert 'hreflang="nl" href="?">Nederlands</a>' in english
    sent_to = re.search(r'action="([^"]+)" novalidate', english)[1]
    again = Client().post(sent_to, {"login": "nobody@voorbeeld.example", "password": "x"})
    assert language_of(again) == "en"


@pytest.mark.parametrize("name", ["account_reset_password", "account_reset_password_done"])
def test_who_forgot_a_password_finds_the_other_language_on_each_page(db, name):
    dutch = Client().get(reverse(name)).content.decode()
    assert 'hreflang="en" href="?taal=en">English</a>' in dutch
    english = Client().get(reverse(name), {"taal": "en"})
    assert language_of(english) == "en"
    assert 'hreflang="nl" href="?">Nederlands</a>' in english.content.decode()


def test_what_is_not_shown_is_made_in_dutch():
    assert shown() == "nl"
    with shown_in("en"):
        assert shown() == "en"
    assert shown() == "nl"


@pytest.mark.parametrize(
    ("language", "title"), [("", "Wachtwoord kiezen"), ("en", "Choose a password")]
)
def test_a_first_password_is_chosen_on_a_page_of_ours(town, signed_in, language, title):
    town.anna.person.set_unusable_password()
    town.anna.person.language = language
    town.anna.person.save()
    page = signed_in(town.anna).get(reverse("account_set_password"))
    assert (language_of(page), page.status_code) == (language or "nl", 200)
    assert f"<h1>{title}</h1>" in page.content.decode()
    assert page.content.decode().count('class="utrecht-textbox"') == 2


def test_what_a_whole_room_looks_at_stays_dutch():
    loader = get_template("base.html").backend.engine.template_loaders[0]
    assert not engine.speaks.__wrapped__(loader, "en", "gatherings/room/projector.html")


def test_a_language_is_called_by_its_own_name_only_where_one_chooses_it(town, signed_in):
    reads_english(town.anna)
    page = signed_in(town.anna).get(reverse("people:account")).content.decode()
    assert ">Nederlands<" in re.sub(r"\s*<", "<", re.sub(r">\s*", ">", page))
    with shown_in("en"):
        assert said(label("help_spoken", "nl")) == "Dutch"
