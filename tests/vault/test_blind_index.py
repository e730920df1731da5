"""Finding a person again by a digest: the same however typed, another in every organisation."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zorgvuldig.vault import blind_index, keyring

BORN = date(2009, 5, 17)


@pytest.mark.parametrize(
    "typed",
    ["Zoë van Dijk", "zoe van dijk", "  ZOË   VAN DIJK ", "Zoe\u0308 van Dijk", "Zoë-van Dijk"],
)
def test_however_it_is_typed_the_name_is_found(typed):
    assert blind_index.of_name(typed, 1) == blind_index.of_name("Zoë van Dijk", 1)


@pytest.mark.parametrize("other", ["Zoë Dijk", "Zoey van Dijk", "vanDijk Zoë", ""])
def test_another_name_has_another_digest(other):
    assert blind_index.of_name(other, 1) != blind_index.of_name("Zoë van Dijk", 1)


@given(st.text(min_size=1), st.integers(1, 10**9), st.integers(1, 10**9))
def test_the_digest_differs_per_organisation(name, here, there):
    same = blind_index.of_name(name, here) == blind_index.of_name(name, there)
    assert same == (here == there)


@given(st.text())
def test_normalising_twice_changes_nothing(name):
    once = blind_index.normalised(name)
    assert blind_index.normalised(once) == once


def test_name_alone_and_name_with_birth_date_do_not_mix():
    digests = {
        blind_index.of_name("Zoë", 1),
        blind_index.of_name_and_birth("Zoë", BORN, 1),
        blind_index.of_name_and_birth("Zoë", date(2009, 5, 18), 1),
        blind_index.of_name("zoe2009 05 17", 1),
    }
    assert len(digests) == 4


def test_without_the_ring_the_digest_cannot_be_made(tmp_path, settings):
    here = blind_index.of_name("Zoë", 1)
    settings.KEY_RING_FILE = tmp_path / "ring.toml"
    assert blind_index.of_name("Zoë", 1) != here


def test_turning_the_ring_keeps_everybody_findable(tmp_path, settings):
    settings.KEY_RING_FILE = tmp_path / "ring.toml"
    before = blind_index.of_name("Zoë", 1)
    keyring.save(keyring.with_new_key(keyring.ring(), "tweede"), settings.KEY_RING_FILE)
    assert blind_index.of_name("Zoë", 1) == before
