"""A database knows its ring: another one is noticed at once, a turned one is the same."""

from datetime import date

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from tests import cast
from zorgvuldig import walls
from zorgvuldig.vault import belonging, keyring, rotation
from zorgvuldig.vault.models import DataKey, RingMark

TODAY = date(2026, 11, 28)


@pytest.fixture
def host(committed, tmp_path, settings):
    """Be at this host, which has a ring file of its own; made there when it has none yet."""

    def host(name):
        settings.KEY_RING_FILE = tmp_path / name / "ring.toml"
        if not settings.KEY_RING_FILE.exists():
            keyring.save(keyring.fresh("eerste"), settings.KEY_RING_FILE)

    host("een")
    return host


def copied(tmp_path, from_, to):
    (tmp_path / to / "ring.toml").write_bytes((tmp_path / from_ / "ring.toml").read_bytes())


def test_the_first_ring_that_serves_is_the_ring_and_another_is_refused(host, tmp_path):
    belonging.agree()
    belonging.agree()
    host("twee")
    for deed in (belonging.agree, lambda: rotation.turn(TODAY)):
        with pytest.raises(belonging.OtherRing, match="hoort niet bij deze database"):
            deed()
    assert (belonging.fits(), belonging.wrong()) == (False, belonging.OTHER)
    copied(tmp_path, "een", "twee")
    belonging.agree()
    assert (belonging.fits(), belonging.wrong()) == (True, "")


def test_a_ring_is_the_same_after_each_turn_and_after_an_old_key_went(host):
    belonging.agree()
    for _ in range(2):
        rotation.turn(TODAY)
        belonging.agree()
    rotation.drop("eerste")
    belonging.agree()
    assert (belonging.fits(), belonging.wrong()) == (True, "")


def one_of_two_turned_it(host, folder):
    """Two hosts had a copy; the first turned it, and we are at the second."""
    belonging.agree()
    host("twee")
    copied(folder, "een", "twee")
    host("een")
    rotation.turn(TODAY)
    host("twee")


def test_a_turned_ring_rolls_out_the_host_that_waits_for_it_works_on(host, tmp_path):
    one_of_two_turned_it(host, tmp_path)
    belonging.agree()
    assert belonging.fits()
    assert belonging.wrong() == belonging.LAGS
    copied(tmp_path, "een", "twee")
    assert belonging.wrong() == ""


def test_a_ring_that_lags_behind_is_not_turned_apart(host, tmp_path):
    one_of_two_turned_it(host, tmp_path)
    with pytest.raises(belonging.OtherRing, match="ontbreekt de nieuwste sleutel"):
        rotation.turn(TODAY)
    assert list(keyring.ring().keys) == ["eerste"]
    copied(tmp_path, "een", "twee")
    assert rotation.turn(TODAY) == "2026-11-28-2"


def test_a_ring_turned_in_the_environment_is_followed(host, settings):
    first = keyring.ring()
    settings.KEY_RING = keyring.written(first)
    belonging.agree()
    settings.KEY_RING = keyring.written(keyring.with_new_key(first, "tweede"))
    belonging.agree()
    settings.KEY_RING = keyring.written(first)
    assert belonging.wrong() == belonging.LAGS


def test_a_database_that_knows_no_ring_takes_none_that_does_not_open_what_is_in_it(host):
    with transaction.atomic():
        anna = cast.build().anna
    with walls.working_for(organisation=anna.organisation.pk):
        DataKey.make(anna.organisation.pk)
    host("twee")
    with pytest.raises(belonging.OtherRing):
        belonging.agree()
    assert not RingMark.unscoped.exists()
    host("een")
    belonging.agree()
    assert RingMark.unscoped.count() == 1


def test_a_mark_holds_nothing_of_the_ring_and_the_application_does_not_change_it(host):
    belonging.agree()
    ring, known = keyring.ring(), RingMark.unscoped.get()
    marks = [bytes(known.ring), bytes(known.newest)]
    assert len({*marks, ring.index, *ring.keys.values()}) == 4
    for statement in ("DELETE FROM vault_ringmark", "UPDATE vault_ringmark SET ring = ''"):
        with (
            pytest.raises(ProgrammingError, match="permission denied"),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)
