"""Dutch places by name: where they lie, or honestly nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zorgvuldig.rules.distance import haversine_km
from zorgvuldig.rules.places import PROVINCES, place, places, plain, suggestions


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("Utrecht", "Utrecht (Utrecht)"),
        ("  enSCHEDE ", "Enschede (Overijssel)"),
        ("Den Haag", "Den Haag (Zuid-Holland)"),
        ("'s-Gravenhage", "Den Haag (Zuid-Holland)"),
        ("den bosch", "'s-Hertogenbosch (Noord-Brabant)"),
        ("’s-Hertogenbosch", "'s-Hertogenbosch (Noord-Brabant)"),
        ("s Hertogenbosch", "'s-Hertogenbosch (Noord-Brabant)"),
        ("'s-Gravenmoer", "'s Gravenmoer (Noord-Brabant)"),
        ("Feanwalden", "Feanwâlden (Friesland)"),
        ("Feanwa\u0302lden", "Feanwâlden (Friesland)"),
        ("IJmuiden", "IJmuiden (Noord-Holland)"),
        ("Ĳmuiden", "IJmuiden (Noord-Holland)"),
        ("Almere", "Almere (Flevoland)"),
        ("Hengelo (Gelderland)", "Hengelo (Gelderland)"),
        ("hengelo, overijssel", None),
        ("Bergen noord-holland", "Bergen (Noord-Holland)"),
    ],
)
def test_a_place_is_found_as_people_write_it(typed, label):
    found = place(typed)
    assert (found and found.label) == label


@pytest.mark.parametrize("typed", ["", " ", "Nergenshuizen", "Antwerpen", "The Hague", "-"])
def test_what_is_not_known_is_nothing(typed):
    assert place(typed) is None


@pytest.mark.parametrize("typed", ["Hengelo", "Rijswijk", "Laren", "Heusden (Noord-Brabant)"])
def test_a_name_that_means_two_places_is_nothing(typed):
    assert place(typed) is None


def test_two_places_of_one_name_can_be_chosen_by_province():
    assert [one.label for one in suggestions("Hengelo")] == [
        "Hengelo (Overijssel)", "Hengelo (Gelderland)",
    ]  # fmt: skip


def test_where_they_lie():
    here, there = place("Enschede"), place("Amsterdam")
    apart = haversine_km(here.latitude, here.longitude, there.latitude, there.longitude)
    assert 135 < apart < 145


def test_suggestions_are_few_and_the_largest_come_first():
    assert [one.name for one in suggestions("amst")][:3] == [
        "Amsterdam", "Amsterdam-Zuidoost", "Amstelveen",
    ]  # fmt: skip
    assert len(suggestions("de")) == 8
    assert suggestions("a") == suggestions("xyz") == suggestions("") == ()


def test_every_suggestion_can_be_chosen():
    for name in {one.name for one in places()}:
        for one in suggestions(name):
            assert place(one.label) == one
            assert plain(one.name).startswith(plain(name))


@given(st.text(max_size=4))
@settings(max_examples=200, deadline=None)
def test_whatever_is_typed_is_a_known_place_or_nothing(typed):
    assert place(typed) in (None, *places())
    assert len(suggestions(typed)) <= 8


def test_the_whole_country_and_nothing_else():
    """Some 500 inhabitants and more: not every hamlet."""
    assert 1900 < len(places()) < 2600
    assert {one.province for one in places()} == set(PROVINCES.values())
    assert all(50.7 < one.latitude < 53.6 and 3.3 < one.longitude < 7.3 for one in places())
