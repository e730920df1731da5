"""The open map: what is marked public, of who opened it; nobody is known there."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.directory.making import service
from tests.style.making import in_use, nested
from zorgvuldig import walls
from zorgvuldig.directory.actions import listings as actions
from zorgvuldig.directory.models import PublicMap
from zorgvuldig.recording.refusals import NotNow

HERE = "/kaart/de-brug/"


def opened(town, by="gerda", **said):
    return actions.publish(actor=town.at_work(by), **{"slug": "de-brug", "is_open": True, **said})


def names(client, address=HERE):
    walls.say(organisation=None)
    return client.get(address).content.decode()


def test_everybody_reads_what_is_public_and_nothing_else(town, client):
    service(town, name="Rechtswinkel", is_public=True)
    service(town, name="Stille opvang")
    opened(town)
    service(town, by="chaima", name="Van elders", is_public=True)
    shown = names(client)
    assert "Rechtswinkel" in shown
    assert "Stille opvang" not in shown
    assert "Van elders" not in shown


def test_the_filter_works_and_names_no_municipality_of_what_is_not_public(town, client):
    service(town, name="Rechtswinkel", is_public=True, themes=["LAW"])
    service(town, name="Koor", is_public=True)
    service(town, name="Opvang", towns=["Geheimdorp"])
    opened(town)
    shown = names(client, f"{HERE}?onderwerp=LAW")
    assert "Rechtswinkel" in shown
    assert "Koor" not in shown
    assert "Geheimdorp" not in shown


def test_an_empty_map_blames_no_filter(town, client):
    opened(town)
    assert "Hier staat nog niets" in names(client)
    assert "Kies minder woorden" in names(client, f"{HERE}?onderwerp=LAW")


def test_a_map_that_is_not_open_is_not_there(town, client):
    opened(town, is_open=False)
    walls.say(organisation=None)
    assert client.get(HERE).status_code == 404
    assert client.get("/kaart/onbekend/").status_code == 404


def test_a_map_that_is_not_open_is_not_there_for_who_keeps_it_either(town, signed_in):
    opened(town, is_open=False)
    assert signed_in(town.at_work("ilse")).get(HERE).status_code == 404


def test_no_cookie_no_script_and_nothing_kept(town, client):
    service(town, is_public=True)
    opened(town)
    walls.say(organisation=None)
    answer = client.get(HERE)
    assert not answer.cookies
    assert answer["Cache-Control"] == "no-store"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "<script" not in answer.content.decode()


def test_who_is_signed_in_elsewhere_reads_it_as_a_visitor(town, signed_in):
    service(town, name="Rechtswinkel", is_public=True)
    service(town, name="Stille opvang")
    opened(town)
    for name in ("chaima", "ilse"):
        shown = signed_in(town.at_work(name)).get(HERE).content.decode()
        assert "Rechtswinkel" in shown
        assert "Stille opvang" not in shown


def test_one_address_is_for_one_organisation(town):
    opened(town)
    with pytest.raises(NotNow):
        opened(town, by="chaima")


def test_the_wall_shows_the_address_of_an_open_map_only(town):
    opened(town)
    opened(town, by="chaima", slug="anker", is_open=False)
    walls.say(organisation=None)
    assert set(PublicMap.unscoped.values_list("slug", flat=True)) == {"de-brug"}
    town.at_work("chaima")
    assert PublicMap.unscoped.filter(slug="de-brug").update(is_open=False) == 0
    with pytest.raises(IntegrityError), transaction.atomic():
        PublicMap.unscoped.filter(slug="anker").update(slug="de-brug")


def test_on_the_page_the_keeper_opens_it(town, signed_in):
    client, address = signed_in(town.at_work("ilse")), "/sociale-kaart/bijhouden/open-kaart/"
    assert client.post(address, {"slug": "geen adres!"}).status_code == 422
    assert client.post(address, {"slug": "De-Brug", "is_open": "on"}).status_code == 302
    assert HERE in client.get(address).content.decode()
    assert signed_in(town.at_work("anna")).get(address).status_code == 404
    opened(town, by="chaima", slug="anker")
    answer = client.post(address, {"slug": "anker", "is_open": "on"})
    assert answer.status_code == 422
    assert "al in gebruik" in answer.content.decode()


def test_the_open_map_wears_the_house_style_of_whose_map_it_is(town, client):
    opened(town)
    used = in_use(town)
    in_use(town, "chaima", tree=nested(utrecht__link__color="#00518f"))
    shown, place = names(client), f"/huisstijl/{used.organisation_id}/"
    assert f'<link rel="stylesheet" href="{place}{used.sheet_digest}.css">' in shown
    assert f'src="{place}{used.logo_digest}.svg" alt=""' in shown
    assert shown.count("/huisstijl/") == 2
    assert not client.cookies


def test_its_house_style_costs_the_open_map_no_question(town, client, django_assert_num_queries):
    opened(town)
    with CaptureQueriesContext(connection) as before:
        names(client)
    in_use(town)
    with django_assert_num_queries(len(before)):
        names(client)
