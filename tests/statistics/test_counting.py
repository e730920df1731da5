"""A quarter is counted once: by one worker or two, tonight or again tomorrow."""

import subprocess
import sys
import threading
from contextlib import contextmanager
from datetime import date, datetime

import pytest
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone

from tests.dossiers.sharing.test_at_once import until_somebody_waits
from tests.environment import ROOT
from tests.helpline import cast, making
from zorgvuldig import walls
from zorgvuldig.helpline import counts as helpline
from zorgvuldig.helpline.models import HelpRequest
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.people.founding import begin
from zorgvuldig.rules.quarters import Quarter
from zorgvuldig.statistics import jobs
from zorgvuldig.statistics.actions import counting
from zorgvuldig.statistics.models import CountedQuarter, QuarterCount
from zorgvuldig.walls.grants import too_much

NIGHT = date(2026, 10, 29)
QUARTER = Quarter(2026, 3)
ORGANISATIONS = 12


@contextmanager
def two_workers(database_name):
    command = [sys.executable, "-m", "tests.statistics.counting_apart", database_name]
    pipes = {"text": True, "stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    both = [subprocess.Popen(command, cwd=ROOT, **pipes) for _ in range(2)]
    try:
        for one in both:
            assert one.stdout.readline() == "ready\n"
        yield both
    finally:
        for one in both:
            one.stdin.close()
            one.wait(120)


def begins(worker):
    worker.stdin.write(f"{NIGHT.isoformat()}\n")
    worker.stdin.flush()


def answer(worker):
    return tuple(map(int, worker.stdout.readline().split()))


def a_busy_line():
    """Two lines, one with three requests in the third quarter."""
    lantern = cast.build()
    for _ in range(3):
        making.a_request(lantern)
    HelpRequest.unscoped.update(received_at="2026-08-17T12:00:00Z")
    return lantern


def count(number):
    """Within the transaction of a test."""
    counted = list(counting.cells(number, QUARTER))
    return counting.keep(number, QUARTER, counted, NIGHT)


def stored(lantern):
    with walls.working_for(organisation=lantern.cora.organisation.pk):
        return {
            (row.measure, row.category): row.number
            for row in QuarterCount.objects.filter(quarter=QUARTER.begins)
        }


@pytest.mark.django_db
def test_a_quarter_is_counted_once_whatever_changes_later():
    lantern = a_busy_line()
    number = lantern.at_work("cora").organisation.pk
    assert count(number)
    before = stored(lantern)
    assert before["requests", "ALL"] == 3
    lantern.at_work("cora")
    HelpRequest.unscoped.all().delete()
    assert not count(number)
    assert stored(lantern) == before


@pytest.mark.django_db
def test_a_quarter_in_which_nothing_was_is_counted_as_nothing_and_it_is_logged():
    lantern = cast.build()
    number = lantern.at_work("cora").organisation.pk
    assert count(number)
    assert stored(lantern) == {}
    lantern.at_work("cora")
    assert CountedQuarter.objects.get().counted_on == NIGHT
    line = LogEntry.unscoped.get(event_type="statistics.counted")
    assert (line.object_id, line.user_id) == ("2026-07-01", None)


@pytest.mark.django_db
@pytest.mark.parametrize("table", ["statistics_countedquarter", "statistics_quartercount"])
@pytest.mark.parametrize("deed", ["UPDATE {} SET quarter = quarter", "DELETE FROM {}"])
def test_what_was_counted_is_never_changed_or_taken_away(table, deed):
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(deed.format(table))
    assert not [right for right in too_much(connection) if table in right]


@pytest.mark.django_db
@pytest.mark.parametrize("model", [CountedQuarter, QuarterCount])
def test_another_organisation_sees_no_counts_and_writes_none(model):
    lantern = a_busy_line()
    count(lantern.at_work("cora").organisation.pk)
    assert model.objects.exists()
    lantern.at_work("chris")
    assert not model.objects.exists()
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        CountedQuarter.objects.create(
            organisation=lantern.cora.organisation, quarter=date(2026, 4, 1), counted_on=NIGHT
        )


def test_two_workers_at_once_count_every_organisation_once(committed):
    with transaction.atomic():
        lantern = a_busy_line()
        for number in range(ORGANISATIONS - 2):
            begin(name=f"Organisatie {number}", regime="WMO")
    with two_workers(committed) as both:
        for one in both:
            begins(one)
        (first, failed), (second, failed_too) = map(answer, both)
    assert (first + second, failed + failed_too) == (ORGANISATIONS, 0)
    assert stored(lantern)["requests", "ALL"] == 3


def test_a_second_worker_waits_for_the_first_and_then_counts_nothing(committed):
    with transaction.atomic():
        lantern = a_busy_line()
    number = lantern.cora.organisation.pk
    with two_workers(committed) as (one, _):
        with walls.working_for(organisation=number):
            assert count(number)
            begins(one)
            until_somebody_waits()
        assert answer(one) == (1, 0)  # only the other line
    assert stored(lantern)["requests", "ALL"] == 3


def test_one_that_fails_keeps_back_no_other_and_is_counted_the_next_night(committed, monkeypatch):
    with transaction.atomic():
        lantern = a_busy_line()
    number, whole = lantern.cora.organisation.pk, helpline.cells

    def breaks(organisation, first, last):
        if organisation == number:
            raise RuntimeError("half way")
        return whole(organisation, first, last)

    monkeypatch.setattr(helpline, "cells", breaks)
    assert counting.count_what_is_due(NIGHT) == (1, 1)
    monkeypatch.undo()
    assert counting.count_what_is_due(NIGHT) == (1, 0)
    assert stored(lantern)["requests", "ALL"] == 3


def test_who_comes_in_during_the_counting_is_in_no_question(committed, monkeypatch):
    """All questions are about one moment; else one would add up to more than another."""
    with transaction.atomic():
        lantern = a_busy_line()
    number, whole = lantern.cora.organisation.pk, helpline.cells

    def meanwhile():
        with walls.working_for(organisation=number, person=lantern.wim.person.pk):
            request = making.a_request(lantern)
            HelpRequest.unscoped.filter(pk=request.pk).update(received_at="2026-08-18T12:00:00Z")
        connection.close()

    def late(organisation, first, last):
        if organisation == number:
            other = threading.Thread(target=meanwhile)
            other.start()
            other.join()
        return whole(organisation, first, last)

    monkeypatch.setattr(helpline, "cells", late)
    assert counting.count_what_is_due(NIGHT) == (2, 0)
    assert stored(lantern)["requests", "ALL"] == 3
    with walls.working_for(organisation=number):
        assert HelpRequest.unscoped.count() == 4


def test_the_job_counts_on_the_day_of_its_night(committed):
    """The night of 28 to 29 October 2026, a quarter past two."""
    with transaction.atomic():
        lantern = a_busy_line()
    night = timezone.make_aware(datetime(2026, 10, 29, 2, 15))
    jobs.count_quarters(timestamp=int(night.timestamp()))
    with walls.working_for(organisation=lantern.cora.organisation.pk):
        days = set(CountedQuarter.objects.values_list("quarter", flat=True))
    assert days == {QUARTER.begins}
