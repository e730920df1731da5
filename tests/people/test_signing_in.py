"""Who came in, who went out and who was refused stands in the logbook, without any address."""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests import cast
from tests.cast import PASSWORD
from tests.people.test_second_factor import code_of, with_second_factor
from zorgvuldig.logbook.models import LogEntry


def knock(client, password, address="anna@voorbeeld.example"):
    return client.post(
        reverse("account_login"),
        {"login": address, "password": password},
        REMOTE_ADDR="192.0.2.7",
    )


def test_coming_in_and_going_out_stand_in_the_logbook_of_the_organisation(client, town, anna):
    knock(client, PASSWORD)
    client.post(reverse("account_logout"))
    town.at_work("frank")
    lines = LogEntry.unscoped.order_by("at")
    told = [(line.event_type, line.user_id, line.user_role, line.outcome) for line in lines]
    assert told == [
        ("session.begun", anna.pseudonym, "PROFESSIONAL", "success"),
        ("session.ended", anna.pseudonym, "PROFESSIONAL", "success"),
    ]


@pytest.mark.parametrize("address", ["anna@voorbeeld.example", "niemand@voorbeeld.example"])
def test_a_refused_attempt_keeps_the_source_and_no_address(client, owner_reads, anna, address):
    knock(client, "niet het wachtwoord", address)
    (line,) = owner_reads()
    assert (line["event_type"], line["outcome"], line["source_ip"]) == (
        "session.begun",
        "denied",
        "192.0.2.7",
    )
    assert (line["user_id"], line["organisation_id"], line["object_id"]) == (None, None, "")
    assert "voorbeeld" not in str(line)


def test_a_wrong_code_is_a_refused_attempt_of_this_person(client, town, anna):
    secret = with_second_factor(client)
    knock(client, PASSWORD)
    wrong = f"{(int(code_of(secret)) + 1) % 1_000_000:06d}"
    client.post(reverse("mfa_authenticate"), {"code": wrong})
    town.at_work("frank")
    line = LogEntry.unscoped.get(outcome="denied")
    assert (line.event_type, line.user_id, line.auth_policy) == (
        "session.begun",
        anna.pseudonym,
        "second-factor",
    )


def test_setting_up_a_second_factor_stands_in_the_logbook(committed):
    with transaction.atomic():
        town = cast.build()
    town.anna.person.set_password(PASSWORD)
    town.anna.person.save()
    with_second_factor(Client())
    with transaction.atomic():
        town.at_work("frank")
        lines = LogEntry.unscoped.filter(event_type="secondfactor.added")
        assert [line.user_id for line in lines] == [town.anna.person.pseudonym] * 2


@pytest.fixture
def owner_reads(monkeypatch):
    """What was written about a visitor: such a line belongs to no organisation, so no
    application login can read it back. The test listens where it is written."""
    written = []
    create = LogEntry.unscoped.create

    def listening(**fields):
        line = create(**fields)
        written.append({f.name: getattr(line, f.name) for f in LogEntry._meta.fields})
        return line

    monkeypatch.setattr(LogEntry.unscoped, "create", listening)
    return lambda: written
