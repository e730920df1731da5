"""The twelve principles, for everybody, in our own words."""

import re

import pytest

from tests.guide.asking import text
from zorgvuldig.handbook import EDITION, read
from zorgvuldig.handbook.principles import principles

pytestmark = pytest.mark.django_db


def test_there_are_twelve_in_order_each_with_its_source_and_edition():
    assert [one["number"] for one in principles()] == [f"P{n:02}" for n in range(1, 13)]
    for number, one in enumerate(principles(), 1):
        assert one["source"].endswith(f"nummer {number}")
        assert one["edition"] == EDITION
        assert one["prompt"].strip()


def test_the_page_has_all_of_them_and_the_handbook_leads_there(client):
    words = text(client.get("/handboek/uitgangspunten/")).replace("&#x27;", "'")
    for one in read("principles").values():
        for part in ("title", "text", "prompt", "source"):
            assert one[part] in words
    for page in ("/handboek/", "/handboek/werkwijze/"):
        assert 'href="/handboek/uitgangspunten/"' in client.get(page).text


def test_staff_is_addressed_as_u():
    for one in principles():
        for part in ("title", "text", "prompt"):
            assert not re.search(r"\b([Jj]e|[Jj]ij|[Jj]ouw?)\b", one[part]), one["id"]
