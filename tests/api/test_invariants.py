"""Our AuditEvents by the invariants and bindings of the published structure, and line by line."""

import copy
import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from fhir.resources.R4B.auditevent import AuditEvent

from tests.api.accounts import ROOT, key
from tests.api.fhir import RULES, broken, broken_bundle
from tests.api.test_audit import LINES, closed, line_with_everything, resources
from tests.api.test_audit import taken as taken  # the fixture
from tests.cast import WORK
from zorgvuldig.api.answers import auditing
from zorgvuldig.handbook import read
from zorgvuldig.logbook import access
from zorgvuldig.logbook.actions import Action, Outcome, record
from zorgvuldig.logbook.models import LogEntry

pytestmark = pytest.mark.django_db
NDJSON = "application/fhir+ndjson"


def poured(with_key, **asked):
    headers = {"Authorization": f"Bearer {with_key}", "Accept": NDJSON}
    return Client().get(f"{ROOT}{LINES}", asked, headers=headers)


def lines_of(said):
    text = b"".join(said.streaming_content).decode()
    assert text == "" or text.endswith("\n")
    return [json.loads(line) for line in text.splitlines()]


def asked(with_key):
    return Client().get(f"{ROOT}{LINES}", headers={"Authorization": f"Bearer {with_key}"})


def everything() -> dict:
    """A line in which nothing is empty, as it goes out."""
    return json.loads(auditing.msgspec.json.encode(auditing.event(line_with_everything())))


def test_what_is_exported_breaks_no_rule(taken):
    found = {one["id"]: broken(one) for one in resources(asked(taken))}
    assert found
    assert {number: rules for number, rules in found.items() if rules} == {}
    assert broken_bundle(asked(taken).json()) == set()


@pytest.mark.parametrize("event", sorted(read("events")))
def test_every_event_there_is_breaks_no_rule(event):
    line = LogEntry(event_type=event, action="E", at=timezone.now(), outcome="denied")
    told = json.loads(auditing.msgspec.json.encode(auditing.event(line)))
    assert broken(told) == set()


def test_every_action_and_outcome_is_a_code_of_the_required_lists():
    for action in Action:
        for outcome in Outcome:
            line = LogEntry(event_type="page.asked", action=action, outcome=outcome,
                            at=timezone.now())  # fmt: skip
            told = json.loads(auditing.msgspec.json.encode(auditing.event(line)))
            assert broken(told) == set(), (action, outcome)


def without(path):
    def change(event):
        part = event
        for step in path[:-1]:
            part = part[step]
        del part[path[-1]]

    return change


def with_(path, value):
    def change(event):
        part = event
        for step in path[:-1]:
            part = part[step]
        part[path[-1]] = value

    return change


WRONG = {
    "sev-1": with_(("entity", 0), {"what": {"display": "x"}, "name": "a", "query": "YQ=="}),
    "ele-1": with_(("outcomeDesc",), ""),
    "ref-1": with_(("agent", 0, "who"), {"reference": "#nobody"}),
    "ext-1": with_(("extension",), [{"url": "https://x.example"}]),
    "per-1": with_(("period",), {"start": "2026-02-01", "end": "2026-01-01"}),
    "dom-2": with_(("contained",), [{"id": "a", "contained": [{}]}]),
    "dom-3": with_(("contained",), [{"id": "nobody-asks"}]),
    "dom-4": with_(("contained",), [{"id": "a", "meta": {"versionId": "1"}}]),
    "dom-5": with_(("contained",), [{"id": "a", "meta": {"security": [{"code": "R"}]}}]),
    "cardinality": without(("agent", 0, "requestor")),
    "elements": with_(("purpose",), "om te kijken"),
    "types": with_(("recorded",), "gisteren"),
    "binding action": with_(("action",), "X"),
    "binding outcome": with_(("outcome",), "5"),
    "binding agent.network.type": with_(("agent", 0, "network", "type"), "ip"),
    "binding type": with_(("type", "display"), "Something"),
    "binding agent.type.coding": with_(("agent", 0, "type", "coding", 0, "code"), "person"),
    "binding entity.type": with_(("entity", 0, "type", "code"), "9"),
    "binding entity.role": with_(("entity", 0, "role", "code"), "99"),
}


@pytest.mark.parametrize("rule", WRONG)
def test_each_rule_sees_what_breaks_it(rule):
    event = everything()
    assert broken(event) == set()
    wrong = copy.deepcopy(event)
    WRONG[rule](wrong)
    assert rule in broken(wrong)


def test_every_rule_was_tried():
    assert set(RULES) <= set(WRONG)


def test_line_by_line_it_is_the_same_and_in_the_same_order(taken):
    pages = resources(asked(taken))
    said = poured(taken)
    assert said["Content-Type"] == NDJSON
    lines = lines_of(said)
    assert lines[: len(pages)] == pages  # and since then the line that it was taken along
    assert {AuditEvent.model_validate(one).get_resource_type() for one in lines} == {"AuditEvent"}
    assert [broken(one) for one in lines if broken(one)] == []


def test_it_holds_no_name_and_no_typed_word(taken):
    text = b"".join(poured(taken).streaming_content).decode()
    names = [name for name, (place, _) in WORK.items() if place == "De Brug"]
    assert [one for one in ("Robin", *names) if one.title() in text or f"{one}@" in text] == []


def test_who_asks_for_no_form_gets_pages(taken):
    assert asked(taken)["Content-Type"] == "application/fhir+json"


def test_it_needs_the_scope_of_the_logbook(town, taken):
    assert poured(key(town, "COUNTS")).status_code == 404
    assert poured("").status_code == 401


def test_that_it_was_taken_along_is_a_line_before_the_first_is_read(town, taken):
    poured(taken)
    town.at_work("frank")
    assert LogEntry.unscoped.filter(event_type="logbook.taken").count() == 1


def test_it_ends_at_what_there_was_when_it_was_asked(town, taken, monkeypatch):
    monkeypatch.setattr(access, "POURED", 1)
    said = poured(taken)
    record("dossier.read", actor=town.at_work("anna"), action=Action.READ)
    closed()
    kinds = [one["subtype"][0]["code"] for one in lines_of(said)]
    assert "logbook.taken" not in kinds


def test_each_piece_is_one_question_and_nothing_is_counted(town, taken, monkeypatch):
    """By the number of the chain: the last piece of a long logbook costs what the first does."""
    monkeypatch.setattr(access, "POURED", 2)
    said = poured(taken)
    with CaptureQueriesContext(
        connection,
    ) as asked_for:
        count = len(lines_of(said))
    reads = [one["sql"] for one in asked_for if "logbook_logentry" in one["sql"]]
    assert len(reads) == count // 2 + 1
    assert all("LIMIT 2" in sql and "OFFSET" not in sql and "COUNT" not in sql for sql in reads)


def test_another_organisation_has_nothing_in_it(town, taken):
    chaima = town.at_work("chaima")
    record("dossier.read", actor=chaima, action=Action.READ)
    closed()
    text = b"".join(poured(taken).streaming_content).decode()
    assert str(chaima.person.pseudonym) not in text


def test_it_begins_after_a_line_or_on_a_day(taken):
    all_of_it = lines_of(poured(taken))
    assert lines_of(poured(taken, na=1))[0] == all_of_it[1]
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    assert lines_of(poured(taken, vanaf=tomorrow)) == []
