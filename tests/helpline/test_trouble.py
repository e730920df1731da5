"""Where an address is not there, too much was sent or something failed, a caller still finds a
light page of the line: own language, the way out, and no trace."""

import pytest
from django.test import Client

from zorgvuldig.handbook import read
from zorgvuldig.helpline.door import pages

pytestmark = pytest.mark.django_db
LANGUAGES = ("nl", "en", "ar", "tr")
LIGHT = 14336


def told(language, name):
    return read(f"helpline/{language}")["trouble"][name]


def of_the_line(answer):
    assert answer["Cache-Control"] == "no-store"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert "style-src 'sha256-" in answer["Content-Security-Policy"]
    assert answer.cookies == {}
    assert "data-away" in answer.text
    assert len(answer.content) < LIGHT
    return answer.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", ["bestaat-niet/", "vraag/999/", "schrijf/nog/"])
def test_an_address_that_is_not_there_answers_in_its_own_language(lantern, language, place):
    answer = Client().get(f"/hulp/lantaarn/{language}/{place}")
    assert answer.status_code == 404
    text = of_the_line(answer)
    assert told(language, "missing") in text
    assert [one for one in LANGUAGES if told(one, "missing") in text] == [language]
    assert answer["Content-Language"] == language
    assert f'href="/hulp/lantaarn/{language}/"' in text
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in text


@pytest.mark.parametrize("place", ["/hulp/", "/hulp/bestaat-niet/", "/hulp/lantaarn/xx/"])
def test_without_a_language_it_answers_in_all_of_them(lantern, place):
    answer = Client().get(place)
    assert answer.status_code == 404
    text = of_the_line(answer)
    assert [one for one in LANGUAGES if told(one, "missing") in text] == list(LANGUAGES)
    assert 'lang="ar" dir="rtl"' in text


def test_what_fails_says_that_sending_again_does_no_harm(lantern, monkeypatch):
    monkeypatch.setattr(pages, "page", lambda *_, **__: 1 / 0)
    answer = Client(raise_request_exception=False).get("/hulp/lantaarn/tr/schrijf/")
    assert answer.status_code == 500
    assert told("tr", "failed_text") in of_the_line(answer)


def test_what_is_too_large_is_said_so(lantern, monkeypatch, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    answer = Client().post("/hulp/lantaarn/en/schrijf/", {"story": "x" * 2000})
    assert answer.status_code == 413
    assert told("en", "large") in of_the_line(answer)


def test_reading_only_pages_that_are_sent_to_say_so_too(lantern):
    answer = Client().post("/hulp/lantaarn/ar/")
    assert answer.status_code == 405
    assert told("ar", "missing") in of_the_line(answer)


def test_pages_elsewhere_keep_the_house_page(lantern):
    answer = Client().get("/hulpje/")
    assert "data-away" not in answer.text
