"""A name that begins a sentence is pointed at; an ordinary word there is not."""

import pytest

from zorgvuldig.rules import gates
from zorgvuldig.rules.nameless.given import given_names, is_given, names_that_begin

ORDINARY = (
    "Als Anders Bel Ben Bij Blijf Daarna De Door Eens Er Graag Hij Ik Je Kan Kent Later Lieve "
    "Maandag Mei Men Mijn Misschien Moeder Nu Ook Opeens Rijk Samen Sinds Soms Thuis Toen Van Veel "
    "Vraag Wanneer Wil Wilt Zij Zijn Zoon Zus"
)


@pytest.mark.gate("H-03", "refuses")
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Daan komt niet meer buiten.", "Daan"),
        ("Het gaat niet goed. Samira belt morgen terug.", "Samira"),
        ("Daans moeder slaapt slecht.", "Daans"),
        ("- Yusuf praat niet meer.", "Yusuf"),
        ("Mo komt niet meer thuis.", "Mo"),
        ("Zij huilt. Bo ook.", "Bo"),
        ("Özge slaapt slecht.", "Özge"),
        ("Şükrü slaapt slecht.", "Şükrü"),
        ("daan komt niet meer buiten.", "daan"),
        ("Het gaat niet goed. SAMIRA belt morgen terug.", "SAMIRA"),
        ("Haar zoon heet daan.", "daan"),
        ("Zijn bijnaam was YUSUF, zegt zij.", "YUSUF"),
        ("Zijn naam is mo.", "mo"),
        ("Ze noemen hem “özge”.", "özge"),
        ("Iedereen noemt haar samira.", "samira"),
    ],
)
def test_a_name_that_begins_a_sentence_is_pointed_at(text, name):
    shut = gates.person_unnamed([text])
    assert shut is not None
    assert f"‘{name}’" in shut.sentence
    assert "Vink dat dan aan" in shut.sentence


@pytest.mark.gate("H-03", "releases")
def test_who_looked_may_begin_a_sentence_with_it():
    assert gates.person_unnamed(["Roos is ook een bloem."], looked=True) is None


@pytest.mark.parametrize("word", ORDINARY.split())
def test_ordinary_words_begin_a_sentence_without_a_question(word):
    assert not is_given(word)
    assert names_that_begin(f"{word} komt het goed.") == []


SMALL = (
    "aan al alles als blijf daarna dank deze die dit door echt eerst er gisteren hoi ik ja je job "
    "kan koos kijk laat leen luister maar mag meer mei merkt min misschien nee niets niks nu ook "
    "opeens praat rust samen slaapt soms straks tien toen vandaag vraag wat wel wij wil zeg zij zus"
)


@pytest.mark.parametrize("word", SMALL.split())
def test_nor_do_they_in_small_letters_or_all_capitals(word):
    assert names_that_begin(f"{word} komt het goed. {word.upper()} niet.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Het heet druk te zijn.",
        "Hij heet hier welkom.",
        "Ze noemen dat normaal.",
        "Zij noemen hem lief en haar boos.",
        "De naam is niet bekend.",
        "De GGZ belt. GGZ en VO weten het.",
        "Hij vroeg: mag ik mee? roept zij.",
        "Dat doet mij denken aan een roos, de merel en het mos.",
    ],
)
def test_what_only_looks_like_it_raises_no_question(text):
    assert names_that_begin(text) == []


def test_the_list_of_the_library_is_there():
    assert len(given_names()) > 10_000


def test_a_name_in_the_middle_is_no_matter_of_this_list():
    assert names_that_begin("Haar zoon heet Daan.") == []


@pytest.mark.gate("H-03", "releases")
def test_who_is_told_is_not_who_it_is_about():
    shared, told = (
        ["Noor belt haar.", "Het Steunpunt Extremisme helpt."],
        "Noor, Steunpunt Extremisme",
    )
    assert gates.person_unnamed(shared, but=told) is None
    assert gates.person_unnamed(shared) is not None
    assert gates.person_unnamed(["Noor belt Daan."], but=told) is not None
