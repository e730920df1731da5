"""A table that leaves the house opens everywhere, and nothing in it can be made to reckon."""

import csv

import pytest

from zorgvuldig.paper import separated
from zorgvuldig.paper.separated import FORMULA, plain


def read(*rows):
    return list(csv.reader("".join(separated(rows)).splitlines(), delimiter=";"))


@pytest.mark.parametrize("begin", FORMULA)
def test_no_cell_is_a_formula(begin):
    assert plain(f"{begin}1+1") == f"'{begin}1+1"
    assert plain(f"  {begin}cmd") == f"'  {begin}cmd"


def test_a_word_stays_a_word_and_a_number_a_number():
    assert plain("Kwartaal 1") == "Kwartaal 1"
    assert plain(-3) == -3
    assert read(("vraag", 558, None)) == [["vraag", "558", ""]]


def test_what_stands_in_a_cell_comes_back_whole():
    cell = 'Zij zei; "kom maar"'
    assert read((cell, "b")) == [[cell, "b"]]


def test_lines_go_out_one_by_one():
    def rows():
        yield ("a", 1)
        raise AssertionError("the second row was asked for too early")

    assert next(separated(rows())) == "a;1\r\n"
