"""Whose goal comes first in a plan (P06), and how near a small step is (P08)."""

from datetime import date, timedelta

import pytest

from zorgvuldig.rules.afterwards import is_late
from zorgvuldig.rules.gates import client_goal_first, read_along, step_is_near

TODAY = date(2026, 11, 27)


@pytest.mark.parametrize("wish", ["", "  ", "Niets.", "nvt", "Weet ik niet", "hij wil niets"])
def test_p06_without_the_wish_of_the_client_no_goal_of_the_organisation(wish):
    first, _ = client_goal_first(wish, "Veilig naar huis", "Allebei")
    assert (first.gate, first.field) == ("P06", "client_goal")
    assert "wat de cliënt zelf wil" in first.sentence


def test_p06_no_wish_for_now_is_an_answer_when_it_is_told():
    said = "Hij wil nu niets van ons, zei hij: laat mij met rust"
    assert client_goal_first(said) == (None, None)


def test_p06_with_both_goals_it_is_said_where_they_join():
    _, second = client_goal_first("Voetballen", "Veilig naar huis", " ")
    assert (second.gate, second.field) == ("P06", "joined")
    assert client_goal_first("Voetballen", "Veilig naar huis", "Nog niet") == (None, None)


def test_the_wish_of_the_client_alone_is_enough_to_begin():
    assert client_goal_first("Voetballen") == (None, None)


@pytest.mark.parametrize(("days", "near"), [(-1, 0), (0, 0), (1, 1), (92, 1), (93, 0)])
def test_p08_the_day_of_a_small_step_is_still_to_come_and_near(days, near):
    shut = step_is_near(TODAY + timedelta(days=days), today=TODAY)
    assert (shut is None) is bool(near)
    if shut:
        assert (shut.gate, shut.field) == ("P08", "by_on")
        assert "kleiner" in shut.sentence


def test_p08_without_a_day_there_is_no_step():
    assert step_is_near(None, today=TODAY).gate == "P08"


def test_a_step_is_late_the_day_after():
    assert [is_late(TODAY, today=TODAY + timedelta(days=n)) for n in (-1, 0, 1)] == [0, 0, 1]


@pytest.mark.gate("G01", "refuses")
def test_g01_what_the_client_reads_along_before_an_open_talk_leaves_the_topic_out():
    (shut,) = read_along("EXPLORATORY", {"joined": "Geen radicalisering", "lead": 3})
    assert (shut.gate, shut.field) == ("G01", "joined")
    assert "“radicalisering”" in shut.sentence


def test_a_word_that_stamps_is_refused_after_an_open_talk_as_well():
    (shut,) = read_along("TRANSPARENT", {"what": "Praten over extremisme"})
    assert (shut.gate, shut.field) == ("NO_STAMP", "what")


@pytest.mark.gate("G01", "releases")
def test_g01_everyday_words_are_read_along_in_any_talk():
    said = {"client_goal": "Ik wil weer voetballen", "agency_goal": "Veilig naar huis"}
    assert read_along("EXPLORATORY", said) == read_along("TRANSPARENT", said) == []
