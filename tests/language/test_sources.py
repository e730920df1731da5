"""A Dutch law keeps its name, and an English page says after it which law that is."""

from zorgvuldig.handbook import read
from zorgvuldig.language.filters import known_as
from zorgvuldig.language.showing import shown_in


def in_english(source):
    with shown_in("en"):
        return known_as(source)


def test_each_law_once_in_the_order_of_the_source():
    source = "UAVG art. 5 lid 4; AVG art. 17; Jeugdwet art. 1.1; AVG art. 9"
    assert in_english(source) == " (GDPR Implementation Act; GDPR; Youth Act)"
    assert known_as(source) == ""


def test_a_name_within_another_word_or_name_is_none():
    assert in_english("Uavgregel; Jeugdwetten") == ""
    assert in_english("Wmo 2015 art. 5.3.3") == " (Social Support Act)"


def test_every_source_of_a_row_of_the_law_is_known():
    rows = {id: row["source"] for id, row in read("law").items() if "source" in row}
    assert len(rows) > 50
    assert [id for id, source in rows.items() if not in_english(source)] == ["C05"]  # other rows
