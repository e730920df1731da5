"""A text that was made of words of ours is said again, whatever stands together in it."""

import pytest

from zorgvuldig.language import filters
from zorgvuldig.language.catalogue import Catalogue
from zorgvuldig.language.made import after_each_other, made
from zorgvuldig.language.showing import shown_in

KNOWN = Catalogue(
    {
        "{listed} en {last} samen": "{listed} and {last} together",
        "{first} tot en met {last}": "{first} up to {last}",
        "Dit gaat over {months}.": "This is about {months}.",
        "Dit wijzigt: {name}.": "This changes: {name}.",
        "Telefoon": "Telephone",
        "Brief": "Letter",
        "naam": "name",
    }
)


@pytest.fixture(autouse=True)
def words(monkeypatch):
    monkeypatch.setattr(filters, "catalogue", lambda language: KNOWN)


def in_english(text):
    with shown_in("en"):
        return filters.said(text)


def test_in_dutch_it_is_the_text_it_reads_as():
    text = made("{listed} en {last} samen", listed=("Telefoon", "chat"), last="brief")
    assert text == "Telefoon, chat en brief samen"
    assert filters.said(text) == text


def test_answers_that_are_told_together_are_each_said():
    text = made("{listed} en {last} samen", listed=("Telefoon", "chat"), last="brief")
    assert in_english(text) == "Telephone, chat and letter together"


def test_months_within_a_sentence_within_a_text():
    months = made("{first} tot en met {last}", first="Januari", last="maart")
    text = after_each_other("", made("Dit gaat over {months}.", months=months), "Iets anders.")
    assert text == "Dit gaat over Januari tot en met maart. Iets anders."
    assert in_english(text) == "This is about January up to March. Iets anders."


def test_what_is_called_a_name_stays_as_it_is():
    assert in_english(made("Dit wijzigt: {name}.", name="naam")) == "This changes: naam."


def test_no_sentences_are_no_text():
    assert after_each_other("", "") == ""


def test_what_somebody_wrote_in_a_sentence_stays_also_when_it_is_a_word_of_ours(monkeypatch):
    known = Catalogue(
        {"Bij {typed} van {name}.": "At {typed} of {name}.", "beheerder": "administrator"}
    )
    monkeypatch.setattr(filters, "catalogue", lambda language: known)
    with shown_in("en"):
        text = made("Bij {typed} van {name}.", typed="beheerder", name="beheerder")
        assert filters.said(text) == "At beheerder of beheerder."


def test_a_text_longer_than_any_sentence_of_ours_is_not_looked_through():
    known = Catalogue({"In deze tekst staat {typed}.": "This text says {typed}."})
    assert known.said("In deze tekst staat kort.") == "This text says kort."
    assert known.said(f"In deze tekst staat {'lang ' * 400}.") is None
