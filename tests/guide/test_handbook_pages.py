"""The handbook can be read by everybody, and nothing in it is left out."""

import pytest

from tests.guide.asking import text
from zorgvuldig.handbook import read

PAGES = [
    f"/handboek/{page}"
    for page in ("", "wet/", "poorten/", "werkwijze/", "uitgangspunten/", "afspraken/")
]

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", PAGES)
def test_a_visitor_reads_it_without_signing_in(client, address):
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", PAGES)
def test_looking_writes_nothing(client, address, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get(address)


@pytest.mark.parametrize("address", PAGES)
def test_one_only_reads_here(client, address):
    assert client.post(address).status_code == 405


def test_every_row_of_the_law_has_its_place_with_source_state_and_review(client):
    response = client.get("/handboek/wet/")
    page, words = response.content.decode(), text(response)
    for row, passage in read("law").items():
        assert page.count(f'id="{row}"') == 1
        for part in ("title", "text", "source", "text_state"):
            assert passage[part].rstrip(".") in words.replace("&#x27;", "'"), (row, part)
    assert words.count("Nog niet door een jurist bekeken.") >= len(read("law"))


def test_every_gate_has_its_place_with_what_releases_it(client):
    response = client.get("/handboek/poorten/")
    page, words = response.content.decode(), text(response).replace("&#x27;", "'")
    for gate, item in read("gates").items():
        assert page.count(f'id="{gate}"') == 1
        for part in ("title", "rule", "why", "release", "mend"):
            assert item[part] in words, (gate, part)


def test_the_whole_method_is_there(client):
    words = text(client.get("/handboek/werkwijze/")).replace("&#x27;", "'")
    for chapter in ("is", "is_not", "stage", "step", "attention", "drive"):
        for item in read("method")[chapter].values():
            assert item["title"] in words
            assert item.get("text", item.get("question")) in words
            assert item["source"] in words


def test_each_part_of_the_way_says_who_what_is_recorded_and_where_one_waits(client):
    response = client.get("/handboek/werkwijze/")
    page, words = response.content.decode(), text(response)
    for stage in read("method")["stage"].values():
        assert stage["who"] in words
        assert stage["recorded"] in words
        for gate in stage["gates"]:
            assert f'href="/handboek/poorten/#{gate}"' in page


def test_what_the_product_never_does_and_ones_rights_are_there(client):
    words = text(client.get("/handboek/afspraken/")).replace("&#x27;", "'")
    for chapter in ("promise", "logged", "right"):
        for item in read("method")[chapter].values():
            assert item["title"] in words
            assert item["text"] in words


def test_the_index_leads_to_every_gate_and_table(client):
    page = client.get("/handboek/").content.decode()
    for gate in read("gates"):
        assert f'href="/handboek/poorten/#{gate}"' in page
    for table in "ABCDE":
        assert f'href="/handboek/wet/#tabel-{table}"' in page
