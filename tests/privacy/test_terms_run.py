"""Every row of the table of terms, on invented rows with their clocks moved: afterwards the words
are gone from the database, and gone again after an older backup was put back."""

import subprocess
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connections, transaction
from django.http import QueryDict

from tests import cast
from tests.command.test_operating import asked
from tests.dossiers import gathered
from tests.logbook.test_forgetting import age
from tests.privacy.moving import TODAY, as_owner, at, closed_on, dossier, gone, run, there
from zorgvuldig import walls
from zorgvuldig.command import postgres
from zorgvuldig.dossiers.actions import beginning, events, groups, talks
from zorgvuldig.dossiers.models import Dossier, Group, TriggerEvent, UneaseNote
from zorgvuldig.drafts import actions as drafts
from zorgvuldig.drafts import jobs as drafts_jobs
from zorgvuldig.drafts.models import Draft
from zorgvuldig.handbook import read
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.people import actions as people
from zorgvuldig.people import jobs as people_jobs
from zorgvuldig.people.models import Invitation, Membership, Person
from zorgvuldig.rules.retention import add_months
from zorgvuldig.vault import ledger
from zorgvuldig.vault.models import DataKey, Erasure

CANARY = "Kanariegeel op de vensterbank"
NAME = "Noortje Kanarievogel"
DAY, GRACE, WARNING = timedelta(days=1), timedelta(days=14), timedelta(days=30)


@pytest.fixture
def town(committed):
    with transaction.atomic():
        return cast.build()


def in_the_dump(*words: str) -> list[str]:
    """Which of these words stand in a dump of the whole database, as text or as bytes in hex."""
    said, environment = postgres.address()
    command = [postgres.program("pg_dump"), "--format=plain", *said]
    dump = subprocess.run(command, env=environment, capture_output=True, check=True).stdout.lower()
    return [
        word
        for word in words
        if word.lower().encode() in dump or word.encode().hex().encode() in dump
    ]


def talked_about(town, name=NAME) -> Dossier:
    made = dossier(town, name)
    talks.record_conversation(
        dossier=made, actor=town.at_work("anna"), mode="EXPLORATORY", once=uuid4(),
        happened_on=TODAY(), words={"own_words": CANARY},
    )  # fmt: skip
    return made


ROWS = [
    ("JEUGDHULP", "OTHER_SUPPORT", True, 240),
    ("JEUGDHULP", "NO_CONCERN", True, 240),
    ("GI", "OTHER_SUPPORT", True, 240),
    ("MEDICAL", "OTHER_SUPPORT", True, 240),
    ("WMO", "OTHER_SUPPORT", True, 180),
    ("SCHOOL", "OTHER_SUPPORT", True, 12),
    ("YOUTH_WORK", "NO_CONCERN", True, 12),
    ("GI", "NO_CONCERN", False, 6),
]


def test_a_dossier_of_every_regime_stays_its_term_and_is_gone_afterwards(town):
    """The database of one town, in which the organisation changes its regime row by row."""
    here = town.at_work("anna").organisation
    for regime, outcome, helped, months in ROWS:
        with walls.working_for(organisation=here.pk):
            here.regime = regime
            here.save()
            file = talked_about(town)
            file.organisation = here
            closed_on(file, TODAY(), outcome=outcome, helped=helped)
        end = add_months(TODAY(), months)
        key = DataKey.unscoped.using("owner").get(pk=file.key_id)
        wrapped, case = bytes(key.wrapped).hex(), f"{regime} {outcome}"
        run(end - WARNING, end)
        assert gone(run(end + GRACE - DAY), "dossiers") == 0, case
        assert there(Dossier, town, pk=file.pk), case
        assert gone(run(end + GRACE), "dossiers") == 1, case
        for table in ("dossiers_dossier", "dossiers_entry", "vault_datakey"):
            assert as_owner(f"SELECT count(*) FROM {table}") == [(0,)], case
        assert as_owner(
            "SELECT count(*) FROM vault_datakey WHERE wrapped = decode(%s, 'hex')", wrapped
        ) == [(0,)], case
    assert in_the_dump(CANARY, NAME, "Kanarie", wrapped) == []
    assert in_the_dump("De Brug") == ["De Brug"]


