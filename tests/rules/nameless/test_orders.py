"""What a recommendation says to do is no name and no town; a real one is still found, there too."""

import pytest

from zorgvuldig.nameless.library import built, found_by
from zorgvuldig.rules.gatherings.pointed import Passage, pointed_in
from zorgvuldig.rules.recognisable import visible


@pytest.fixture(scope="module")
def written():
    """What is pointed at in a text, with the library beside our own lists."""
    reader = built()

    def pointed(text):
        seen = tuple(found_by(reader, visible(text)))
        return [one.written for one in pointed_in([Passage("action", text, seen)])]

    return pointed


@pytest.mark.parametrize(
    "advice",
    [
        "Kies één contactpunt.",
        "Wijs één persoon aan.",
        "Wijs per school iemand aan die weet wie er belt.",
        "Spreek af wie er beslist.",
        "Leg vast wie er beslist.",
        "Borg dit in het beleid van de gemeente.",
        "Bouw een netwerk.",
        "Ken elkaars werk.",
        "Hang de lijst op.",
        "- Kies één contactpunt.\n- Leg vast wie er beslist.\n- Wijs iemand aan.",
        "Er is geen contactpunt. Kies een plek. Wijs iemand aan.",
    ],
)
def test_what_should_be_done_is_no_name_and_no_town(written, advice):
    assert written(advice) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kies belde mij.", "Kies"),
        ("Zij woont in Kies. Kies een ander.", "Kies"),
        ("Wijs belde de school.", "Wijs"),
        ("Wijs, de docent, kwam niet.", "Wijs"),
        ("Wijs de hele dag weg.", "Wijs"),
        ("Wijs een uur later gekomen.", "Wijs"),
        ("De heer Wijs belde.", "Wijs"),
        ("Bram Wijs belde. Wijs iemand aan.", "Bram Wijs"),
        ("Ken de hele dag weg.", "Ken"),
        ("Ken een broer van de leerling.", "Ken"),
        ("Kies Amsterdam als plek.", "Amsterdam"),
        ("Hoorn kiest één contactpunt.", "Hoorn"),
        ("Wijs Fatima aan.", "Wijs Fatima"),
        ("Leg vast wat Fatima zei.", "Fatima"),
    ],
)
def test_a_real_name_or_town_is_found_also_where_a_sentence_begins(written, text, name):
    assert name in written(text)
