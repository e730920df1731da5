"""Turning the ring: everything stays readable, and a key in use cannot be taken off."""

import uuid
from datetime import date

import pytest
from django.db import transaction

from tests import cast
from zorgvuldig import walls
from zorgvuldig.vault import keyring, rotation
from zorgvuldig.vault.models import DataKey

TODAY = date(2026, 11, 21)
PLACE = uuid.uuid4()
WORDS = {"said": "Ik slaap slecht."}


@pytest.fixture
def sealed(committed, tmp_path, settings):
    """A text in each of two organisations, and a key ring of the test's own."""
    settings.KEY_RING_FILE = tmp_path / "ring.toml"
    texts = {}
    with transaction.atomic():
        town = cast.build()
        for actor in (town.anna, town.chaima):
            walls.say(organisation=actor.organisation.pk)
            key = DataKey.make(actor.organisation.pk)
            texts[key.pk] = key.seal(WORDS, PLACE)
    return texts


def readable(texts):
    keys = DataKey.unscoped.using("owner").in_bulk(texts)
    return [keys[pk].open(text, PLACE) for pk, text in texts.items()]


def test_a_new_key_hangs_in_front_and_nothing_moves_yet(sealed):
    assert rotation.turn(TODAY) == "2026-11-21"
    assert rotation.hanging() == {"2026-11-21": 0, "eerste": 2}
    assert readable(sealed) == [WORDS, WORDS]


def test_a_second_turn_on_the_same_day_has_a_name_of_its_own(sealed):
    assert [rotation.turn(TODAY), rotation.turn(TODAY)] == ["2026-11-21", "2026-11-21-2"]


def test_wrapping_anew_reaches_every_organisation_and_keeps_the_texts(sealed, monkeypatch):
    monkeypatch.setattr(rotation, "BATCH", 1)
    rotation.turn(TODAY)
    assert rotation.rewrap() == 2
    assert rotation.hanging() == {"2026-11-21": 2, "eerste": 0}
    assert readable(sealed) == [WORDS, WORDS]
    assert rotation.rewrap() == 0


def test_an_old_key_in_use_stays_on_the_ring(sealed):
    rotation.turn(TODAY)
    with pytest.raises(rotation.RingFixed, match="Er hangen nog 2 gegevenssleutels aan eerste"):
        rotation.drop("eerste")
    assert list(keyring.ring().keys) == ["2026-11-21", "eerste"]


def test_an_old_key_that_nothing_hangs_on_can_go(sealed):
    rotation.turn(TODAY)
    rotation.rewrap()
    rotation.drop("eerste")
    assert list(keyring.ring().keys) == ["2026-11-21"]
    assert readable(sealed) == [WORDS, WORDS]


@pytest.mark.parametrize(
    ("key_id", "sentence"), [("eerste", "nieuwste sleutel is in gebruik"), ("weg", "hangt niet")]
)
def test_the_newest_and_an_unknown_key_cannot_go(sealed, key_id, sentence):
    with pytest.raises(rotation.RingFixed, match=sentence):
        rotation.drop(key_id)


def test_a_ring_in_the_environment_is_changed_there(sealed, settings):
    settings.KEY_RING = keyring.written(keyring.ring())
    with pytest.raises(rotation.RingFixed, match="ZORGVULDIG_KEYRING"):
        rotation.turn(TODAY)
    assert list(keyring.ring().keys) == ["eerste"]
