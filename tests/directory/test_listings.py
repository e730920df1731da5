"""The directory to look in: everybody of the organisation, with a filter in the address."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.directory.making import page, service, typed
from zorgvuldig import walls
from zorgvuldig.directory.access import listings as access
from zorgvuldig.directory.actions import listings as actions
from zorgvuldig.directory.models import Listing
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.recording.refusals import AlreadyRecorded, ChangedMeanwhile

HERE = "/sociale-kaart/"


def names(answer):
    return [card["name"] for card in answer.context["cards"]]


def test_everybody_who_works_here_reads_the_directory_and_nobody_elsewhere_does(town, signed_in):
    found = service(town)
    for name in ("anna", "hugo", "frank", "gerda", "ilse"):
        assert names(signed_in(town.at_work(name)).get(HERE)) == ["Boksschool De Hoek"]
    other = signed_in(town.at_work("chaima"))
    assert names(other.get(HERE)) == []
    assert other.get(f"{HERE}{found.pk}/").status_code == 404


def test_the_first_wall_asks_for_the_own_organisation_itself(town):
    number = town.ilse.organisation.pk
    asked = str(access.listings_of(number).query)
    assert f'"organisation_id" = {number}' in asked


def test_the_wall_holds_when_the_filter_is_forgotten(town):
    service(town)
    town.at_work("chaima")
    assert Listing.unscoped.count() == 0
    walls.say(organisation=None)
    assert Listing.unscoped.count() == 0


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["Boksschool De Hoek", "Fietsclub", "Rechtswinkel"]),
        ({"gemeente": "Rivierstad"}, ["Boksschool De Hoek", "Rechtswinkel"]),
        ({"gemeente": "Bergdorp"}, ["Fietsclub", "Rechtswinkel"]),
        ({"onderwerp": "LAW"}, ["Rechtswinkel"]),
        ({"taal": "ar"}, ["Boksschool De Hoek"]),
        ({"kosten": "FREE"}, ["Rechtswinkel"]),
        ({"woord": "fiets"}, ["Fietsclub"]),
        ({"gemeente": "Bergdorp", "onderwerp": "LAW", "taal": "nl"}, ["Rechtswinkel"]),
        ({"onderwerp": "ONZIN", "taal": "xx", "kosten": "x"},
         ["Boksschool De Hoek", "Fietsclub", "Rechtswinkel"]),
    ],
)  # fmt: skip
def test_the_filter_stands_in_the_address(town, signed_in, asked, found):
    service(town)
    service(town, name="Fietsclub", towns=["Bergdorp"], languages=["nl"])
    service(town, name="Rechtswinkel", towns=[], themes=["LAW"], languages=["nl"], cost="FREE")
    assert names(signed_in(town.at_work("anna")).get(page(**asked))) == found


def test_a_long_list_is_read_to_the_end_each_service_once(town, signed_in):
    for number in range(60):
        service(town, name=f"Dienst {number % 7}", email=f"d{number}@dienst.example")
    client, address, met = signed_in(town.at_work("anna")), page(taal="nl"), []
    while address:
        answer = client.get(address)
        met += [card["number"] for card in answer.context["cards"]]
        onward = answer.context["older_url"]
        assert "taal=nl" in (onward or "taal=nl")
        address = onward and f"{HERE}{onward}"
    assert len(met) == len(set(met)) == 60


def test_the_page_asks_as_much_for_many_services_as_for_few(
    town, signed_in, django_assert_num_queries
):
    service(town)
    client = signed_in(town.at_work("anna"))
    client.get(HERE)
    with django_assert_num_queries(7):
        client.get(HERE)
    for number in range(30):
        service(town, name=f"Dienst {number}", towns=[f"Dorp {number}"])
    with django_assert_num_queries(7):
        client.get(page(gemeente="Dorp 3", taal="nl"))


@pytest.mark.parametrize("name", ["anna", "bram", "esra", "frank", "hugo"])
def test_only_who_keeps_it_changes_it(town, signed_in, name):
    found = service(town)
    client = signed_in(town.at_work(name))
    for address in ("nieuw/", f"{found.pk}/", f"{found.pk}/weg/", f"{found.pk}/nagekeken/"):
        assert client.post(f"{HERE}bijhouden/{address}", typed()).status_code == 404
    assert Listing.unscoped.count() == 1


@pytest.mark.parametrize("name", ["ilse", "gerda"])
def test_a_keeper_adds_a_service_once(town, signed_in, name):
    client, sent = signed_in(town.at_work(name)), typed(phone="verzonnen nummer")
    for _ in range(2):
        answer = client.post(f"{HERE}bijhouden/nieuw/", sent)
        assert answer.status_code == 302
    town.at_work(name)
    one = Listing.unscoped.get()
    assert (one.name, one.towns, one.phone) == (sent["name"], ["Rivierstad"], "verzonnen nummer")
    assert LogEntry.unscoped.filter(event_type="listing.added").count() == 1
    with pytest.raises(AlreadyRecorded):
        actions.add(actor=town.at_work(name), once=one.pk, name="x", source="x", themes=[],
                    languages=[], email="x", checked_on=timezone.localdate())  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"email": ""}, "Vul in hoe iemand deze dienst bereikt"),
        ({"website": "javascript:alert(1)"}, "Begin met https://"),
        ({"website": "ftp://x.example"}, "Begin met https://"),
        ({"checked_on": "2099-01-01"}, "ligt in de toekomst"),
        ({"themes": []}, "Kies ten minste één onderwerp"),
        ({"source": ""}, "Vul dit in"),
        ({"towns": "123"}, "bestaat uit letters"),
    ],
)
def test_what_is_not_right_is_said_beside_the_field(town, signed_in, wrong, says):
    client = signed_in(town.at_work("ilse"))
    answer = client.post(f"{HERE}bijhouden/nieuw/", typed(**wrong))
    assert answer.status_code == 422
    assert says in answer.content.decode()
    town.at_work("ilse")
    assert Listing.unscoped.count() == 0


def test_the_database_refuses_what_the_form_would(town):
    found = service(town)
    for wrong in ({"email": ""}, {"website": "javascript:x"}, {"cost": "X"}, {"themes": ["X"]}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Listing.unscoped.filter(pk=found.pk).update(**wrong)
    with pytest.raises(ValidationError):
        Listing(organisation=town.ilse.organisation, name="x").full_clean()


def test_a_municipality_is_written_as_the_directory_writes_it(town):
    service(town)
    again = service(town, name="Fietsclub", towns=["rivierstad", "Bergdorp"])
    assert again.towns == ["Rivierstad", "Bergdorp"]
    rows = access.listings_of(town.ilse.organisation.pk)
    assert access.towns_in(rows) == ["Bergdorp", "Rivierstad"]


def test_two_who_change_at_once_do_not_undo_each_other(town, signed_in):
    found = service(town)
    client = signed_in(town.at_work("gerda"))
    address = f"{HERE}bijhouden/{found.pk}/"
    seen = client.get(address).context["form"]["seen"].value()
    actions.change(listing=found, actor=town.at_work("ilse"), seen=found.version, about="Van Ilse")
    answer = client.post(address, typed(seen=seen, about="Van Gerda"))
    assert answer.status_code == 422
    assert "Van Ilse" in answer.content.decode()
    town.at_work("ilse")
    assert Listing.unscoped.get().about == "Van Ilse"
    again = typed(seen=answer.context["form"]["seen"].value(), about="Van Gerda")
    assert client.post(address, again).status_code == 302
    town.at_work("ilse")
    assert Listing.unscoped.get().about == "Van Gerda"
    with pytest.raises(ChangedMeanwhile):
        actions.change(listing=found, actor=town.at_work("ilse"), seen=1, about="Te laat")


def test_looked_at_today_and_taken_off(town, signed_in):
    found = service(town, checked_on=timezone.localdate() - timedelta(days=400))
    client = signed_in(town.at_work("ilse"))
    assert "lang niet nagekeken" in client.get(HERE).content.decode()
    assert client.post(f"{HERE}bijhouden/{found.pk}/nagekeken/").status_code == 302
    town.at_work("ilse")
    assert Listing.unscoped.get().checked_on == timezone.localdate()
    assert client.post(f"{HERE}bijhouden/{found.pk}/weg/").status_code == 302
    town.at_work("ilse")
    assert Listing.unscoped.count() == 0
    told = LogEntry.unscoped.filter(event_type__startswith="listing.")
    assert set(told.values_list("event_type", flat=True)) == {
        "listing.added", "listing.checked", "listing.removed",
    }  # fmt: skip
    assert client.get(f"{HERE}{uuid4()}/").status_code == 404
