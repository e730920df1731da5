"""A backup is sealed and read back; a restored one forgets what was erased since it was made."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.db import connections, transaction
from django.utils import timezone

from tests import cast
from tests.command.test_operating import asked
from tests.privacy.moving import as_owner, dossier
from zorgvuldig import walls
from zorgvuldig.command import backup as backups
from zorgvuldig.command import restore
from zorgvuldig.command.operator import Refused
from zorgvuldig.dossiers.actions import beginning, erasing, talks
from zorgvuldig.dossiers.models import Dossier, Entry
from zorgvuldig.vault import keyring, ledger, sealed_file
from zorgvuldig.walls.grants import too_much

TODAY = timezone.localdate
CANARY = "Kanariegeel op de vensterbank"
NAME = "Noortje Kanarievogel"


@pytest.fixture
def town(committed):
    with transaction.atomic():
        return cast.build()


@pytest.fixture
def file(town):
    with transaction.atomic():
        made = dossier(town, NAME)
        write(made, town)
    return made


def write(made, town):
    talks.record_conversation(
        dossier=made, actor=town.at_work("anna"), mode="EXPLORATORY", once=uuid4(),
        happened_on=TODAY(), words={"own_words": CANARY},
    )  # fmt: skip


def erase(file, town):
    with walls.working_for(organisation=town.anna.organisation.pk):
        erasing.erase_dossier(dossier=file, actor=town.at_work("anna"), reason="CLIENT_ASKED")


def test_the_file_is_sealed_and_shows_nothing(capsys, file, tmp_path):
    status, out, err = asked(capsys, "backup", str(tmp_path / "nacht.zvb"))
    assert (status, err) == (0, "")
    assert "is teruggelezen" in out
    raw = (tmp_path / "nacht.zvb").read_bytes()
    assert b"PGDMP" not in raw
    assert (tmp_path / "nacht.zvb").stat().st_mode & 0o077 == 0
    with (tmp_path / "nacht.zvb").open("rb") as sealed:
        assert b"".join(sealed_file.read(sealed)).startswith(b"PGDMP")
    assert [path.name for path in tmp_path.glob("*.new")] == []


def test_a_backup_is_not_written_over(capsys, committed, tmp_path):
    (tmp_path / "nacht.zvb").write_text("iets anders")
    status, _, err = asked(capsys, "backup", str(tmp_path / "nacht.zvb"))
    assert status == 1
    assert "bestaat al" in err


def test_what_was_erased_since_is_forgotten_again(capsys, town, file, tmp_path):
    asked(capsys, "backup", str(tmp_path / "oud.zvb"))
    erase(file, town)
    status, out, err = asked(capsys, "restore", str(tmp_path / "oud.zvb"), "--overwrite")
    assert (status, err) == (0, "")
    assert "1 keer is opnieuw gewist" in out
    assert as_owner("SELECT count(*) FROM dossiers_dossier") == [(0,)]
    assert as_owner("SELECT count(*) FROM dossiers_entry") == [(0,)]
    assert as_owner("SELECT count(*) FROM vault_datakey WHERE id = %s", file.key_id) == [(0,)]
    assert as_owner("SELECT count(*) FROM vault_erasure") == [(1,)]
    assert asked(capsys, "logbook", "verify")[0] == 0


def test_without_the_replay_it_would_have_come_back(capsys, town, file, tmp_path, monkeypatch):
    """The same, with the ledger not carried out: this is what the replay is for."""
    asked(capsys, "backup", str(tmp_path / "oud.zvb"))
    erase(file, town)
    monkeypatch.setattr(ledger, "lines", list)
    asked(capsys, "restore", str(tmp_path / "oud.zvb"), "--overwrite", "--without-ledger")
    with walls.working_for(organisation=town.anna.organisation.pk):
        (entry,) = Entry.unscoped.filter(kind="CONVERSATION")
        assert entry.words(entry.dossier.key)["own_words"] == CANARY
    monkeypatch.undo()
    status, out, _ = asked(capsys, "retention", "--replay")
    assert (status, "1 keer is opnieuw gewist" in out) == (0, True)
    assert as_owner("SELECT count(*) FROM dossiers_entry") == [(0,)]
    assert asked(capsys, "retention", "--replay")[1].count("0 keer") == 1


def test_everything_else_is_there_again_with_its_walls(capsys, town, file, tmp_path):
    Session.objects.create(session_key="oud", expire_date=timezone.now() + timedelta(hours=1))
    asked(capsys, "backup", str(tmp_path / "oud.zvb"))
    with transaction.atomic():
        later = dossier(town, "Later Gekomen")
    asked(capsys, "restore", str(tmp_path / "oud.zvb"), "--overwrite")
    with walls.working_for(organisation=town.anna.organisation.pk):
        assert list(Dossier.unscoped.values_list("pk", flat=True)) == [file.pk]
        assert Dossier.unscoped.select_related("key").get().client["name"] == NAME
        assert later.pk != file.pk
    assert too_much(connections["default"]) == []
    assert Dossier.unscoped.count() == 0  # nobody was said, so the wall shows nothing
    assert Session.objects.count() == 0


def test_a_piece_and_a_note_are_forgotten_again_too(capsys, town, file, tmp_path):
    with transaction.atomic():
        note = beginning.note_unease(
            actor=town.at_work("anna"), once=uuid4(), happened_on=TODAY(), triage="CONCERN",
            event_kind="", unease=CANARY,
        )  # fmt: skip
    asked(capsys, "backup", str(tmp_path / "oud.zvb"))
    with walls.working_for(organisation=town.anna.organisation.pk):
        beginning.let_go(actor=town.at_work("anna"), note=note)
        piece = Entry.unscoped.get(kind="CONVERSATION")
        erasing.erase_entry(entry=piece, actor=town.at_work("anna"), reason="CLIENT_ASKED")
    asked(capsys, "restore", str(tmp_path / "oud.zvb"), "--overwrite")
    for table in ("dossiers_uneasenote", "dossiers_entry", "dossiers_conversation"):
        assert as_owner(f"SELECT count(*) FROM {table}") == [(0,)]
    assert as_owner("SELECT count(*) FROM dossiers_dossier") == [(1,)]


def test_what_stood_only_in_the_database_is_saved_before_it_is_overwritten(
    capsys, town, file, tmp_path, ledger_file
):
    asked(capsys, "backup", str(tmp_path / "oud.zvb"))
    erase(file, town)
    ledger_file.unlink()
    asked(capsys, "restore", str(tmp_path / "oud.zvb"), "--overwrite")
    assert as_owner("SELECT count(*) FROM dossiers_dossier") == [(0,)]


def test_a_database_with_something_in_it_is_not_overwritten_unasked(capsys, file, tmp_path):
    asked(capsys, "backup", str(tmp_path / "oud.zvb"))
    status, _, err = asked(capsys, "restore", str(tmp_path / "oud.zvb"))
    assert status == 1
    assert "--overwrite" in err
    assert as_owner("SELECT count(*) FROM dossiers_dossier") == [(1,)]


@pytest.mark.parametrize("harm", ["cut", "changed", "other", "head"])
def test_a_broken_file_is_refused_before_anything_is_touched(capsys, file, tmp_path, harm):
    path = tmp_path / "oud.zvb"
    asked(capsys, "backup", str(path))
    raw = bytearray(path.read_bytes())
    if harm == "changed":
        raw[-100] ^= 1
    elif harm == "head":
        raw[40] ^= 1
    path.write_bytes({"cut": raw[:-50], "other": b"PGDMP iets anders"}.get(harm, raw))
    status, _, err = asked(capsys, "restore", str(path), "--overwrite")
    assert status == 1
    assert err.strip().endswith(".") or err.strip().endswith(").")
    assert as_owner("SELECT count(*) FROM dossiers_dossier") == [(1,)]


def test_without_the_ring_nobody_reads_it(capsys, file, tmp_path, monkeypatch):
    asked(capsys, "backup", str(tmp_path / "oud.zvb"))
    monkeypatch.setattr(sealed_file, "ring", lambda: keyring.fresh("eerste"))
    status, _, err = asked(capsys, "restore", str(tmp_path / "oud.zvb"), "--overwrite")
    assert (status, "sleutel" in err) == (1, True)


def test_a_ledger_that_is_behind_the_backup_is_noticed(capsys, town, file, tmp_path, ledger_file):
    erase(file, town)
    asked(capsys, "backup", str(tmp_path / "oud.zvb"))
    as_owner("DELETE FROM vault_erasure")
    ledger_file.unlink()
    status, _, err = asked(capsys, "restore", str(tmp_path / "oud.zvb"), "--overwrite")
    assert (status, "wisregister is niet compleet" in err) == (1, True)
    status, _, _ = asked(
        capsys, "restore", str(tmp_path / "oud.zvb"), "--overwrite", "--without-ledger"
    )
    assert status == 0


def test_backups_past_their_term_go_and_other_files_stay(capsys, committed, tmp_path):
    for days in (89, 91):
        path = tmp_path / f"{days}.zvb"
        with path.open("wb") as file:
            moment = timezone.now() - timedelta(days=days)
            sealed_file.write(file, [b"x"], at=moment.isoformat(), ledger="")
    (tmp_path / "brief.txt").write_text("van iemand anders")
    status, out, _ = asked(capsys, "backup", "--prune", str(tmp_path))
    assert (status, out[:10]) == (0, "1 back-ups")
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == [
        "89.zvb", "brief.txt",
    ]  # fmt: skip
    assert backups.prune(tmp_path) == []


def test_on_a_server_a_missing_program_is_named(capsys, committed, tmp_path, settings, monkeypatch):
    settings.EMBEDDED = False
    monkeypatch.setattr("shutil.which", lambda _: None)
    monkeypatch.setattr("zorgvuldig.vault.keyring.settings.KEY_RING", keyring.written(
        keyring.fresh("eerste")), raising=False)  # fmt: skip
    status, _, err = asked(capsys, "backup", str(tmp_path / "x.zvb"))
    assert (status, "pg_dump ontbreekt" in err) == (1, True)
    assert list(tmp_path.glob("x*")) == []


def test_the_doctor_notices_a_ledger_that_is_behind(capsys, town, file, ledger_file):
    erase(file, town)
    assert "wisregister: in orde" in asked(capsys, "doctor")[1]
    ledger_file.unlink()
    assert "wisregister: 1 regel staat niet in" in asked(capsys, "doctor")[1]
    assert asked(capsys, "retention", "--run")[0] == 0
    assert "wisregister: in orde" in asked(capsys, "doctor")[1]


def test_a_ledger_that_cannot_be_read_is_named(capsys, town, file, ledger_file):
    ledger_file.write_text("geen json\n")
    status, _, err = asked(capsys, "retention", "--replay")
    assert (status, "Regel 1" in err) == (1, True)
    assert "Regel 1" in asked(capsys, "doctor")[1]


def test_a_ledger_that_was_lost_is_noticed_by_a_backup_from_before_its_first_line(
    capsys, town, file, tmp_path, ledger_file
):
    asked(capsys, "backup", str(tmp_path / "oud.zvb"))
    erase(file, town)
    as_owner("DELETE FROM vault_erasure")
    ledger_file.unlink()
    as_owner("DROP SCHEMA public CASCADE")
    as_owner("CREATE SCHEMA public")
    status, _, err = asked(capsys, "restore", str(tmp_path / "oud.zvb"))
    assert (status, "wisregister is niet compleet" in err) == (1, True)
    status, _, _ = asked(capsys, "restore", str(tmp_path / "oud.zvb"), "--without-ledger")
    assert status == 0


def test_a_backup_from_before_the_ledger_is_not_put_back_unasked(committed, ledger_file):
    ledger_file.touch()
    old = timezone.now() - timedelta(days=370)
    with pytest.raises(Refused, match="Zo ver gaat het wisregister niet terug"):
        restore._require_ledger({"at": old.isoformat(), "ledger": ""})
    restore._require_ledger({"at": timezone.now().isoformat(), "ledger": ""})


@pytest.mark.parametrize("garbled", [b"geen json\n", b"\xff\xfe\n", b'{"id": "half'])
def test_a_garbled_ledger_stops_the_restore_before_anything_is_touched(
    capsys, town, file, tmp_path, ledger_file, garbled
):
    asked(capsys, "backup", str(tmp_path / "oud.zvb"))
    erase(file, town)
    ledger_file.write_bytes(garbled)
    for more in ([], ["--without-ledger"]):
        status, _, err = asked(capsys, "restore", str(tmp_path / "oud.zvb"), "--overwrite", *more)
        assert (status, "Regel 1" in err) == (1, True)
        assert as_owner("SELECT count(*) FROM dossiers_dossier") == [(0,)]
