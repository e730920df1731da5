"""A sealed text is read only with its key, only at its place, and only unchanged."""

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zorgvuldig import walls
from zorgvuldig.language.made import made
from zorgvuldig.vault import lasting
from zorgvuldig.vault.keyring import KeyMissing, open_sealed, seal
from zorgvuldig.vault.models import DataKey

KEY, OTHER = bytes(32), bytes([1]) * 32


@given(st.binary(), st.binary(min_size=1))
def test_what_is_sealed_opens_at_its_place(content, place):
    assert open_sealed(KEY, seal(KEY, content, place), place) == content


def test_the_same_text_never_looks_the_same_twice():
    assert len({seal(KEY, b"tekst", b"hier") for _ in range(100)}) == 100


@pytest.mark.parametrize(("key", "place"), [(OTHER, b"hier"), (KEY, b"daar")])
def test_another_key_or_another_place_opens_nothing(key, place):
    with pytest.raises(KeyMissing):
        open_sealed(key, seal(KEY, b"tekst", b"hier"), place)


@pytest.mark.parametrize("bit", range(0, 8 * (12 + 5 + 16), 7))
def test_a_single_changed_bit_opens_nothing(bit):
    sealed = bytearray(seal(KEY, b"tekst", b"hier"))
    sealed[bit // 8] ^= 1 << bit % 8
    with pytest.raises(KeyMissing):
        open_sealed(KEY, bytes(sealed), b"hier")


def test_words_of_one_entry_do_not_open_in_the_row_of_another(town):
    key = DataKey.make(town.at_work("anna").organisation.pk)
    here, there = uuid.uuid4(), uuid.uuid4()
    sealed = key.seal({"said": "Ik slaap slecht."}, here)
    assert key.open(sealed, here) == {"said": "Ik slaap slecht."}
    with pytest.raises(KeyMissing):
        key.open(sealed, there)


def test_a_text_that_knows_more_of_itself_is_sealed_as_its_letters(town):
    key, here = DataKey.make(town.at_work("anna").organisation.pk), uuid.uuid4()
    sealed = key.seal({"said": made("{first} en {last}", first="een", last="twee")}, here)
    assert key.open(sealed, here) == {"said": "een en twee"}
    with pytest.raises(TypeError, match="no text"):
        key.seal({"said": object()}, here)


def test_a_wrapped_key_does_not_open_in_the_row_of_another(town):
    organisation = town.at_work("anna").organisation.pk
    one, two = DataKey.make(organisation), DataKey.make(organisation)
    DataKey.unscoped.filter(pk=two.pk).update(wrapped=one.wrapped)
    with pytest.raises(KeyMissing):
        _ = DataKey.unscoped.get(pk=two.pk).secret


def test_the_database_holds_neither_the_words_nor_the_key(town):
    key = DataKey.make(town.at_work("anna").organisation.pk)
    sealed = key.seal({"said": "Ik slaap slecht."}, uuid.uuid4())
    kept = bytes(DataKey.unscoped.get(pk=key.pk).wrapped)
    assert b"slaap" not in sealed
    assert key.secret not in kept


def test_the_keys_of_another_organisation_do_not_show(town):
    DataKey.make(town.at_work("anna").organisation.pk)
    walls.say(organisation=town.chaima.organisation.pk)
    assert DataKey.unscoped.count() == 0


def test_a_lasting_secret_opens_for_its_own_purpose_only():
    sealed = lasting.seal_text("een", "geheim")
    assert lasting.open_text("een", sealed) == "geheim"
    with pytest.raises(KeyMissing):
        lasting.open_text("ander", sealed)
