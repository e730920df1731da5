"""The ring of an installation: made once, never beside what another sealed, and it has to fit."""

import pytest
from django.db import transaction

from tests import cast
from tests.command.test_operating import asked, finding
from zorgvuldig import walls
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
