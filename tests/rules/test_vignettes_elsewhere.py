"""Everyday words of Turkish and Arabic are no names; a telephone number in words and the number of
a file in any shape are pointed out (workshop.md A5, W-04)."""

from time import perf_counter

import pytest

from tests.rules.test_vignettes_small import explained, found
from zorgvuldig.rules.gatherings import numbered
from zorgvuldig.rules.nameless.found import Found, Kind
from zorgvuldig.rules.nameless.other_words import NAMES_TOO, NO_NAMES


@pytest.mark.gate("W-04", "releases")
@pytest.mark.parametrize("word", ["abla", "hoca", "hanım", "habibi", "din", "oruç", "hacı", "nine"])
def test_a_word_that_is_no_name_is_left_in_peace(word):
    start = word.title()
    assert found(f"De leerling zegt vaak {word} tegen haar.") == []
    library = Found(0, len(word), Kind.PERSON, start)
    assert found(f"{start} zegt hij thuis vaak.", library) == []


@pytest.mark.gate("W-04", "refuses")
@pytest.mark.parametrize(
    "text", ["Toen zei Habibi dat.", "Ik zag Din op school.", "De juf heet Hanım Verzonnen."]
)
def test_w04_the_same_word_with_a_capital_inside_a_sentence_is_pointed_out(text):
    assert found(text)
    word = text.split()[2]
    at = text.index(word)
    assert explained(text, Found(at, at + len(word), Kind.PERSON, word)) == "W-04"


@pytest.mark.gate("W-04", "releases")
@pytest.mark.parametrize("word", ["umut", "deniz", "nur", "iman", "barış", "melek", "dunya"])
def test_a_word_that_many_are_called_by_is_asked_about(word):
    start = word.title()
    small = f"De leerling praat thuis over {word} en is dan rustig."
    assert found(small) == [("MAYBE", word)]
    assert explained(small) is None
    library = Found(0, len(word), Kind.PERSON, start)
    assert [sort for sort, _ in found(f"{start} is belangrijk.", library)] == ["MAYBE"]


@pytest.mark.gate("W-04", "refuses")
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("De leerling heet nur en is stil.", "nur"),
        ("Mijn collega, juf deniz, zag het.", "deniz"),
        ("Toen zei Umut dat het klaar was.", "Umut"),
        ("Volgens Iman mag dat niet.", "Iman"),
    ],
)
def test_w04_where_it_stands_as_a_name_it_is_one(text, name):
    at = text.index(name)
    library = [Found(at, at + len(name), Kind.PERSON, name)] if name[0].isupper() else []
    assert ("NAME", name) in found(text, *library)
    assert explained(text, *library) == "W-04"


def test_anne_is_mother_in_small_letters_and_a_name_with_a_capital():
    assert found("Zijn anne is streng.") == [("MAYBE", "anne")]
    assert found("Anne is streng.", Found(0, 4, Kind.PERSON, "Anne")) == [("NAME", "Anne")]


def test_praise_is_no_name():
    assert found("Hij zegt dan allahu akbar en lacht.") == []
    assert found("Ik zag akbar op school.") == [("MAYBE", "akbar")]


def test_no_word_stands_in_both_lists_and_no_usual_name_in_the_silent_one():
    assert not NO_NAMES & NAMES_TOO
    usual = {"mohammed", "fatima", "karim", "zeynep", "mehmet", "yusuf", "amina", "ali", "omar"}
    assert not usual & (NO_NAMES | NAMES_TOO)


@pytest.mark.gate("W-04", "refuses")
@pytest.mark.parametrize(
    ("text", "number"),
    [
        (
            "Bel nul zes twaalf vierendertig zesenvijftig.",
            "nul zes twaalf vierendertig zesenvijftig",
        ),
        ("Het is Nul zes, een twee drie vier.", "Nul zes, een twee drie vier"),
        ("Bel 06 twaalf vierendertig 56 78.", "06 twaalf vierendertig 56 78"),
        (
            "Bel zes twaalf drie vier vijf zes zeven acht.",
            "zes twaalf drie vier vijf zes zeven acht",
        ),
        ("Bel nul tien eenentwintig drieëntwintig.", "nul tien eenentwintig drieëntwintig"),
        ("Bel 06/1234.5678 na zessen.", "06/1234.5678"),
        ("Kijk in J2024-1187 voor meer.", "J2024-1187"),
        ("Kijk in jz24/00123 voor meer.", "jz24/00123"),
        ("Kijk in A12345 voor meer.", "A12345"),
        ("Zie cliënt 48213 van vorig jaar.", "cliënt 48213"),
        ("Zie cliëntnummer: 48.213 van vorig jaar.", "cliëntnummer: 48.213"),
        ("Zie dossiernr. A-1234 van vorig jaar.", "dossiernr. A-1234"),
        ("Zie zaak 2024-1187 van vorig jaar.", "zaak 2024-1187"),
        ("Zie leerlingnummer 4821 van vorig jaar.", "leerlingnummer 4821"),
        ("Zie nr. 4821 van vorig jaar.", "nr. 4821"),
        ("Zie 2024-00123 van vorig jaar.", "2024-00123"),
    ],
)
def test_w04_a_number_of_somebody_is_pointed_out_and_cannot_be_argued_in(text, number):
    assert ("REACH", number) in found(text)
    assert explained(text) == "W-04"


@pytest.mark.gate("W-04", "releases")
@pytest.mark.parametrize(
    "text",
    [
        "Ik hoorde het nul keer en zij twee of drie keer.",
        "Hij telde een, twee, drie en weg was hij.",
        "Er kwamen drie of vier vrienden, vijf keer in zes weken.",
        "In schooljaar 2023-2024 ging het mis; in 2024 niet.",
        "Op de A12 en de N201 zong hij mee met covid19 en mp3.",
        "Verordening (EU) 2016/679 en verordening 2016/679 gelden.",
        "De leerling had 3 van de 10 goed en 24/7 begeleiding.",
        "Hij verdient 1500 euro en heeft 12000 volgers.",
        "Hij keek graag naar euro2024 en speelt fifa2025.",
        "Nummer 10 van het team; een gezin 3 straten verder; een zaak van 2019.",
        "Met W6 en G12 weet de collega genoeg.",
    ],
)
def test_w04_figures_that_belong_to_nobody_are_left_in_peace(text):
    assert [one for one in found(text) if one[0] == "REACH"] == []


@pytest.mark.parametrize(
    "row", ["nul ", "een twee ", "0 ", "A1-", "12-", "cliënt ", "nr. 1", "zaak 1-"]
)
def test_a_row_made_to_tire_it_takes_no_longer_for_its_length(row):
    begun = perf_counter()
    numbered.numbers_in(row * (9000 // len(row)))
    assert perf_counter() - begun < 2
