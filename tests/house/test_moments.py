"""A time is written one way, "14.20 uur": on every page, in every mail and on every paper."""

import re
from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.utils.formats import date_format, time_format

from tests.house.reading import place, template_name, templates, written_by_hand
from tests.house.test_words import everything_shown, python_texts
from zorgvuldig.handbook.wording import at_clock

OF_A_MACHINE = {"c", "Y-m-d"}  # in an attribute
SHOWN_AS = re.compile(r"\|(?:date|time)(?::[\"']([^\"']*)[\"'])?")
WITH_A_CLOCK = re.compile(r"[gGhHiPf](?!\w*_)")
MADE = re.compile(r"%[HI].?%M|\bH[:.]i\b")
# What a box of the browser reads, what `at_clock` itself says, and what only an operator sees.
MAKES_IT = {
    "handbook/wording.py", "people/forms_day.py", "gatherings/forms/meetings.py",
    "gatherings/forms/planning.py", "language/formats/nl/formats.py", "command/backup.py",
    "language/formats/en/formats.py", "command/restore.py", "style/models.py",
}  # fmt: skip
OTHERWISE = re.compile(r"(?<![\d:.T+-])(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:])")


def own_clocks(template: str) -> list[str]:
    """What this template says of how a time is written, apart from the one way."""
    said = (found[1] or "" for found in SHOWN_AS.finditer(template))
    return [one for one in said if one not in OF_A_MACHINE and WITH_A_CLOCK.search(one)]


def test_no_template_says_how_a_time_is_written():
    read = {template_name(path): path.read_text(encoding="utf-8") for path in templates()}
    assert {name: found for name, text in read.items() if (found := own_clocks(text))} == {}


def test_no_sentence_of_the_program_makes_a_time_by_itself():
    read = {place(path): path.read_text(encoding="utf-8") for path in written_by_hand()}
    assert {name for name, text in read.items() if MADE.search(text)} == MAKES_IT


def test_no_text_of_ours_writes_a_time_otherwise():
    texts = [*everything_shown(), *python_texts()]
    assert {where: text for where, text in texts if OTHERWISE.search(text)} == {}


def test_what_would_be_found():
    assert own_clocks('{{ a|date:"j F Y H:i" }}{{ a|time:"H:i" }}') == ["j F Y H:i", "H:i"]
    assert own_clocks('{{ a|date:"DATETIME_FORMAT" }}{{ a|date:"j F Y" }}{{ a|date }}') == []
    assert MADE.search("{at:%H:%M} uur")
    assert OTHERWISE.search("van 9:00 tot 14:20 uur")
    assert not OTHERWISE.search("2026-11-28T10:00:00+00:00")


def test_the_page_and_the_sentence_write_it_the_same():
    at = datetime(2026, 11, 8, 9, 5, tzinfo=ZoneInfo("Europe/Amsterdam"))
    assert date_format(at, "DATETIME_FORMAT") == f"8 november 2026, {at_clock(at)} uur"
    assert time_format(at) == f"{at_clock(at)} uur"
    assert at_clock(time(14, 20)) == "14.20"
