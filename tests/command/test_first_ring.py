"""The ring of an installation: made once, never beside what another sealed, and it has to fit."""

import pytest
from django.db import transaction

from tests import cast
from tests.command.test_operating import asked, finding
from zorgvuldig import walls
from zorgvuldig.command import main
from zorgvuldig.people import readiness
from zorgvuldig.vault import keyring
from zorgvuldig.vault.models import DataKey


@pytest.fixture
def brug(committed):
    with transaction.atomic():
        return cast.build()


def test_the_first_ring_is_made_once_and_never_where_something_is_sealed(
    capsys, brug, settings, tmp_path
):
    settings.KEY_RING_FILE, settings.EMBEDDED = tmp_path / "ring.toml", False
    status, out, _ = asked(capsys, "keys", "new")
    assert (status, f"De sleutelbos staat in {tmp_path / 'ring.toml'}." in out) == (0, True)
    assert "Er is al een sleutelbos" in asked(capsys, "keys", "new")[2]
    with walls.working_for(organisation=brug.anna.organisation.pk):
        DataKey.make(brug.anna.organisation.pk)
    settings.KEY_RING_FILE.unlink()
    assert "al iets verzegeld" in asked(capsys, "keys", "new")[2]
    assert not settings.KEY_RING_FILE.exists()


def test_the_doctor_sees_a_ring_that_no_longer_fits(capsys, brug, settings, tmp_path):
    with walls.working_for(organisation=brug.anna.organisation.pk):
        DataKey.make(brug.anna.organisation.pk)
    settings.KEY_RING_FILE = tmp_path / "ring.toml"
    assert "sleutelbos: De sleutel past niet op deze tekst; zet de kopie" in finding(capsys)


@pytest.fixture
def host(committed, settings, tmp_path):
    """Be at this host, with a ring file of its own, not made yet."""
    settings.EMBEDDED = False
    readiness._looked_up.cache_clear()

    def host(name):
        settings.KEY_RING_FILE = tmp_path / name / "ring.toml"

    return host


def test_a_second_host_makes_no_ring_also_when_nothing_is_sealed_yet(capsys, host, settings):
    host("een")
    assert asked(capsys, "keys", "new")[0] == 0
    host("twee")
    status, _, said = asked(capsys, "keys", "new")
    assert (status, settings.KEY_RING_FILE.exists()) == (1, False)
    assert "hoort al een sleutelbos, die op een andere plek is gemaakt" in said


def test_a_ring_that_could_not_be_written_is_not_the_ring(capsys, host, monkeypatch):
    host("een")

    def full(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as full_disk, pytest.raises(OSError, match="No space"):
        full_disk.setattr("zorgvuldig.vault.keyring.save", full)
        main(["keys", "new"])
    assert asked(capsys, "keys", "new")[0] == 0


def test_two_rings_from_before_the_first_migrate_do_not_both_serve(capsys, host, client, settings):
    for name in ("een", "twee"):
        host(name)
        keyring.save(keyring.fresh("eerste"), settings.KEY_RING_FILE)
    assert "sleutelbos: in orde" in client.get("/gezond/klaar/").text
    assert asked(capsys, "prepare", "web")[0] == 0
    assert "sleutelbos: in orde" in finding(capsys)
    host("een")
    for argv in (["prepare", "web"], ["worker"], ["keys", "rotate"]):
        status, _, said = asked(capsys, *argv)
        assert (status, "hoort niet bij deze database" in said) == (1, True), argv
    assert "hoort niet bij deze database" in finding(capsys)
    answer = client.get("/gezond/klaar/")
    assert (answer.status_code, "sleutelbos: niet" in answer.text) == (503, True)
