"""What goes: a workshop a year after its report, a wish to be called after thirty days, and again
after a backup was put back."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from django.utils import timezone

from tests.gatherings import cast, making
from tests.privacy.moving import gone, run
from zorgvuldig import walls
from zorgvuldig.command.retention import _of_one
from zorgvuldig.gatherings.actions import erasing
from zorgvuldig.gatherings.models import (
    CallBackWish,
    CaseVignette,
    Participant,
    RoomNote,
    SectorSeats,
    Workshop,
)
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.people.actor import OnSchedule
from zorgvuldig.privacy.actions import replaying
from zorgvuldig.rules.retention import add_months
from zorgvuldig.vault import ledger
from zorgvuldig.vault.models import DataKey, Erasure

TODAY = timezone.localdate
DAY = timedelta(days=1)


@pytest.fixture
def wise(committed):
    with transaction.atomic():
        return cast.build()


@pytest.fixture
def workshop(wise):
    """One with somebody in it, a situation, and a note of the room."""
    with transaction.atomic():
        sent = {"report_sent_on": TODAY(), "keep_until": add_months(TODAY(), 12)}
        made = making.a_workshop(wise, state="REPORT_SENT", held_on=TODAY(), **sent)
        one = making.somebody(made, state="SEATED", place=1)
        a_situation(made, one)
        number = uuid4()
        sealed = made.key.seal({"text": "x"}, number)
        here = {"organisation": made.organisation, "workshop": made}
        RoomNote.unscoped.create(id=number, kind="DILEMMA", sealed=sealed, **here)
    return made


def a_situation(workshop, one):
    number, key = uuid4(), DataKey.make(workshop.organisation_id)
    return CaseVignette.unscoped.create(
        id=number, organisation=workshop.organisation, workshop=workshop, participant=one, key=key,
        sealed=key.seal({"text": "x"}, number),
    )  # fmt: skip


def left(wise, model, **where) -> int:
    with walls.working_for(organisation=wise.actors["olga"].organisation.pk):
        return model.unscoped.filter(**where).count()


def nothing_is_left(wise) -> bool:
    rooms = (Workshop, Participant, CaseVignette, RoomNote, SectorSeats, DataKey)
    return not any(left(wise, model) for model in rooms)


def test_a_workshop_stays_a_year_after_its_report_and_then_goes_with_every_key(wise, workshop):
    end = add_months(TODAY(), 12)
    assert gone(run(end - DAY), "workshops") == 0
    assert left(wise, Participant) == 1
    assert gone(run(end), "workshops") == 1
    assert nothing_is_left(wise)
    assert left(wise, LogEntry, event_type="workshop.erased", auth_policy="TERM") == 1


def test_a_report_counts_from_the_day_it_was_sent_whatever_happened_since(wise):
    with transaction.atomic():
        making.a_workshop(
            wise, state="CLOSED", held_on=TODAY(), report_sent_on=TODAY(),
            ended_on=add_months(TODAY(), 6),
        )  # fmt: skip
    end = add_months(TODAY(), 12)
    assert gone(run(end - DAY), "workshops") == 0
    assert gone(run(end), "workshops") == 1


def test_a_run_that_only_looks_says_what_would_go(wise, workshop):
    with walls.working_for(organisation=workshop.organisation_id):
        assert "1 werkateliers gaan nu weg" in _of_one(add_months(TODAY(), 12))
        assert "1 werkateliers waarvan de situaties nu weggaan" in _of_one(TODAY() + DAY)
        assert left(wise, Participant) == 1


def test_no_key_of_a_situation_or_a_participant_outlives_it(wise, workshop):
    with walls.working_for(organisation=workshop.organisation_id):
        actor = OnSchedule(workshop.organisation_id)
        erasing.erase_workshop(workshop=workshop, actor=actor, reason="TERM")
    assert nothing_is_left(wise)


def test_one_whose_end_nobody_said_goes_a_year_after_what_is_known_of_it(wise):
    with transaction.atomic():
        made = making.a_workshop(wise, state="CONFIRMED")
    end = timezone.localdate(made.ends_at)
    assert gone(run(add_months(end, 12) - DAY), "workshops") == 0
    assert gone(run(add_months(end, 12)), "workshops") == 1


def test_what_was_erased_and_comes_back_with_a_backup_goes_again(wise, workshop):
    organisation = wise.actors["olga"].organisation.pk
    with walls.working_for(organisation=organisation):
        one = Participant.unscoped.get()
        for kind, row in ((erasing.PARTICIPANT, one), (erasing.WORKSHOP, workshop)):
            ledger.write(organisation=organisation, object_type=kind, object_id=row.pk,
                         key_id=row.key_id, on=TODAY(), reason="TERM")  # fmt: skip
    with walls.working_for(organisation=organisation):
        Erasure.unscoped.all().delete()
    done = replaying.replay()
    assert (done.again, done.failed) == (2, [])
    assert nothing_is_left(wise)


def test_a_participant_goes_with_what_they_brought_and_the_workshop_stays(wise, workshop):
    organisation = wise.actors["olga"].organisation.pk
    with walls.working_for(organisation=organisation):
        one = Participant.unscoped.get()
        erasing.erase_participant(participant=one, actor=wise.olga, reason="CLIENT_ASKED")
    assert left(wise, Participant) + left(wise, CaseVignette) == 0
    assert left(wise, DataKey) == left(wise, Workshop) == 1
    assert left(wise, Erasure, object_type="participant", object_id=one.pk) == 1


def a_wish(wise):
    meeting, number = making.a_meeting(wise), uuid4()
    key = DataKey.make(meeting.organisation_id)
    return CallBackWish.unscoped.create(
        id=number, organisation=meeting.organisation, meeting=meeting, key=key, language="nl",
        sealed=key.seal({"first_name": "x", "reach": "x", "when": ""}, number),
        keep_until=TODAY() + timedelta(days=30),
    )  # fmt: skip


@pytest.mark.gate("M-02", "refuses")
def test_a_wish_to_be_called_is_kept_no_longer_than_thirty_days(wise):
    with transaction.atomic():
        a_wish(wise)
    assert gone(run(TODAY() + timedelta(days=29)), "calls") == 0
    assert gone(run(TODAY() + timedelta(days=30)), "calls") == 1
    assert left(wise, CallBackWish) + left(wise, DataKey) == 0


@pytest.mark.gate("M-02", "releases")
def test_after_the_call_it_goes_at_once_and_stays_gone(wise):
    with transaction.atomic():
        wish = a_wish(wise)
        erasing.erase_call(wish=wish, actor=wise.olga, reason="LET_GO")
    assert left(wise, CallBackWish) + left(wise, DataKey) == 0
    assert replaying.replay().failed == []
