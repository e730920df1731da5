"""The telephone system of a line: a request is stored once, sealed, and never read back."""

import pytest
from django.db import connection

from tests.api.accounts import ask, key, send
from zorgvuldig import walls
from zorgvuldig.api import limiting
from zorgvuldig.helpline.access import talks
from zorgvuldig.helpline.models import Helpline, HelpRequest
from zorgvuldig.logbook.models import LogEntry

pytestmark = pytest.mark.django_db
NUMBER, ONE, TWO = "0" * 10, "a" * 16, "b" * 16
TOLD = {"telefoon": NUMBER, "veilig_moment": "na vier uur", "vertelt": "Ik maak me zorgen."}


@pytest.fixture
def phone(lantern):
    """The key of the exchange of De Lantaarn, whose line is open."""
    walls.say(organisation=lantern.actors["greet"].organisation.pk)
    Helpline.objects.filter(organisation=lantern.actors["greet"].organisation).update(is_open=True)
    return key(lantern, "INTAKE", by="greet", privacy="fenna")


def bring(phone, key=ONE, **said):
    return send("/hulpvragen", {**TOLD, **said}, phone, **{"Idempotency-Key": key})


def requests(lantern):
    lantern.at_work("cora")
    return list(HelpRequest.unscoped.all())


def test_a_call_becomes_a_request_to_be_called_back(lantern, phone):
    said = bring(phone)
    assert said.status_code == 201
    (stored,) = requests(lantern)
    assert said.json() == {"gebeld_uiterlijk": stored.promised_by.isoformat()}
    assert stored.channel == "CALL_BACK"
    assert talks.reach_of(stored)["phone"] == NUMBER


def test_the_same_call_sent_again_is_one_request(lantern, phone):
    assert bring(phone).content == bring(phone).content
    assert len(requests(lantern)) == 1


def test_another_call_under_the_same_key_is_refused_and_changes_nothing(lantern, phone):
    bring(phone)
    said = bring(phone, veilig_moment="in de ochtend")
    assert said.status_code == 409
    assert talks.reach_of(requests(lantern)[0])["safe_time"] == "na vier uur"


def test_two_calls_are_two_requests(lantern, phone):
    bring(phone)
    bring(phone, TWO)
    assert len(requests(lantern)) == 2


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"telefoon": "geen nummer"}, "telefoon"),
        ({"veilig_moment": ""}, "veilig_moment"),
        ({"leeftijd": "oud"}, "leeftijd"),
        ({"naam_van_kind": "Robin"}, "naam_van_kind"),
    ],
)
def test_what_is_wrong_is_said_under_its_name(lantern, phone, wrong, field):
    said = bring(phone, **wrong)
    assert said.status_code == 422
    assert said.json()["detail"].startswith(f"{field}:")
    assert requests(lantern) == []


def test_without_a_key_of_the_call_nothing_is_stored(lantern, phone):
    assert bring(phone, key="kort").status_code == 400
    assert requests(lantern) == []


def test_nothing_is_read_back(phone):
    bring(phone)
    assert ask("/hulpvragen", phone).status_code == 405


def test_the_database_shows_no_word_and_the_logbook_no_caller(lantern, phone):
    bring(phone)
    lantern.at_work("cora")
    with connection.cursor() as cursor:
        cursor.execute("SELECT r::text FROM helpline_helprequest r")
        assert all("zorgen" not in row for (row,) in cursor.fetchall())
    lines = LogEntry.unscoped.filter(event_type="helprequest.received")
    assert [(line.user_role, line.source_ip) for line in lines] == [("CALLER", None)]


def test_a_line_that_is_shut_is_not_there(lantern, phone):
    walls.say(organisation=lantern.actors["greet"].organisation.pk)
    Helpline.objects.update(is_open=False)
    assert bring(phone).status_code == 404


def test_too_many_wait_and_then_pass_and_what_is_stored_may_come_again(
    lantern, phone, settings, monkeypatch
):
    moment = [1_800_000_010.0]
    monkeypatch.setattr(limiting.time, "time", lambda: moment[0])
    settings.LINE_MESSAGES = 1
    assert bring(phone).status_code == 201
    held = bring(phone, TWO)
    assert held.status_code == 429
    assert bring(phone).status_code == 201
    moment[0] += int(held["Retry-After"])
    assert bring(phone, TWO).status_code == 201
    assert len(requests(lantern)) == 2
