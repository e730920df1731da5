"""What practice may never reach. Each wall stands in the database too, whatever a page would do."""

from contextlib import contextmanager
from types import SimpleNamespace
from unittest.mock import MagicMock
from uuid import uuid4

import pytest
from django.core import mail
from django.db import DatabaseError, connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from procrastinate.exceptions import ConnectorException

from tests.practice.conftest import practising, within
from zorgvuldig import walls
from zorgvuldig.api.models import MachineAccount
from zorgvuldig.directory.models import Listing, PublicMap
from zorgvuldig.dossiers.actions import beginning, emergency
from zorgvuldig.exchange.models import Connection, Parcel
from zorgvuldig.gatherings.models import InformationMeeting, Provider
from zorgvuldig.helpline.models import Helpline, HelpRequest
from zorgvuldig.people import access, access_day, actions, jobs
from zorgvuldig.people.models import Invitation, Membership
from zorgvuldig.people.practice import Invented, PracticePlace
from zorgvuldig.statistics.actions import counting as counts
from zorgvuldig.statistics.models import CountedQuarter
from zorgvuldig.walls import counting

pytestmark = pytest.mark.django_db
today = timezone.localdate
A_REASON = "Zijn moeder belt: hij is weg met een brief van afscheid"
REACHES = ("api", "directory", "exchange", "gatherings", "helpline", "statistics", "privacy")
NEVER = (
    MachineAccount, Listing, PublicMap, Connection, Parcel, InformationMeeting, Provider, Helpline,
    HelpRequest, CountedQuarter, Invitation,
)  # fmt: skip


def refused(sentence: str):
    return pytest.raises(DatabaseError, match=sentence)


@contextmanager
def no_mail():
    """A job is refused by the database, told by the library of the jobs."""
    with pytest.raises(ConnectorException) as fault:
        yield
    assert "practice mails nobody" in str(fault.value.__cause__)


def insert(table: str, column: str, number: int) -> None:
    """A row with nothing but whose it is: the wall is asked before anything else is."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {table} ({column}) VALUES (%s)", [number])


@pytest.mark.parametrize("model", NEVER, ids=lambda model: model._meta.label)
def test_it_is_not_exchanged_counted_published_called_or_invited_to(place, model):
    with refused("nothing of practice comes here"):
        insert(model._meta.db_table, "organisation_id", place.organisation_id)


@pytest.mark.parametrize(
    ("table", "column"),
    [("exchange_connection", "sender_id"), ("exchange_parcel", "receiver_id")],
)
def test_another_organisation_does_not_reach_it_either(place, table, column):
    with refused("nothing of practice comes here"):
        insert(table, column, place.organisation_id)


def test_no_table_of_a_room_that_reaches_others_was_forgotten(db):
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT c.table_name || '.' || c.column_name FROM information_schema.columns c
            WHERE table_schema = 'public' AND data_type = 'bigint'
              AND column_name IN ('organisation_id', 'sender_id', 'receiver_id')
              AND split_part(table_name, '_', 1) = ANY (%s)
              AND NOT EXISTS (SELECT 1 FROM pg_trigger
                WHERE tgrelid = c.table_name::regclass
                  AND tgname = 'practice_never_' || c.column_name)""",
            [list(REACHES)],
        )
        assert cursor.fetchall() == []


def test_jobs_do_not_go_round_it(town, place):
    assert place.organisation_id not in actions.every_organisation()
    assert len(actions.every_organisation()) == 3


def test_nothing_of_it_is_counted_at_night(town, place, monkeypatch):
    counted = []
    monkeypatch.setattr(counts, "count_apart", lambda number, *_: counted.append(number) or True)
    counts.count_what_is_due(today())
    assert len(counted) == 3
    assert place.organisation_id not in counted


def test_no_mail_is_made_where_one_practises(place):
    with no_mail(), transaction.atomic():
        jobs.send_reminder.defer(person_id=place.person_id, pages=["day:today"])


def test_no_mail_is_made_about_it_from_elsewhere(town, place):
    town.at_work("bram")
    with no_mail(), transaction.atomic():
        jobs.send_invitation.defer(
            organisation_id=place.organisation_id, invitation_id=1, root="https://hier.example"
        )


def test_who_practises_can_still_ask_for_a_new_password(place):
    jobs.send_password_link.defer(person_id=place.person_id)


