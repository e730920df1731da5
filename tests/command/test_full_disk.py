"""No room for the erasure ledger or a backup: said in a sentence, nothing half, and well again once
there is room. On disks that are really full, the database's too, it is tried in `bench/full.py`."""

import json
from uuid import uuid4

import pytest
from django.db import transaction

from tests import cast
from tests.command.test_operating import asked
from tests.full import no_file_beyond
from tests.privacy.moving import as_owner, dossier
from zorgvuldig import walls
from zorgvuldig.dossiers.actions import erasing
from zorgvuldig.vault import ledger


@pytest.fixture
def town(committed):
    with transaction.atomic():
        return cast.build()


@pytest.fixture
def long_ledger(town, ledger_file):
    """Of another installation's size: longer than what else this process writes."""
    one = {"organisation": 99, "type": "dossier", "key": "", "on": "2026-01-05", "reason": "TERM"}
    told = (json.dumps({"id": str(uuid4()), "object": str(uuid4()), **one}) for _ in range(400))
    ledger_file.write_text("".join(f"{line}\n" for line in told))
    return ledger_file


def erase_one(town):
    with transaction.atomic():
        made = dossier(town)
    with walls.working_for(organisation=town.anna.organisation.pk):
        erasing.erase_dossier(dossier=made, actor=town.at_work("anna"), reason="CLIENT_ASKED")


def ledger_in_doctor(capsys):
    said = asked(capsys, "doctor")[1].splitlines()
    return next(line for line in said if line.startswith("wisregister: "))


def test_without_room_for_the_ledger_no_half_line_stays_and_the_next_run_writes_it(
    capsys, town, long_ledger
):
    before = long_ledger.read_bytes()
    with no_file_beyond(len(before) + 40):
        erase_one(town)
        status, _, err = asked(capsys, "retention", "--run")
        assert (status, err.partition(":")[0]) == (1, "Het wisregister kan niet worden geschreven")
    assert long_ledger.read_bytes() == before
    assert as_owner("SELECT count(*) FROM dossiers_dossier") == [(0,)]
    assert "1 regel staat niet in" in ledger_in_doctor(capsys)

    assert asked(capsys, "retention", "--run")[0] == 0
    assert len(ledger.lines()) == 401
    assert ledger_in_doctor(capsys) == "wisregister: in orde"


def test_a_line_that_was_cut_off_by_a_kill_is_written_whole(capsys, town, long_ledger):
    erase_one(town)
    whole = long_ledger.read_bytes()
    long_ledger.write_bytes(whole[:-70])
    assert "1 regel staat niet in" in ledger_in_doctor(capsys)
    assert asked(capsys, "retention", "--run")[0] == 0
    assert long_ledger.read_bytes() == whole


def test_without_room_a_backup_is_refused_with_a_sentence_and_leaves_nothing(
    capsys, town, tmp_path
):
    place = tmp_path / "nacht.zvb"
    with no_file_beyond(60_000):
        status, out, err = asked(capsys, "backup", str(place))
    assert (status, out) == (1, "")
    assert err.startswith("De back-up kan niet worden geschreven: ")
    assert list(tmp_path.iterdir()) == []
    assert asked(capsys, "backup", str(place))[0] == 0


def test_a_backup_into_a_folder_that_is_not_there_says_so(capsys, town, tmp_path):
    status, _, err = asked(capsys, "backup", str(tmp_path / "weg" / "nacht.zvb"))
    assert (status, f"de map {tmp_path / 'weg'} is er niet" in err) == (1, True)
