"""Every two colours that touch are measured, in light and in dark, before a style is put to use."""

import pytest

from tests.style.making import chosen
from zorgvuldig.style import example, measuring
from zorgvuldig.style.choosing import TABLE, Choice, choose
from zorgvuldig.style.tokens import read_tokens


def test_our_own_colours_stand_far_enough_apart():
    assert measuring.too_close(Choice()) == []


def test_every_pair_is_measured_in_both_schemes():
    found = list(measuring.pairs(Choice()))
    each = sum(len(about["fore"]) * len(about["back"]) for about in TABLE["pairs"])
    for scheme in ("light", "dark"):
        assert sum(pair.scheme == scheme for pair in found) == each


@pytest.mark.parametrize("name", example.NAMES)
def test_the_example_themes_can_be_read(name):
    tokens = read_tokens((example.FOLDER / name / "tokens.json").read_bytes())
    found = choose(tokens)
    assert measuring.too_close(found) == []
    assert found.not_read == []
    assert len(found.light) > 15


def test_a_pair_that_is_too_close_is_a_sentence_with_both_colours_and_both_numbers():
    found = chosen(utrecht__document__color="#777", utrecht__document__background___color="#fff")
    assert measuring.too_close(found)[0] == (
        "Gewone tekst (utrecht.document.color) (#777777) op de achtergrond van de pagina "
        "(utrecht.document.background-color) (#ffffff) haalt op een licht scherm 4,47 : 1. Nodig "
        "is 4,5 : 1 voor tekst."
    )


@pytest.mark.parametrize(
    ("token", "colour", "seen"),
    [
        ("utrecht__document__color", "#767676", "Gewone tekst"),
        ("utrecht__link__color", "#0f9", "Een link"),
        ("utrecht__link__hover__color", "#0f9", "Een link onder de muis"),
        ("utrecht__button__primary___action__color", "#345", "Tekst op de belangrijkste knop"),
        ("utrecht__form___control__border___color", "#eee", "De rand van een veld"),
        ("utrecht__focus__outline___color", "#fd0", "De rand die laat zien"),
        ("utrecht__heading___1__color", "#ccc", "De kop van de pagina"),
        ("utrecht__heading___2__color", "#949494", "Koppen in de tekst"),
        ("utrecht__document__background___color", "#a31621", "De kleur van acuut gevaar"),
        ("utrecht__document__background___color", "#7a4406", "Tekst die waarschuwt"),
    ],
)
def test_each_kind_of_pair_is_looked_at(token, colour, seen):
    assert any(one.startswith(seen) for one in measuring.too_close(chosen(**{token: colour})))


def test_large_letters_may_stand_closer_than_small_ones():
    assert measuring.too_close(chosen(utrecht__heading___1__color="#777")) == []
    assert measuring.too_close(chosen(utrecht__heading___2__color="#777")) != []


def test_dark_is_measured_with_its_own_colours():
    tree = {"light/x": {"utrecht": {"link": {"color": {"value": "#00518f"}}}},
            "dark/x": {"utrecht": {"link": {"color": {"value": "#00518f"}}}}}  # fmt: skip
    sentences = measuring.too_close(chosen(tree))
    assert sentences
    assert all("op een donker scherm" in one for one in sentences)
