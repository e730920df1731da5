"""The run: what is past its term goes, after a warning and some days; what may stay, stays."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connections, transaction

from tests import cast
from tests.privacy.moving import TODAY, as_owner, closed_on, dossier, gone, run, there
from zorgvuldig import walls
from zorgvuldig.command.retention import STEPS
from zorgvuldig.dossiers.actions import keeping
from zorgvuldig.dossiers.models import Dossier
from zorgvuldig.handbook import read
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.privacy.actions import holding, running
from zorgvuldig.rules.retention import add_months
from zorgvuldig.vault import ledger
from zorgvuldig.vault.models import DataKey, Erasure

GRACE = timedelta(days=14)
WARNING = timedelta(days=30)


@pytest.fixture
def town(committed):
    with transaction.atomic():
        return cast.build()


@pytest.fixture
def file(town):
    """Closed today; may go twenty years from now."""
    with transaction.atomic():
        made = dossier(town)
        closed_on(made, TODAY())
    return made


def end():
    """Twenty years after a dossier that was closed today."""
    return add_months(TODAY(), 240)


def test_it_is_warned_about_a_month_before_and_goes_two_weeks_after_its_term(town, file):
    assert gone(run(end() - WARNING - timedelta(days=1)), "warn") == 0
    assert gone(run(end() - WARNING), "warn") == 1
    assert gone(run(end() - WARNING, end(), end() + GRACE - timedelta(days=1)), "dossiers") == 0
    assert there(Dossier, town, pk=file.pk)
    assert gone(run(end() + GRACE), "dossiers") == 1
    assert not there(Dossier, town, pk=file.pk)
    assert not there(DataKey, town, pk=file.key_id)


def test_the_operator_reads_of_every_step_what_it_did(town):
    assert list(dict.fromkeys(tally.step for tally in run(TODAY()))) == list(STEPS)


def test_what_was_never_warned_about_gets_its_warning_and_its_days_first(town, file):
    late = end() + timedelta(days=300)
    assert gone(run(late), "dossiers") == 0
    assert gone(run(late + GRACE - timedelta(days=1)), "dossiers") == 0
    assert gone(run(late + GRACE), "dossiers") == 1


def test_the_warning_goes_to_keeper_and_privacy_officer_once_and_names_nothing(town, file):
    run(end() - WARNING, end() - WARNING, end())
    jobs = as_owner("SELECT args::text FROM procrastinate_jobs WHERE task_name LIKE 'privacy.%%'")
    numbers = {town.anna.membership.pk, town.frank.membership.pk}
    assert len(jobs) == len(numbers)
    for (args,) in jobs:
        assert any(f'"membership_id": {number}' in args for number in numbers)
        assert file.reference not in args


def test_a_hold_stops_the_term_for_as_long_as_it_stands(town, file):
    run(end() - WARNING)
    hold = held(town, file)
    assert gone(run(end() + GRACE, end() + 10 * GRACE), "dossiers") == 0
    with walls.working_for(organisation=town.frank.organisation.pk):
        holding.answer(hold=hold, actor=town.at_work("esra"), agreed=False)
    assert gone(run(end() + 10 * GRACE), "dossiers") == 1


def held(town, file):
    with walls.working_for(organisation=town.frank.organisation.pk):
        return holding.hold_back(
            dossier=file, actor=town.at_work("frank"), once=uuid4(), kind="COURT",
            second=town.esra.membership,
        )  # fmt: skip


def test_reopened_it_stays_and_closed_again_it_counts_anew(town, file):
    run(end() - WARNING)
    with walls.working_for(organisation=town.anna.organisation.pk):
        keeping.reopen(
            dossier=file, actor=town.at_work("anna"), review_on=TODAY() + timedelta(days=9),
            once=uuid4(), happened_on=TODAY(), words={"reason": "Nieuw"},
        )  # fmt: skip
    assert gone(run(end() + 10 * GRACE), "dossiers") == 0
    assert there(Dossier, town, pk=file.pk)


def test_a_longer_term_that_is_published_meanwhile_holds(town, file, monkeypatch):
    """What stands on the page is what runs, also for what was closed before."""
    run(end() - WARNING)
    monkeypatch.setitem(read("retention")["dossier"]["JEUGDHULP"], "months", 300)
    assert gone(run(end() + GRACE), "dossiers") == 0
    with walls.working_for(organisation=town.anna.organisation.pk):
        assert Dossier.unscoped.get().keep_until == add_months(TODAY(), 300)


def test_twice_is_once(town, file):
    run(end() - WARNING)
    assert gone(run(end() + GRACE), "dossiers") == 1
    assert gone(run(end() + GRACE), "dossiers") == 0
    assert as_owner("SELECT count(*) FROM vault_erasure") == [(1,)]


def test_each_is_asked_again_with_the_dossier_held(town, file, monkeypatch):
    """Between finding and erasing somebody opens it again: it stays."""
    run(end() - WARNING)
    found = running.going.to_erase

    def and_then_reopened(today):
        numbers = found(today)
        if numbers:
            Dossier.unscoped.filter(pk__in=numbers).update(closed_on=None, outcome="")
        return numbers

    monkeypatch.setattr(running.going, "to_erase", and_then_reopened)
    assert gone(run(end() + GRACE), "dossiers") == 0
    assert there(Dossier, town, pk=file.pk)


def test_two_runs_at_once_erase_each_dossier_once(town):
    with transaction.atomic():
        for number in range(12):
            closed_on(dossier(town, f"Client {number}"), TODAY())
    run(end() - WARNING)
    begin = Barrier(2)

    def work(_):
        begin.wait()
        try:
            return running.run(end() + GRACE)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        both = [tally for tallies in pool.map(work, range(2)) for tally in tallies]
    assert [tally.failed for tally in both if tally.failed] == []
    assert gone(both, "dossiers") == 12
    assert as_owner("SELECT count(*) FROM vault_erasure") == [(12,)]
    assert as_owner("SELECT count(*) FROM dossiers_dossier") == [(0,)]
    assert len(ledger.lines()) == 12


def test_one_that_fails_is_named_and_the_rest_goes(town, monkeypatch):
    with transaction.atomic():
        files = [dossier(town, f"Client {number}") for number in range(3)]
        for made in files:
            closed_on(made, TODAY())
    run(end() - WARNING)
    erase = running.erase_dossier

    def refuses_one(*, dossier, **rest):
        erase(dossier=dossier, **rest)
        if dossier.pk == files[1].pk:
            raise RuntimeError("iets ging mis")

    monkeypatch.setattr(running, "erase_dossier", refuses_one)
    tallies = running.run(end() + GRACE)
    assert [tally.failed for tally in tallies if tally.failed] == [[str(files[1].pk)]]
    assert gone(tallies, "dossiers") == 2
    assert there(Dossier, town, pk=files[1].pk)
    assert there(DataKey, town, pk=files[1].key_id)
    monkeypatch.undo()
    assert gone(run(end() + GRACE), "dossiers") == 1


def test_one_line_each_in_the_logbook_and_none_says_what_it_was_about(town, file):
    run(end() - WARNING, end() + GRACE)
    with walls.working_for(organisation=town.anna.organisation.pk):
        lines = LogEntry.unscoped.filter(event_type__in=["dossier.warned", "dossier.erased"])
        told = list(lines.order_by("chain_no").values_list("event_type", "user_id", "auth_policy"))
    assert told == [("dossier.warned", None, ""), ("dossier.erased", None, "TERM")]


def test_the_file_follows_the_database_after_commit(town, file):
    run(end() - WARNING, end() + GRACE)
    (line,) = ledger.lines()
    assert (line.type, line.object, line.key) == ("dossier", str(file.pk), str(file.key_id))
    assert set(vars(line)) == {"id", "organisation", "type", "object", "key", "on", "reason"}


def test_what_the_file_missed_is_written_by_the_next_run(town, file, ledger_file):
    run(end() - WARNING, end() + GRACE)
    before = ledger.lines()
    ledger_file.unlink()
    run(end() + GRACE)
    assert ledger.lines() == before


def test_the_ledger_lets_go_after_a_year_but_keeps_its_last_line(town):
    with transaction.atomic():
        town.at_work("anna")
        for days in (400, 380, 10):
            ledger.write(
                organisation=town.anna.organisation.pk, object_type="entry", object_id=uuid4(),
                on=TODAY() - timedelta(days=days), reason="TERM",
            )  # fmt: skip
    assert len(ledger.lines()) == 3
    assert gone(run(TODAY()), "ledger") == 2
    assert len(ledger.lines()) == 1
    with walls.working_for(organisation=town.anna.organisation.pk):
        assert Erasure.unscoped.count() == 1


def test_every_step_that_the_handbook_names_is_a_step_of_the_run():
    named = {
        term["by"].rpartition(".")[2]
        for term in read("retention")["term"].values()
        if term["by"].startswith("zorgvuldig.privacy.actions.running.")
    }
    steps = {name for name, step in vars(running).items() if step in running.STEPS}
    assert len(steps) == len(running.STEPS)
    assert named == steps - {"warn"}