def test_an_older_backup_that_is_put_back_forgets_the_dossier_again(town, capsys, tmp_path):
    with transaction.atomic():
        file = talked_about(town)
        drafts.keep(
            actor=town.at_work("anna"), path=f"/dossiers/{file.reference}/signaal/",
            typed=QueryDict(f"description={CANARY}"),
        )  # fmt: skip
        closed_on(file, TODAY())
    key = DataKey.unscoped.using("owner").get(pk=file.key_id)
    wrapped = bytes(key.wrapped).hex()
    assert in_the_dump(wrapped, file.reference) == [wrapped, file.reference]
    assert asked(capsys, "backup", str(tmp_path / "oud.zvb"))[0] == 0
    end = add_months(TODAY(), 240)
    run(end - WARNING, end + GRACE)
    assert in_the_dump(CANARY, NAME, wrapped, file.reference) == []
    status, out, _ = asked(capsys, "restore", str(tmp_path / "oud.zvb"), "--overwrite")
    assert (status, "1 keer is opnieuw gewist" in out) == (0, True)
    assert in_the_dump(CANARY, NAME, wrapped, file.reference) == []
    assert as_owner("SELECT count(*) FROM drafts_draft") == [(0,)]
    assert not there(Dossier, town, pk=file.pk)
    with walls.working_for(organisation=town.anna.organisation.pk):
        again = LogEntry.unscoped.get(event_type="ledger.replayed")
    assert again.object_id == str(file.pk)


def test_an_unease_that_became_no_dossier_stays_a_year(town):
    with transaction.atomic():
        note = beginning.note_unease(
            actor=town.at_work("anna"), once=uuid4(), happened_on=TODAY(), triage="CONCERN",
            event_kind="", unease=CANARY,
        )  # fmt: skip
    end = add_months(TODAY(), 12)
    assert gone(run(end - DAY), "notes") == 0
    assert gone(run(end), "notes") == 1
    assert not there(UneaseNote, town, pk=note.pk)
    assert as_owner("SELECT count(*) FROM vault_datakey") == [(0,)]


@pytest.fixture
def gathering(town):
    """A group that was in a dossier, and an event it talked about."""
    with transaction.atomic():
        file = dossier(town)
        event, group = gathered.noted(town), gathered.group(town)
        gathered.connected(file, town, event)
        gathered.joined(file, town, group)
        events.end_event(event=event, actor=town.at_work("anna"), today=TODAY())
        groups.end_group(group=group, actor=town.at_work("anna"), today=TODAY())
    return file, event, group


def test_events_and_groups_stay_as_long_as_a_dossier_points_to_them(town, gathering):
    file, event, group = gathering
    end = add_months(TODAY(), 12)
    late = run(end + 500 * DAY)
    assert (gone(late, "groups"), gone(late, "events")) == (0, 0)
    with transaction.atomic():
        town.at_work("anna")
        closed_on(file, TODAY())
    last = add_months(TODAY(), 240)
    tallies = run(last - WARNING, last + GRACE)
    assert [gone(tallies, step) for step in ("dossiers", "groups", "events")] == [1, 1, 1]
    assert not there(Group, town, pk=group.pk)
    assert not there(TriggerEvent, town, pk=event.pk)
    assert as_owner("SELECT count(*) FROM vault_datakey") == [(0,)]


def test_events_and_groups_nothing_points_to_stay_a_year_after_they_ended(town):
    with transaction.atomic():
        event, group = gathered.noted(town), gathered.group(town)
        gathered.talked(group, town)
        running_on = gathered.noted(town)
        events.end_event(event=event, actor=town.at_work("anna"), today=TODAY())
        groups.end_group(group=group, actor=town.at_work("anna"), today=TODAY())
    end = add_months(TODAY(), 12)
    before, after = run(end - DAY), run(end)
    assert (gone(before, "groups"), gone(before, "events")) == (0, 0)
    assert (gone(after, "groups"), gone(after, "events")) == (1, 1)
    assert there(TriggerEvent, town, pk=running_on.pk)


def left(town, name: str, day: date) -> Membership:
    membership: Membership = getattr(town, name).membership
    with walls.working_for(organisation=membership.organisation_id):
        Membership.unscoped.filter(pk=membership.pk).update(began_on=day, ended_on=day)
    return membership


def test_an_account_goes_five_years_after_leaving_when_nothing_tells_of_it(town):
    member = left(town, "hugo", TODAY())
    end = add_months(TODAY(), 60)
    assert gone(run(end - DAY), "accounts") == 0
    assert gone(run(end), "accounts") == 1
    assert not there(Membership, town, pk=member.pk)
    assert not Person.objects.filter(pk=member.person_id).exists()
    assert in_the_dump("hugo@voorbeeld.example") == []


