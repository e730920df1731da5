"""Who gets a letter behind a link may read in English what to do with it, without an account."""

import re
from html import unescape

import pytest
from django.test import Client

from tests.exchange import making
from tests.exchange.test_link import WRONG, ticket_in
from tests.language.test_left_over import dutch_in
from tests.language.test_pages import language_of

pytestmark = pytest.mark.django_db


def test_the_first_page_offers_english_and_every_next_one_keeps_it(town):
    made, guest = making.behind_link(town), Client()
    offered = re.search(r'hreflang="en" href="([^"]+)"', guest.get(made.url).text)[1]
    here = made.url + unescape(offered)
    page = guest.get(here)
    refused, opened = (guest.post(here, {"code": one}) for one in (WRONG, made.code))
    for one in (page, refused, opened):
        assert language_of(one) == "en"
        assert dutch_in(one.text.replace("Team De Brug", "")) == [], one.text
        assert not one.cookies
    assert "This code is not right" in refused.text
    assert "in Dutch" in opened.text
    assert guest.post(here, {"fetch": ticket_in(opened)}).content.startswith(b"%PDF")
    gone = guest.get(made.url[:-4] + "AAA/?taal=en")
    assert (gone.status_code, language_of(gone)) == (404, "en")


def test_who_asks_for_nothing_or_for_what_is_not_there_reads_dutch(town):
    made = making.behind_link(town)
    for address in (made.url, f"{made.url}?taal=xx"):
        page = Client().get(address, HTTP_ACCEPT_LANGUAGE="en")
        assert language_of(page) == "nl"
        assert "in het Nederlands" not in page.text
