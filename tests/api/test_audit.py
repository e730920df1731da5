"""The logbook in the form of FHIR: numbers, no names, no words that somebody typed."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone
from fhir.resources.R4B.bundle import Bundle

from tests.api.accounts import ask, key
from tests.cast import WORK
from zorgvuldig.api.answers import auditing
from zorgvuldig.logbook.actions import Action, Outcome, record
from zorgvuldig.logbook.models import LogEntry

pytestmark = pytest.mark.django_db
LINES, CLIENT, CONSENT = "/logboekregels", uuid4(), uuid4()


def closed() -> None:
    """As at the end of a request: the lines get their time and their number."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


@pytest.fixture
def taken(town):
    """The key of a system of De Brug that may take the logbook along; there are some lines."""
    anna = town.at_work("anna")
    record("dossier.read", actor=anna, action=Action.READ, about=f"dossier:{CLIENT}",
           client_ref=CLIENT, consent_ref=CONSENT, policy="keeper")  # fmt: skip
    record("dossier.searched", actor=anna, action=Action.EXECUTE, about="dossier:",
           purpose="De moeder van Robin Testman belde")  # fmt: skip
    record("page.asked", actor=anna, action=Action.READ, outcome=Outcome.DENIED, policy="logbook")
    record("request.failed", actor=None, action=Action.EXECUTE, outcome=Outcome.ERROR)
    found = key(town, "LOGBOOK")
    closed()
    return found


def resources(said):
    return [one["resource"] for one in said.json()["entry"]]


def test_every_line_becomes_an_audit_event_in_the_order_of_the_chain(town, taken):
    said = ask(LINES, taken)
    assert said["Content-Type"] == "application/fhir+json"
    town.at_work("frank")
    ours = LogEntry.unscoped.filter(organisation_id=town.frank.organisation.pk)
    kept = ours.filter(chain_no__isnull=False).order_by("chain_no")
    assert [one["id"] for one in resources(said)] == [str(line.pk) for line in kept]


def test_it_is_valid_by_the_published_structure(taken):
    bundle = Bundle.model_validate_json(ask(LINES, taken).content)
    assert {one.resource.get_resource_type() for one in bundle.entry} == {"AuditEvent"}


def line_with_everything() -> LogEntry:
    """Nothing in it is empty."""
    return LogEntry(
        event_type="dossier.read", action="R", organisation_id=1, user_id=uuid4(),
        user_role="PROFESSIONAL,CASE_LEAD", on_behalf_of_id=uuid4(), on_behalf_of_role="COLLEAGUE",
        object_type="dossier", object_id="1", client_ref=uuid4(), auth_policy="keeper",
        consent_ref=uuid4(), purpose="x", source_system="zorgvuldig", source_ip="192.0.2.1",
        at=timezone.now(),
    )  # fmt: skip


def test_a_line_with_everything_and_one_with_nothing_are_valid():
    everything = line_with_everything()
    nothing = LogEntry(event_type="request.failed", action="E", outcome="error", at=timezone.now())
    made = auditing.msgspec.json.encode(auditing.bundle([everything, nothing], "https://a.example"))
    bundle = Bundle.model_validate_json(made)
    full = bundle.entry[0].resource
    assert len(full.agent) == 2
    assert [one.requestor for one in full.agent] == [True, False]
    assert len(full.entity) == 3


def test_no_name_and_no_typed_word_goes_along(town, taken):
    text = ask(LINES, taken).content.decode()
    assert "Robin" not in text
    names = [name for name, (place, _) in WORK.items() if place == "De Brug"]
    assert [name for name in names if f"{name}@" in text or name.title() in text] == []


def test_what_somebody_did_is_found_under_their_number(town, taken):
    read = next(
        one for one in resources(ask(LINES, taken)) if one["subtype"][0]["code"] == "dossier.read"
    )
    assert read["agent"][0]["who"]["identifier"]["value"] == str(town.anna.person.pseudonym)
    assert read["entity"][0]["what"]["identifier"]["value"] == str(CLIENT)
    assert (read["action"], read["outcome"]) == ("R", "0")


def test_that_it_was_taken_along_is_a_line(town, taken):
    ask(LINES, taken)
    town.at_work("frank")
    assert LogEntry.unscoped.filter(event_type="logbook.taken").count() == 1


def test_it_goes_on_where_it_ended_and_from_a_day(town, taken, monkeypatch):
    monkeypatch.setattr(auditing, "MOST", 2)
    whole, address = [], LINES
    for _ in range(10):
        said = ask(address, taken).json()
        whole += [one["resource"]["id"] for one in said.get("entry", [])]
        further = [one["url"] for one in said.get("link", [])]
        if not further:
            break
        address = further[0].split("/api/v1", 1)[1]
    town.at_work("frank")
    ours = LogEntry.unscoped.filter(organisation_id=town.frank.organisation.pk, chain_no__gt=0)
    assert whole == [str(line.pk) for line in ours.order_by("chain_no")]
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    assert "entry" not in json.loads(ask(LINES, taken, vanaf=tomorrow).content)


def test_another_organisation_has_a_chain_of_its_own(town, taken):
    elsewhere = key(town, "LOGBOOK", by="gerda", privacy="frank")
    town.at_work("chaima")
    record("dossier.read", actor=town.chaima, action=Action.READ)
    closed()
    theirs = str(town.chaima.person.pseudonym)
    assert theirs not in ask(LINES, elsewhere).content.decode()