def test_looking_in_where_one_practises_mails_nobody(town, place):
    cast = within(place)
    file = beginning.open_dossier(
        actor=cast["bram"], once=uuid4(), name="Verzonnen Vogel", born_on=None,
        age_band="A16_17", review_on=today(), today=today(),
    )  # fmt: skip
    emergency.look_in(
        dossier=file, actor=cast["anna"], root="https://hier.example", now=timezone.now(),
        once=uuid4(), words={"why": "ACUTE", "reason": A_REASON},
    )  # fmt: skip
    assert mail.outbox == []


def test_somebody_invented_is_mailed_nothing(place):
    esra = within(place)["esra"].person
    assert access.person_at_work(esra.pk) is None
    assert access.person_at(esra.email) is None
    jobs.send_password_link(person_id=esra.pk)
    jobs.send_reminder(person_id=esra.pk, pages=["day:today"])
    assert mail.outbox == []


def test_the_morning_mail_knows_nothing_of_it(place, town):
    whom = set()
    for number in actions.every_organisation():
        with walls.working_for(organisation=number):
            whom |= access_day.whom_to_look_for(timezone.now())
    invented = set(Invented.unscoped.values_list("person", flat=True))
    assert invented
    assert whom.isdisjoint(invented)
    walls.say(organisation=None, person=place.person_id)
    works = access.memberships_of(place.person)
    assert [one.organisation.name for one in works] == ["De Brug"]


def test_an_organisation_at_work_never_becomes_practice(town):
    anna = town.at_work("anna")
    with refused("practice begins in a new organisation"), transaction.atomic():
        PracticePlace.unscoped.create(organisation=anna.organisation, person=anna.person)


def test_what_was_begun_as_practice_stays_it(place):
    rows = PracticePlace.unscoped.filter(organisation=place.organisation_id)
    assert rows.update(began_on=today()) == 0
    assert rows._raw_delete(rows.db) == 0
    assert Invented.unscoped.filter()._raw_delete(rows.db) == 0
    assert rows.exists()


def test_nobody_real_joins_it_and_nobody_invented_leaves_it(town, place):
    esra = within(place)["esra"].person
    with refused("in practice is who practises"), transaction.atomic():
        Membership.unscoped.create(
            organisation=place.organisation, person=town.bram.person, roles=["COLLEAGUE"]
        )
    town.at_work("gerda")
    with refused("in practice is who practises"), transaction.atomic():
        Membership.unscoped.create(
            organisation=town.gerda.organisation, person=esra, roles=["COLLEAGUE"]
        )


def test_somebody_real_is_never_invented(town, place):
    with refused("somebody invented plays in practice only"), transaction.atomic():
        Invented.unscoped.create(person=town.bram.person, organisation=place.organisation)


def test_somebody_invented_never_signs_in(place):
    esra = within(place)["esra"].person
    assert not Client().login(email=esra.email, password="")
    esra.set_password("een lang wachtwoord")
    with refused("somebody invented does not sign in"), transaction.atomic():
        esra.save()


def test_nobody_else_sees_that_somebody_practises(town, place):
    for name in ("bram", "gerda", "frank", "chaima"):
        somebody = town.at_work(name)
        assert not PracticePlace.unscoped.exists()
        assert not Membership.unscoped.filter(organisation=place.organisation_id).exists()
        assert place.organisation_id not in {
            one.organisation_id for one in access.memberships_of(somebody.person)
        }


def test_another_does_not_come_in_with_its_number(town, place):
    client = practising(town, "bram")
    session = client.session
    session["practises"] = [place.organisation_id, place.pk]
    session.save()
    page = client.get("/vandaag/")
    assert "practises" not in client.session
    assert "U oefent" not in page.text
    assert page.context["membership"].organisation.name == "De Brug"


def test_who_works_nowhere_anymore_does_not_practise(town, no_stories):
    client = practising(town)
    assert "U oefent" in client.get("/oefenen/").text
    town.at_work("gerda")
    Membership.unscoped.filter(pk=town.anna.membership_id).update(ended_on=today())
    assert client.get("/oefenen/").status_code == 404


def test_requests_of_who_practises_are_not_counted_for_the_watch(monkeypatch, settings):
    settings.METRICS, counted = "1", []
    monkeypatch.setattr(counting, "room_of", lambda request: counted.append(request) or "x")
    monkeypatch.setattr(counting, "measures", MagicMock())
    middleware = counting.counted(lambda request: HttpResponse())
    for practises in (True, False):
        middleware(SimpleNamespace(practises=practises))
    assert [request.practises for request in counted] == [False]
