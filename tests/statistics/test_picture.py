"""A picture shows what its table says, and no more: to the eye, without colour, and without style
that the page would not allow."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string

from zorgvuldig.rules.small_numbers import FEW
from zorgvuldig.statistics import picture as pictures
from zorgvuldig.statistics.figures import Figure, Row
from zorgvuldig.statistics.picture import WIDE, picture

LONG = "Iemand leren kennen die haat of geweld goedpraat, en nog wat woorden"
ROWS = (Row("Telefoon", 200), Row("Chat", 50), Row("Brief en e-mail samen", 20), Row(LONG, None))


def figure(*rows):
    return Figure("channel", "Hoe mensen ons vonden", rows or ROWS, None, "", "")


def svg(*rows):
    html = render_to_string("statistics/_picture.html", {"figure": figure(*rows)})
    start = html.find("<svg")
    return ElementTree.fromstring(html[start:]) if start >= 0 else None


def drawn(root):
    """Every bar: how long it is, and with which pattern."""
    bars = root.iterfind(".//rect[@class='zv-picture__bar']")
    return [(bar.get("width"), bar.get("fill").partition("-")[0]) for bar in bars]


def said(root):
    texts = (" ".join("".join(one.itertext()).split()) for one in root.iter("text"))
    return " ".join(texts)


def test_the_bars_are_as_long_as_the_numbers_they_show():
    assert drawn(svg())[:2] == [("100.0%", "url(#alleen"), ("25.0%", "url(#alleen")]


def test_what_is_told_together_has_another_pattern():
    assert drawn(svg())[2] == ("10.0%", "url(#samen")


def test_what_is_few_has_words_and_no_length():
    assert len(drawn(svg())) == 3
    assert f"{LONG}: {FEW}" in said(svg())


def test_every_answer_and_number_of_the_table_stands_in_it():
    for row in ROWS:
        assert f"{row.text}: {row.said}" in said(svg())


def test_it_has_a_name_that_sends_to_the_table():
    root = svg()
    title = root.find("title")
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == title.get("id")
    assert title.text == "Staafdiagram: Hoe mensen ons vonden. De tabel hierbij zegt hetzelfde."


@pytest.mark.parametrize("rows", [(), (Row("Alles samen", 80),), (Row("a", 20), Row("b", None))])
def test_without_two_numbers_there_is_nothing_to_draw(rows):
    assert picture(Figure("x", "x", rows, None, "", "")) is None
    assert rows == () or svg(*rows) is None


def test_no_line_is_wider_than_a_telephone():
    wide = picture(figure(Row(LONG, 123456), Row("x" * 80, 12)))
    lines = [line for bar in wide.bars for line in bar.lines]
    assert max(len(f"{line.text} {line.said}".strip()) for line in lines) <= WIDE


def test_nothing_stands_over_something_else():
    heights = [float(y) for bar in picture(figure()).bars for y in (bar.lines[0].at, bar.at)]
    assert heights == sorted(heights)
    assert float(picture(figure()).height) > heights[-1]


def test_there_is_no_style_in_it_that_the_page_would_refuse():
    html = render_to_string("statistics/_picture.html", {"figure": figure()})
    assert not re.search(r"style\s*=|<style|<script|\son\w+=|href", html)


def test_a_picture_is_made_of_a_figure_and_of_nothing_else():
    """What draws meets no counts, so it cannot show what the table hides."""
    text = Path(pictures.__file__).read_text()
    assert not re.search(r"import .*(models|atoms|counted|QuarterCount)", text)


def test_words_cannot_become_markup():
    assert "<b>x</b>:" in said(svg(Row("<b>x</b>", 20), Row("y", 30)))
