"""A backup put back in another place, by a process of its own; and that what guards it, guards it.

The long proof, under load and with every harm, is `bench/restoring.py`.
"""

import io
import shutil
import subprocess
import sys

import psycopg
import pytest
from django.db import connections

from tests.command.test_backup import CANARY, as_owner, asked, erase, file, town  # noqa: F401
from tests.command.test_processes import environment
from tests.folders import own_folder
from zorgvuldig.command import postgres, replacing, restore
from zorgvuldig.command.operator import Refused
from zorgvuldig.vault import sealed_file
from zorgvuldig.walls import embedded

COUNTS = """
    SELECT (SELECT count(*) FROM dossiers_dossier), (SELECT count(*) FROM dossiers_entry),
      (SELECT count(*) FROM vault_datakey WHERE id = %s), (SELECT count(*) FROM people_person),
      (SELECT count(*) FROM django_session)
"""
DOSSIERS = "SELECT count(*) FROM dossiers_dossier"


@pytest.fixture
def elsewhere():
    with own_folder() as folder:
        yield folder


def there(folder, *argv):
    """One command as an operator gives it there."""
    command = [sys.executable, "-m", "zorgvuldig", *argv]
    here = environment(ZORGVULDIG_VAR=str(folder), ZORGVULDIG_DEMO="1")
    done = subprocess.run(command, env=here, capture_output=True, text=True, timeout=300)
    return done.returncode, done.stdout, done.stderr


def test_in_another_place_it_stands_and_what_was_erased_does_not(
    capsys,
    town,  # noqa: F811
    file,  # noqa: F811
    tmp_path,
    ledger_file,
    settings,
    elsewhere,
):
    asked(capsys, "backup", str(tmp_path / "nacht.zvb"))
    erase(file, town)
    shutil.copy(settings.KEY_RING_FILE, elsewhere / "keyring.toml")
    shutil.copy(ledger_file, elsewhere / "erasures.jsonl")
    status, out, err = there(elsewhere, "restore", str(tmp_path / "nacht.zvb"))
    assert (status, err) == (0, "")
    assert "1 keer is opnieuw gewist" in out
    assert "klopt" in out.splitlines()[-1]
    where = embedded.start(elsewhere).get_uri().replace("/postgres?", "/zorgvuldig?")
    with psycopg.connect(where) as other:
        people = as_owner("SELECT count(*) FROM people_person")[0][0]
        assert other.execute(COUNTS, [file.key_id]).fetchone() == (0, 0, 0, people, 0)
    assert as_owner(DOSSIERS) == [(0,)]  # the old place: erased there too, and untouched


def test_a_logbook_that_was_changed_before_the_backup_is_said(capsys, town, file, tmp_path):  # noqa: F811
    as_owner("UPDATE logbook_logentry SET purpose = 'anders' WHERE chain_no = 1")
    asked(capsys, "backup", str(tmp_path / "oud.zvb"))
    status, out, _ = asked(capsys, "restore", str(tmp_path / "oud.zvb"), "--overwrite")
    assert (status, "niet: " in out.splitlines()[-1]) == (1, True)


def test_a_backup_that_cannot_be_read_back_gets_no_name(
    capsys,
    town,  # noqa: F811
    file,  # noqa: F811
    tmp_path,
    monkeypatch,
):
    written = sealed_file.write

    def damaged(to, pieces, **about):
        whole = io.BytesIO()
        written(whole, pieces, **about)
        raw = whole.getbuffer()
        raw[-50] ^= 1
        to.write(raw)

    monkeypatch.setattr(sealed_file, "write", damaged)
    status, _, err = asked(capsys, "backup", str(tmp_path / "oud.zvb"))
    assert (status, "niet leesbaar" in err) == (1, True)
    assert list(tmp_path.glob("oud*")) == []


def half(pieces):
    """What a dump gives until halfway, and then a fault."""
    whole = b"".join(pieces)
    yield whole[: len(whole) // 2]
    raise sealed_file.FileBroken("De back-up is beschadigd.")


@pytest.mark.parametrize("harm", ["fault", "short"])
def test_what_stands_stays_until_the_whole_file_went_through(capsys, file, harm):  # noqa: F811
    """Also when nobody had read the file before."""
    dump = b"".join(postgres.dumped())
    pieces = half([dump]) if harm == "fault" else [dump[: len(dump) // 2]]
    connections.close_all()
    with pytest.raises((Refused, sealed_file.FileBroken)):
        replacing.replace(pieces)
    assert as_owner(DOSSIERS) == [(1,)]


FULL = """
    CREATE FUNCTION full_disk() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN
      RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$;
    CREATE EVENT TRIGGER full_disk ON ddl_command_end WHEN TAG IN ('CREATE INDEX')
      EXECUTE FUNCTION full_disk();
"""


def test_a_disk_that_is_full_halfway_is_a_sentence_and_all_stays(
    capsys,
    file,  # noqa: F811
    tmp_path,
    postgres,
    committed,
):
    asked(capsys, "backup", str(tmp_path / "oud.zvb"))
    with psycopg.connect(postgres.replace("/postgres?", f"/{committed}?"), autocommit=True) as it:
        it.execute("CREATE SCHEMA apart")
        it.execute(FULL.replace("full_disk()", "apart.full_disk()"))
    status, _, err = asked(capsys, "restore", str(tmp_path / "oud.zvb"), "--overwrite")
    assert (status, err.splitlines()[-1]) == (
        1, f"{replacing.SENTENCES['53100']} {replacing.UNCHANGED}",
    )  # fmt: skip
    assert as_owner(DOSSIERS) == [(1,)]


def test_somebody_at_work_keeps_it_from_going(capsys, file, tmp_path, postgres, committed):  # noqa: F811
    asked(capsys, "backup", str(tmp_path / "oud.zvb"))
    with psycopg.connect(postgres.replace("/postgres?", f"/{committed}?")) as somebody:
        somebody.execute("SELECT 1 FROM dossiers_dossier")
        status, _, err = asked(capsys, "restore", str(tmp_path / "oud.zvb"), "--overwrite")
    assert (status, "is in gebruik" in err) == (1, True)
    assert restore.LET_IN not in err
    assert as_owner(DOSSIERS) == [(1,)]
