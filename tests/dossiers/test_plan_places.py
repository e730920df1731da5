"""Services of the directory in the plan: chosen by the client, kept as sealed words, without a link
to the file or back (decisions 0023 and 0044)."""

import pytest

from tests.directory.making import service
from tests.dossiers import planned
from tests.dossiers.test_plan import address, form, sent
from zorgvuldig.directory.access import listings
from zorgvuldig.directory.actions import listings as keeping
from zorgvuldig.directory.models import Listing
from zorgvuldig.dossiers.letter import plan as paper
from zorgvuldig.dossiers.models import ActionPlan, Entry
from zorgvuldig.logbook.models import LogEntry

pytestmark = pytest.mark.django_db


def stored(dossier):
    return ActionPlan.unscoped.get(ended_on=None).entry.words(dossier.key)


def test_a_place_for_the_client_is_chosen_and_stands_on_paper(town, signed_in, dossier):
    box = listings.in_words(service(town))
    bike = listings.in_words(service(town, name="Fietsclub", towns=[]))
    service(town, by="chaima", name="Van elders")
    client = signed_in(town.at_work("anna"))
    page = client.get(address(dossier)).content.decode()
    assert "Boksschool De Hoek (Rivierstad)" in page
    assert "sport en vrije tijd" in page
    assert "Van elders" not in page
    assert sent(client, dossier, town, places_0=box, places_2=bike).status_code == 302
    town.at_work("anna")
    assert stored(dossier)["places"] == f"{box}\n{bike}"
    plan = ActionPlan.unscoped.get()
    told = paper.content(dossier, plan, [], "De Brug")
    assert box in str(told)
    shown = client.get(address(dossier, "")).content.decode()
    assert "hallo@dehoek.example" in shown


def test_nothing_in_the_open_says_which_place_was_chosen(town, signed_in, dossier):
    found = service(town)
    client = signed_in(town.at_work("anna"))
    sent(client, dossier, town, places_0=listings.in_words(found))
    town.at_work("anna")
    entry = Entry.unscoped.get(kind="PLAN")
    assert "Hoek" not in str({f.attname: getattr(entry, f.attname) for f in entry._meta.fields
                              if f.attname != "sealed"})  # fmt: skip
    assert b"Hoek" not in bytes(entry.sealed)
    lines = LogEntry.unscoped.exclude(event_type="listing.added")
    assert str(found.pk) not in set(lines.values_list("object_id", flat=True))
    tables = {field.related_model for field in ActionPlan._meta.fields if field.is_relation}
    assert Listing not in tables


def test_what_stood_there_stays_when_the_service_changed_or_went(town, signed_in, dossier):
    found = service(town)
    words = listings.in_words(found)
    client = signed_in(town.at_work("anna"))
    sent(client, dossier, town, places_0=words)
    keeping.remove(listing=found, actor=town.at_work("ilse"))
    page = client.get(address(dossier)).content.decode()
    assert "Stond er al" in page
    assert sent(client, dossier, town, places_0=words, chosen="Toch dit").status_code == 302
    town.at_work("anna")
    assert stored(dossier)["places"] == words


def test_what_is_not_offered_is_not_taken(town, signed_in, dossier):
    service(town)
    client = signed_in(town.at_work("anna"))
    assert sent(client, dossier, town, places_0="Iets anders").status_code == 422


def test_without_a_directory_the_question_is_not_asked(town, signed_in, dossier):
    client = signed_in(town.at_work("anna"))
    assert "Plekken uit de sociale kaart" not in client.get(address(dossier)).content.decode()
    assert sent(client, dossier, town).status_code == 302


def test_two_who_change_the_plan_see_both_places(town, signed_in, dossier):
    words = listings.in_words(service(town))
    client = signed_in(town.at_work("anna"))
    seen = client.get(address(dossier)).context["form"].initial["seen"]
    planned.plan(dossier, town, places=words)
    answer = client.post(address(dossier), form(town, seen=seen))
    assert answer.status_code == 422
    assert words in answer.content.decode()
