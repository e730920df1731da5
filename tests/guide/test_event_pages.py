"""The pages about events: for everybody, at addresses that last, with all the words."""

from html import unescape
from itertools import product

import pytest
from django.urls import reverse

from tests.guide.asking import text
from zorgvuldig.guide import event_pages
from zorgvuldig.handbook import trigger
from zorgvuldig.handbook.trigger import Sector, Stage
from zorgvuldig.handbook.wording import label_words

ALL = "/handboek/gebeurtenissen/"
KINDS = trigger.kinds()
PAGES = [ALL, f"{ALL}oproep-tot-actie/", f"{ALL}oproep-tot-actie/onderwijs/"]

pytestmark = pytest.mark.django_db


def words(response) -> str:
    return unescape(text(response))


@pytest.mark.parametrize("address", PAGES)
def test_looking_writes_nothing_and_one_only_reads_here(client, address, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get(address).status_code == 200
    assert client.post(address).status_code == 405


def test_every_kind_has_an_address_that_lasts():
    assert list(event_pages.KINDS) == KINDS
    assert len(set(event_pages.KINDS.values())) == 15
    assert set(event_pages.SECTORS) == set(Sector)


def test_addresses_that_were_printed_still_lead_there():
    assert reverse("guide:event", kwargs={"kind": "MARRIAGE"}) == f"{ALL}nieuwe-relatie/"
    printed = {"kind": "DISCRIMINATION", "sector": "EDUCATION"}
    assert reverse("guide:event_for", kwargs=printed) == f"{ALL}oneerlijk-behandeld/onderwijs/"


def test_all_kinds_are_listed_and_the_list_is_found_from_the_handbook_and_the_method(client):
    page = client.get(ALL).content.decode()
    for address in event_pages.KINDS.values():
        assert f'href="{ALL}{address}/"' in page
    for above in ("/handboek/", "/handboek/werkwijze/"):
        assert f'href="{ALL}"' in client.get(above).content.decode()


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_of_a_kind_says_what_is_not_a_sign_and_leads_to_each_sector(client, kind):
    response = client.get(reverse("guide:event", kwargs={"kind": kind}))
    said, told = words(response), trigger.read_kind(kind)
    for part in (told["text"], told["good_turn"], *told["not_a_sign"], *told["examples"]):
        assert part in said
    assert f"Tekst {kind}, editie {told['edition']}" in said
    assert label_words(said) == []
    for sector in Sector:
        address = reverse("guide:event_for", kwargs={"kind": kind, "sector": sector})
        assert f'href="{address}"' in response.content.decode()


@pytest.mark.parametrize(("kind", "sector"), list(product(KINDS, Sector)))
def test_the_page_of_a_sector_has_every_stage_with_its_id_edition_and_source(client, kind, sector):
    response = client.get(reverse("guide:event_for", kwargs={"kind": kind, "sector": sector}))
    page, said = response.content.decode(), words(response)
    assert response.status_code == 200
    for stage in trigger.stages(kind):
        help = trigger.guidance(kind, stage, sector)
        assert page.count(f'id="{event_pages.PLACES[stage]}"') == 1
        for part in (*help.purpose, *help.questions, *help.attitude, *help.pitfalls, help.example):
            assert part in said
        assert f"Tekst {help.id}, editie {help.edition}. Bron: {help.source}" in " ".join(
            said.split()
        )
    for part in trigger.read_kind(kind)["not_a_sign"]:
        assert part in said
    assert label_words(said) == []  # a client may look over the reader's shoulder (G01)


def test_a_page_has_no_place_for_a_talk_with_a_group_that_does_not_fit(client):
    alone = next(kind for kind in KINDS if Stage.GROUP not in trigger.stages(kind))
    page = client.get(reverse("guide:event_for", kwargs={"kind": alone, "sector": Sector.CARE}))
    assert "groepsgesprek" not in page.content.decode()


@pytest.mark.parametrize(
    "unknown",
    ["iets-anders/", "iets-anders/onderwijs/", "oproep-tot-actie/politie/", "CALL_TO_ACTION/"],
)
def test_an_unknown_kind_or_sector_is_not_there(client, unknown):
    assert client.get(ALL + unknown).status_code == 404
