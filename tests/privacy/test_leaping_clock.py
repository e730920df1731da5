"""A clock that leaps: nothing goes before its term, work goes on, and a person says the day.

The clock is moved at the product's one place of time, and at the one question to the database's.
"""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection, connections, transaction
from django.utils import timezone

from tests import cast
from tests.command.test_operating import asked
from tests.exchange import making
from tests.logbook.test_forgetting import age
from tests.privacy.moving import as_owner, gone, there
from zorgvuldig import walls
from zorgvuldig.api import jobs as api_jobs
from zorgvuldig.command.backup import prune
from zorgvuldig.directory import jobs as directory_jobs
from zorgvuldig.dossiers.models import UneaseNote
from zorgvuldig.drafts import jobs as drafts_jobs
from zorgvuldig.drafts.models import Draft
from zorgvuldig.exchange import jobs as exchange_jobs
from zorgvuldig.exchange.models import Parcel
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.logbook.chain import verify
from zorgvuldig.people import jobs as people_jobs
from zorgvuldig.people.models import Invitation
from zorgvuldig.privacy.actions import tonight
from zorgvuldig.vault import nights
from zorgvuldig.vault.models import Night
from zorgvuldig.walls import watching

DAY = timedelta(days=1)
NOTE = {"triage": "CONCERN", "reason": "Zorg", "event_kind": "", "event": ""}


class Clock:
    """How far the machine and the database are ahead of the real time."""

    def __init__(self):
        self.real, self.here, self.there = timezone.now, timedelta(), timedelta()

    def leaps(self, by):
        self.here = self.there = self.here + by

    def today(self):
        return timezone.localdate(self.real())


@pytest.fixture
def clock(monkeypatch):
    made = Clock()
    monkeypatch.setattr(timezone, "now", lambda: made.real() + made.here)
    monkeypatch.setattr(watching, "now_there", lambda: made.real() + made.there)
    return made


@pytest.fixture
def anna(committed, signed_in, clock):
    with transaction.atomic():
        town = cast.build()
    client = signed_in(town.anna)
    client.town = town
    return client


def writes(client, number=None):
    typed = {**NOTE, "once": str(number or uuid4()), "unease": "Een zorg",
             "happened_on": timezone.localdate().isoformat()}  # fmt: skip
    return client.post("/dossiers/onrust/", typed)


def a_note(client, days):
    """A note of so many days ago."""
    writes(client)
    as_owner(f"UPDATE dossiers_uneasenote SET recorded_at = now() - interval '{days} days'")


def a_night():
    """One night's work, by the clocks as they are."""
    return tonight.carry_out(timezone.localdate())


def nights_pass(clock, number):
    for _ in range(number):
        a_night()
        clock.leaps(DAY)


def doctor(capsys):
    said = asked(capsys, "doctor")[1].splitlines()
    return next(line for line in said if line.startswith("dag van het wissen: "))


def test_night_after_night_erasing_goes_by_the_calendar(anna, clock, capsys):
    nights_pass(clock, 4)
    assert nights.day() == clock.today() + 3 * DAY
    assert doctor(capsys) == "dag van het wissen: in orde"


@pytest.mark.parametrize("days", [1, 30, 400, 4000])
def test_a_leap_ahead_takes_nothing_before_its_term(anna, clock, days):
    a_note(anna, 364)  # goes tomorrow
    a_night()
    clock.leaps(days * DAY)
    assert gone(a_night(), "notes") == 0
    assert there(UneaseNote, anna.town)
    assert nights.day() == clock.today() + DAY  # the next night may, and then it is tomorrow
    for _ in range(5):
        a_night()
    assert nights.day() == clock.today() + DAY


def test_after_a_leap_each_night_is_one_day_and_the_doctor_says_so(anna, clock, capsys):
    a_night()
    clock.leaps(400 * DAY)
    nights_pass(clock, 3)
    assert Night.unscoped.get().day == clock.today() + 3 * DAY
    assert "dagen terug: de klok sprong vooruit, of er zijn nachten overgeslagen" in doctor(capsys)


def test_a_person_says_which_day_it_is_after_nights_without_work(anna, clock, capsys):
    a_note(anna, 360)
    a_night()
    clock.leaps(30 * DAY)  # the machine stood still for a month, and time did not
    assert gone(a_night(), "notes") == 0
    wrong, right = clock.today(), timezone.localdate()
    status, _, err = asked(capsys, "retention", "--today", wrong.isoformat())
    assert (status, "Er is niets veranderd." in err) == (1, True)
    assert ("zeggen allebei" in err, "Zet de klokken gelijk" in err) == (True, False)
    assert asked(capsys, "retention", "--today", "gisteren")[0] == 1
    assert asked(capsys, "retention", "--today", right.isoformat())[0] == 0
    assert doctor(capsys) == "dag van het wissen: in orde"
    assert gone(a_night(), "notes") == 1
    told = "SELECT count(*) FROM logbook_logentry WHERE event_type = 'retention.day_told'"
    assert as_owner(told) == [(1,)]


