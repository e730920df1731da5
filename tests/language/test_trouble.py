"""When something goes wrong: in the language of who reads, or in each while nobody knows who does.

No test here may ask the database: pytest refuses it.
"""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template.loader import get_template
from django.test import Client, RequestFactory

from tests.language.test_pages import language_of
from zorgvuldig.language import engine
from zorgvuldig.web import middleware, views_public

DUTCH, ENGLISH = "Dit verzoek klopt niet", "Something is wrong with this request"


def asked(**known):
    request = RequestFactory().get("/vandaag/")
    for name, value in known.items():
        setattr(request, name, value)
    return request


@pytest.mark.parametrize(
    "name", ["bad_request", "form_too_old", "failed", "forbidden", "not_found"]
)
def test_who_is_known_reads_it_in_the_chosen_language(name):
    english = getattr(views_public, name)(asked(reads="en", user=AnonymousUser()))
    dutch = getattr(views_public, name)(asked(reads="", user=AnonymousUser()))
    assert (language_of(english), language_of(dutch)) == ("en", "nl")
    assert 'lang="en"' not in dutch.content.decode()


def test_before_it_is_known_who_reads_both_stand_there():
    page = Client().get("/vandaag/", {"x": "\0"}).content.decode()
    assert (f"<h1>{DUTCH}</h1>" in page, f"<h2>{ENGLISH}</h2>" in page) == (True, True)
    away = middleware.database_away(asked()).content.decode()
    assert '<html lang="nl"' in away
    assert '<div lang="en">' in away


def test_each_page_about_trouble_can_be_said_in_english():
    loader = get_template("base.html").backend.engine.template_loaders[0]
    pages = [f"{one}.html" for one in ("400", "403", "403_csrf", "404", "413", "429", "500")]
    assert all(engine.speaks(loader, "en", page) for page in [*pages, "web/database_away.html"])
