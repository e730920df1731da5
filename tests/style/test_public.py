"""The public pages of a line and of meetings wear the house style of their organisation, as light
and as without a trace as before."""

import re
from base64 import b64encode
from hashlib import sha256

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.gatherings import cast as of_gatherings
from tests.helpline import cast as of_the_line
from tests.style.making import PLUM, in_use
from zorgvuldig import walls
from zorgvuldig.style import access, actions, example

LINE, MEETINGS = "/hulp/lantaarn/nl/", "/bijeenkomsten/samen-wijs/"
MOST = 14336


@pytest.fixture
def lantern(db):
    return of_the_line.build()


@pytest.fixture
def wise(db):
    return of_gatherings.build()


def read(address, **headers):
    walls.say(organisation=None)
    return Client().get(address, **headers)


def style_of(page):
    return re.search(r"<style>(.*?)</style>", page.content.decode(), re.DOTALL)[1]


def test_a_line_wears_the_colours_of_its_house_inside_the_page(lantern):
    before = read(LINE)
    in_use(lantern, "greet")
    page = read(LINE)
    told = style_of(page)
    assert told.startswith(style_of(before))
    assert f"--brand:{PLUM};" in told.removeprefix(style_of(before))
    digest = b64encode(sha256(told.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in page["Content-Security-Policy"]
    assert "/huisstijl/" not in page.content.decode()


def test_danger_and_the_way_out_of_a_line_do_not_change(lantern):
    before = style_of(read(LINE))
    in_use(lantern, "greet")
    page = read(LINE)
    assert "acute" not in style_of(page).removeprefix(before)
    assert "data-away" in page.content.decode()


def test_the_first_page_of_a_line_stays_light_and_without_a_cookie(lantern):
    ready = example.lay_ready("samen-wijs", lantern.at_work("greet"))
    actions.put_to_use(actor=lantern.at_work("greet"), number=ready.pk)
    page = read(LINE, HTTP_ACCEPT_ENCODING="gzip")
    assert page["Content-Encoding"] == "gzip"
    assert len(page.content) <= MOST - 1500  # the script and the headers travel too
    assert page["Cache-Control"] == "no-store"
    assert not page.cookies


def test_a_line_is_asked_at_most_one_question_more_and_then_none(lantern):
    with CaptureQueriesContext(connection) as before:
        read(LINE)
    in_use(lantern, "greet")
    access._line_sheet.cache_clear()
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            read(LINE)
        counts.append(len(asked) - len(before))
    assert counts == [1, 0]


def test_another_line_does_not_change(lantern):
    before = style_of(read(LINE))
    in_use(lantern, "chris")
    assert style_of(read(LINE)) == before


def test_the_pages_of_meetings_wear_it_and_set_no_cookie(wise):
    used = in_use(wise, "greet")
    page = read(MEETINGS)
    told = page.content.decode()
    place = f"/huisstijl/{used.organisation_id}/"
    assert f'<link rel="stylesheet" href="{place}{used.sheet_digest}.css">' in told
    assert f'src="{place}{used.logo_digest}.svg" alt=""' in told
    assert not page.cookies
    assert page["Cache-Control"] == "no-store"
