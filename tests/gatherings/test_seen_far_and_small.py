"""A table on a telephone stays a table for who hears it, and the screen is read from ten metres."""

import re
from pathlib import Path

import pytest
from django.template.loader import render_to_string

from zorgvuldig import gatherings as room
from zorgvuldig.gatherings import showing
from zorgvuldig.gatherings.situations import of_handbook
from zorgvuldig.handbook import gatherings
from zorgvuldig.rules.codes import Regime

TEMPLATES = Path(room.__file__).parent / "templates"
STACKED = [path for path in TEMPLATES.rglob("*.html") if "zv-stack" in path.read_text()]
ROLES = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row"}
CSS = Path(room.__file__).parents[1] / "web/static_src/css"


@pytest.mark.parametrize("path", STACKED, ids=lambda path: path.stem)
def test_rows_that_stand_as_cards_keep_their_roles_and_each_cell_its_column(path):
    page = path.read_text()
    for tag, rest in re.findall(r"<(table|thead|tbody|tr)\b([^>]*)>", page):
        assert f'role="{ROLES[tag]}"' in rest
    for rest in re.findall(r"<th\b([^>]*)>", page):
        assert re.search(r'role="(column|row)header" scope="(col|row)"', rest)
    columns = list(re.findall(r'role="columnheader"[^>]*>([^<]*)<', page))
    for rest, inside in re.findall(r"<td\b([^>]*)>([^<]*)", page):
        assert 'role="cell"' in rest
        label = re.search(r'data-label="([^"]*)"', rest)
        assert label or "staat nog niet vast" in inside
        assert not label or label[1] in columns or "{{" in label[1]


def test_the_lists_of_the_room_stand_as_cards():
    names = {path.stem for path in STACKED}
    assert names >= {"seats", "answers", "_shares", "_host_shares", "meeting"}


def test_letters_on_the_screen_grow_with_it_and_none_is_smaller():
    style = (CSS / "room.css").read_text()
    assert "font-size: clamp(100%, 2vw, 400%)" in style
    sizes = re.findall(r"\.zv-(?:screen|projector)[^{]*\{[^}]*?font-size: ([\d.]+)(r?em)", style)
    assert sizes
    assert min(float(size) for size, _ in sizes) >= 0.85


def on_screen(code, **more):
    told = of_handbook(code)
    asked = showing.Asked(told.title, told.text, told.protects, told.question, told.age_in_words)
    shown = {"asked": asked, "time": "14:00", "code": "ABC234", "is_open": True, "answered": 7}
    return render_to_string("gatherings/room/_screen.html", shown | more)


@pytest.mark.parametrize("code", gatherings.vignettes())
def test_every_example_stands_whole_on_the_screen(code):
    page = on_screen(code, open_question=True)
    assert "op uw telefoon" not in page


def test_what_is_too_long_for_large_letters_is_read_on_the_telephone():
    asked = showing.Asked("Een situatie", ("Een lang verhaal. " * 60,), "Iets", "Wat nu?", "16")
    shown = {"asked": asked, "time": "14:00", "open_question": True, "answered": 7}
    page = render_to_string("gatherings/room/_screen.html", shown)
    assert "Lees de hele situatie op uw telefoon" in page
    assert "Een lang verhaal" not in page
    assert "Wat nu?" in page
    phone = render_to_string("gatherings/room/_asked.html", {"asked": asked})
    assert "Een lang verhaal" in phone


def test_the_screen_shows_where_frames_differ_and_the_telephone_why(monkeypatch):
    told = of_handbook("CHILD_AND_VIOLENCE")
    monkeypatch.setattr(showing, "on_the_table", lambda _: told)
    shown = type("Shown", (), {"state": "SHOWN"})
    columns = showing.columns(shown, [Regime.JEUGDHULP, Regime.SCHOOL])
    assert columns
    screen = on_screen("CHILD_AND_VIOLENCE", columns=columns)
    phone = render_to_string("gatherings/room/_columns.html", {"columns": columns})
    for one in columns:
        assert one.outcome in screen
        assert f"regel {one.row}" in phone
        assert f"regel {one.row}" not in screen
    assert "Op uw telefoon staat waarom" in screen


@pytest.mark.parametrize("card", gatherings.dilemmas().values(), ids=list(gatherings.dilemmas()))
def test_every_card_asks_what_the_four_answers_answer(card):
    assert card.question.endswith(" Wat doet u?")
