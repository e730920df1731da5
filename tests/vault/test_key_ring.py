"""The key ring outside the database: how it is written, read and kept."""

import os
import re
import stat

import pytest
from django.core.exceptions import ImproperlyConfigured

from zorgvuldig.vault import keyring

GOOD = "A" * 43 + "="  # 32 bytes, base64


def test_a_ring_reads_back_as_it_was_written():
    ring = keyring.with_new_key(keyring.fresh("oud"), "nieuw")
    assert keyring.parse(keyring.written(ring)) == ring
    assert list(ring.keys) == ["nieuw", "oud"]


def test_the_newest_key_wraps_and_every_key_opens():
    old = keyring.fresh("oud")
    ring = keyring.with_new_key(old, "nieuw")
    before = old.wrap(b"geheim", b"hier")
    after = ring.wrap(b"geheim", b"hier")
    assert (before[0], after[0]) == ("oud", "nieuw")
    assert [ring.unwrap(*wrapped, b"hier") for wrapped in (before, after)] == [b"geheim"] * 2


def test_a_key_that_was_taken_off_opens_nothing():
    key_id, wrapped = keyring.fresh("weg").wrap(b"geheim", b"hier")
    with pytest.raises(keyring.KeyMissing, match="weg hangt niet aan de sleutelbos"):
        keyring.fresh("ander").unwrap(key_id, wrapped, b"hier")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("geen toml", "niet leesbaar"),
        (f'index = "{GOOD}"', "niet leesbaar"),
        (f'index = "{GOOD}"\nkeys = []', "telt 32 bytes"),
        (f'index = "{GOOD}"\n[[keys]]\nid = "a"\nsecret = "kort"', "telt 32 bytes"),
        (f'index = "kort"\n[[keys]]\nid = "a"\nsecret = "{GOOD}"', "telt 32 bytes"),
        (f'index = "{GOOD}"\n[[keys]]\nsecret = "{GOOD}"', "niet leesbaar"),
    ],
)
def test_a_broken_ring_is_refused_with_a_sentence(text, sentence):
    with pytest.raises(ImproperlyConfigured, match=sentence):
        keyring.parse(text)


def test_only_its_owner_can_read_the_file(tmp_path):
    path = tmp_path / "map" / "ring.toml"
    keyring.save(keyring.fresh("eerste"), path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [file.name for file in path.parent.iterdir()] == ["ring.toml"]


def test_beside_the_embedded_database_a_ring_is_made_once(tmp_path, settings):
    settings.KEY_RING_FILE = tmp_path / "ring.toml"
    first = keyring.ring()
    assert keyring.ring() == first
    assert list(first.keys) == ["eerste"]


def test_a_ring_that_was_made_and_is_gone_is_missed_and_not_made_anew(tmp_path, settings):
    settings.KEY_RING_FILE = tmp_path / "ring.toml"
    first = keyring.ring()
    away = settings.KEY_RING_FILE.rename(tmp_path / "elders")
    with pytest.raises(ImproperlyConfigured, match="Zet hem terug") as refused:
        keyring.ring()
    assert ".made" not in str(refused.value)  # how to begin anew is no first thought
    assert not settings.KEY_RING_FILE.exists()
    away.rename(settings.KEY_RING_FILE)
    assert keyring.ring() == first


def test_elsewhere_a_missing_ring_stops_with_a_sentence(tmp_path, settings):
    settings.KEY_RING_FILE = tmp_path / "ring.toml"
    settings.EMBEDDED = False
    with pytest.raises(ImproperlyConfigured, match=re.escape("De sleutelbos ontbreekt")):
        keyring.ring()
    assert list(tmp_path.iterdir()) == []


def test_a_ring_that_may_not_be_read_is_named_with_who_may_not(tmp_path, settings, monkeypatch):
    """A Secret without its `fsGroup`, a file that root put back: it was a page of Python."""
    settings.KEY_RING, settings.KEY_RING_FILE = "", tmp_path / "ring.toml"
    keyring.save(keyring.fresh("eerste"), settings.KEY_RING_FILE)

    def refused(self):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(tmp_path), "read_text", refused)
    with pytest.raises(ImproperlyConfigured, match=f"ring.toml mag niet .* {os.getuid()}, als wie"):
        keyring.ring()


def test_a_running_server_sees_a_ring_that_was_turned(tmp_path, settings):
    settings.KEY_RING_FILE = tmp_path / "ring.toml"
    turned = keyring.with_new_key(keyring.ring(), "tweede")
    keyring.save(turned, settings.KEY_RING_FILE)
    assert keyring.ring() == turned


def test_a_ring_in_the_environment_goes_before_the_file(tmp_path, settings):
    settings.KEY_RING_FILE = tmp_path / "ring.toml"
    settings.KEY_RING = keyring.written(keyring.fresh("omgeving"))
    assert keyring.ring().newest == "omgeving"
    assert not settings.KEY_RING_FILE.exists()