def test_an_account_stays_as_long_as_a_line_or_a_record_tells_of_it(town):
    with transaction.atomic():
        dossier(town)
        record("dossier.read", actor=town.at_work("hugo"), action=Action.READ, about="dossier:")
    end = add_months(TODAY(), 60)
    for name in ("anna", "hugo"):
        left(town, name, TODAY())
        assert gone(run(end + 400 * DAY), "accounts") == 0, name
    assert Person.objects.filter(name__in=["Anna", "Hugo"]).count() == 2


def test_a_person_stays_who_works_elsewhere_too(town):
    member = left(town, "hugo", TODAY())
    elsewhere = town.at_work("chaima").organisation
    with walls.working_for(organisation=elsewhere.pk):
        Membership.unscoped.create(
            organisation=elsewhere, person=member.person, roles=["VOLUNTEER"]
        )
    assert gone(run(add_months(TODAY(), 60)), "accounts") == 1
    assert Person.objects.filter(pk=member.person_id).exists()


def test_an_account_that_came_back_with_a_backup_goes_again(town, capsys, tmp_path):
    left(town, "hugo", TODAY())
    asked(capsys, "backup", str(tmp_path / "oud.zvb"))
    run(add_months(TODAY(), 60))
    asked(capsys, "restore", str(tmp_path / "oud.zvb"), "--overwrite")
    assert in_the_dump("hugo@voorbeeld.example") == []


def test_lines_of_the_logbook_go_after_five_years_with_the_run(town, capsys):
    with walls.working_for(organisation=town.anna.organisation.pk):
        for number in range(4):
            record("dossier.read", actor=town.anna, action=Action.READ, about=f"dossier:{number}")
    age(town.anna, first=3, years="5 years 1 day")
    assert gone(run(TODAY()), "lines") == 3
    assert asked(capsys, "logbook", "verify")[0] == 0


def test_drafts_and_invitations_go_at_night_too(town):
    with transaction.atomic():
        drafts.keep(
            actor=town.at_work("anna"), path="/dossiers/onrust/", typed=QueryDict("unease=stil")
        )
        people.invite(
            actor=town.at_work("gerda"), email="nieuw@voorbeeld.example", name="N",
            roles=["VOLUNTEER"], profession="OTHER", root="/",
        )  # fmt: skip
        Draft.unscoped.update(saved_at=at(TODAY() - 31 * DAY))
        Invitation.unscoped.update(accepted_at=at(TODAY() - DAY))
    tonight = int(at(TODAY()).timestamp())
    drafts_jobs.clear_what_passed(tonight)
    people_jobs.clear_what_passed(tonight)
    for table in ("drafts_draft", "people_invitation"):
        assert as_owner(f"SELECT count(*) FROM {table}") == [(0,)]


def test_lines_of_the_erasure_ledger_stay_a_year(town):
    with transaction.atomic():
        town.at_work("anna")
        for months, more in ((12, DAY), (12, -DAY)):
            ledger.write(
                organisation=town.anna.organisation.pk, object_type="entry", object_id=uuid4(),
                on=add_months(TODAY(), -months) - more, reason="TERM",
            )  # fmt: skip
    assert gone(run(TODAY()), "ledger") == 1
    assert there(Erasure, town)


def test_the_dry_run_says_reference_and_date_and_changes_nothing(town, capsys):
    with transaction.atomic():
        file = talked_about(town)
        closed_on(file, TODAY())
        Dossier.unscoped.update(keep_until=TODAY() - 40 * DAY, warned_on=TODAY() - 40 * DAY)
    status, out, _ = asked(capsys, "retention", "--dry-run")
    assert status == 0
    assert f"dossier {file.reference}: termijn tot " in out
    assert "gaat nu weg" in out
    assert NAME not in out
    assert there(Dossier, town, pk=file.pk)


def test_the_operator_runs_what_the_night_runs(town, capsys):
    with transaction.atomic():
        file = talked_about(town)
        long_ago = add_months(TODAY(), -241)
        closed_on(file, long_ago)
        Dossier.unscoped.update(warned_on=TODAY() - GRACE)
    status, out, _ = asked(capsys, "retention", "--run")
    assert (status, "dossiers gewist: 1\n" in out) == (0, True)
    assert not there(Dossier, town, pk=file.pk)
    connections.close_all()


def test_every_row_about_dossiers_was_run_here():
    regimes = {regime for regime, *_ in ROWS} | {"NO_CONCERN"}
    assert regimes == set(read("retention")["dossier"])