def test_the_earliest_of_two_clocks_holds(anna, clock):
    clock.here = 40 * DAY
    assert nights.day() == clock.today()
    clock.here, clock.there = timedelta(), 40 * DAY
    assert nights.day() == clock.today()


def test_a_clock_that_goes_back_is_told_and_the_nights_do_not_go_back(anna, clock, capsys):
    a_night()
    clock.leaps(-timedelta(hours=1))
    assert writes(anna).status_code == 302
    clock.leaps(-3 * DAY)
    a_night()
    assert Night.unscoped.get().day == clock.today()
    assert "een dag van voor de laatste nacht; zet de klok gelijk" in doctor(capsys)
    clock.here = clock.there = timedelta()
    assert doctor(capsys) == "dag van het wissen: in orde"


def test_what_other_nights_clear_waits_too(anna, clock, tmp_path, capsys):
    """Drafts, invitations, parcels, letters behind a link, lines of the logbook, backups."""
    anna.post("/concept/?for=/dossiers/onrust/", {"unease": "half getypt"})
    people = anna.town
    with transaction.atomic():
        from zorgvuldig.people import actions

        actions.invite(actor=people.at_work("gerda"), email="nieuw@voorbeeld.example", name="N",
                       roles=["VOLUNTEER"], profession="OTHER", root="/")  # fmt: skip
        making.behind_link(people)
        making.sent(people, making.shared(people, "Mila Testman"))
    backup = tmp_path / "een.backup"
    assert asked(capsys, "backup", str(backup))[0] == 0
    a_night()
    clock.leaps(4000 * DAY)
    later = int(timezone.now().timestamp())
    for job in (drafts_jobs, people_jobs, directory_jobs, exchange_jobs, api_jobs):
        job.clear_what_passed(later)
    exchange_jobs.shut_links(later)
    assert prune(tmp_path) == []
    assert there(Draft, people)
    assert there(Invitation, people)
    with walls.working_for(organisation=people.anna.organisation.pk):
        assert list(Parcel.unscoped.values_list("state", flat=True)) == ["SENT", "SENT"]


def test_old_lines_of_the_logbook_stay_while_the_database_has_leapt(anna, clock):
    people = anna.town
    with walls.working_for(organisation=people.anna.organisation.pk):
        for number in range(3):
            record("dossier.read", actor=people.anna, action=Action.READ, about=f"dossier:{number}")
    a_night()
    age(people.anna, first=3, years="5 years 1 day")
    clock.leaps(400 * DAY)
    assert gone(a_night(), "lines") == 0
    clock.here = clock.there = timedelta()
    assert gone(a_night(), "lines") == 3


def test_who_works_signs_in_again_after_a_leap_and_finds_what_was_typed(anna, clock, signed_in):
    anna.post("/concept/?for=/dossiers/onrust/", {"unease": "half getypt"})
    clock.leaps(DAY)
    assert writes(anna).status_code == 403  # not signed in any more, and nothing is stored
    assert not there(UneaseNote, anna.town)
    again = signed_in(anna.town.anna)
    assert "half getypt" in again.get("/dossiers/onrust/").text
    clock.leaps(-DAY)
    assert writes(again).status_code == 302
    assert there(UneaseNote, anna.town)


def test_the_chain_goes_by_number_when_the_database_goes_back_an_hour(anna):
    as_owner("CREATE SCHEMA early")
    as_owner(
        "CREATE FUNCTION early.clock_timestamp() RETURNS timestamptz LANGUAGE sql"
        " AS $$ SELECT pg_catalog.clock_timestamp() - interval '1 hour' $$"
    )
    as_owner("GRANT USAGE ON SCHEMA early TO PUBLIC")
    as_owner("GRANT EXECUTE ON FUNCTION early.clock_timestamp TO PUBLIC")
    writes(anna)
    with connection.cursor() as cursor:
        cursor.execute("SET search_path = early, pg_catalog, public")
    writes(anna)
    backwards = as_owner(
        "SELECT count(*) FROM logbook_logentry a JOIN logbook_logentry b"
        " ON b.chain_no = a.chain_no + 1 AND b.organisation_id = a.organisation_id"
        " WHERE b.at < a.at"
    )
    assert backwards[0][0] >= 1
    assert verify(connections["owner"]).breaks == ()
