"""Looking whether there is a dossier: own organisation only, always with a purpose, and nothing of
the client beyond what was typed."""

import re

import pytest

from tests.dossiers.conftest import years_ago
from zorgvuldig.dossiers.actions import searching
from zorgvuldig.dossiers.forms.searching import SEARCH_PURPOSES
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.recording.refusals import NotNow

pytestmark = pytest.mark.django_db
HERE = "/dossiers/zoeken/"
WHY = SEARCH_PURPOSES[0]


def found(client, **typed):
    page = client.post(HERE, {"purpose": WHY, **typed})
    return page, [match["reference"] for match in page.context["matches"]]


@pytest.mark.parametrize("way", [str, str.lower, lambda r: r.replace("-", ""), "  {} ".format])
def test_by_reference_however_it_is_typed(town, signed_in, dossier, way):
    _, references = found(signed_in(town.anna), reference=way(dossier.reference))
    assert references == [dossier.reference]


@pytest.mark.parametrize("typed", ["zzz", "K7QM-2XR", "K7QM-2XRP9", "dossier van Noor"])
def test_what_is_no_reference_is_said_to_be_none_and_searches_nothing(town, signed_in, typed):
    page = signed_in(town.anna).post(HERE, {"purpose": WHY, "reference": typed})
    assert list(page.context["form"].errors) == ["reference"]
    assert not LogEntry.unscoped.filter(event_type="dossier.searched").exists()


def test_by_name_and_birth_date(town, signed_in, dossier, make_dossier):
    other = make_dossier(born_on=years_ago(14), keeper="bram")
    anna = signed_in(town.anna)
    _, references = found(anna, name="noor TESTMÁN")
    assert sorted(references) == sorted([dossier.reference, other.reference])
    _, references = found(anna, name="Noor Testman", born_on=other.born_on.isoformat())
    assert references == [other.reference]


def test_who_is_involved_gets_the_way_to_it(town, signed_in, dossier):
    page, _ = found(signed_in(town.anna), name="Noor Testman")
    assert f'href="/dossiers/{dossier.reference}/"' in page.text
    assert "spoed" not in page.text.lower().replace("er is haast", "")


def test_another_gets_the_reference_whom_to_ask_and_the_door(town, signed_in, dossier):
    page, _ = found(signed_in(town.bram), reference=dossier.reference)
    assert f'href="/dossiers/{dossier.reference}/"' not in page.text
    assert "Vraag het aan Anna" in page.text
    assert f'href="/dossiers/{dossier.reference}/spoed/"' in page.text
    assert "Noor" not in page.text
    assert not re.search(rf"\b{dossier.born_on.year}\b", page.text)  # part of a number may look so


@pytest.mark.parametrize(
    "typed",
    [
        {"born_on": "2010-01-01"},
        {},
        {"reference": "AAAA-AAAA", "name": "Noor Testman"},
        {"name": "Noor Testman", "purpose": ""},
        {"name": "Noor Testman", "purpose": "gewoon omdat het kan"},
    ],
)
def test_without_name_reference_or_purpose_nothing_is_searched(town, signed_in, dossier, typed):
    page = signed_in(town.anna).post(HERE, {"purpose": WHY, **typed})
    assert "matches" not in page.context
    assert page.context["form"].errors
    town.at_work("anna")
    assert LogEntry.unscoped.filter(event_type="dossier.searched").count() == 0


def test_the_deed_refuses_a_birth_date_alone(town, dossier):
    with pytest.raises(NotNow, match="Alleen een geboortedatum zoekt niet"):
        searching.search(actor=town.at_work("anna"), purpose=WHY, born_on=dossier.born_on)


@pytest.mark.parametrize("typed", ["reference", "name"])
def test_another_organisation_is_not_searched(town, signed_in, make_dossier, typed):
    elsewhere = make_dossier(keeper="chaima")
    asked = {"reference": elsewhere.reference, "name": "Noor Testman"}[typed]
    page, references = found(signed_in(town.anna), **{typed: asked})
    assert references == []
    assert elsewhere.reference not in page.text.replace(f'value="{elsewhere.reference}"', "")


def test_every_search_is_a_line_that_says_what_for_and_not_whom(town, signed_in, dossier):
    found(signed_in(town.bram), name="Noor Testman")
    line = LogEntry.unscoped.get(event_type="dossier.searched")
    assert (line.purpose, line.user_id) == (WHY, town.bram.person.pseudonym)
    assert "Noor" not in f"{line.object_type} {line.object_id} {line.purpose}"


@pytest.mark.parametrize("who", ["esra", "frank", "gerda", "hugo"])
def test_who_does_not_work_with_clients_does_not_search(town, signed_in, who):
    assert signed_in(getattr(town, who)).get(HERE).status_code == 404


@pytest.mark.parametrize("dossiers", [1, 3])
def test_a_search_costs_the_same_however_much_it_finds(
    town, signed_in, make_dossier, dossiers, django_assert_num_queries
):
    for _ in range(dossiers):
        make_dossier()
    bram = signed_in(town.bram)
    found(bram, name="Noor Testman")
    with django_assert_num_queries(9):
        _, references = found(bram, name="Noor Testman")
    assert len(references) == dossiers
