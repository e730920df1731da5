"""The clock of the half day, when the questions are open, and what is told of a group (W-06)."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest

from zorgvuldig.handbook import gatherings
from zorgvuldig.rules import gates
from zorgvuldig.rules.gatherings import asking, running
from zorgvuldig.rules.gatherings.codes import Moment
from zorgvuldig.rules.small_numbers import middle

PARTS = [running.Length("WELCOME", 20), running.Length("CASES", 70), running.Length("LAW", 40)]
NOON = datetime(2026, 11, 27, 12)
LATE = NOON + timedelta(hours=3, minutes=30)
SCALE = "12345"


def at(minutes: int, chosen: str = "", since: int = 0) -> running.Now | None:
    when = NOON + timedelta(minutes=minutes)
    return running.part_now(PARTS, NOON, when, chosen, NOON + timedelta(minutes=since))


def test_the_clock_follows_the_plan_until_somebody_chooses():
    assert at(-1) is None
    assert (at(0).code, at(0).minutes_left) == ("WELCOME", 20)
    assert (at(20).code, at(20).minutes_left) == ("CASES", 70)
    assert at(89).minutes_left == 1


def test_what_was_chosen_stays_when_its_time_is_over():
    late = at(50, "WELCOME", since=10)
    assert (late.code, late.minutes_left) == ("WELCOME", 0)
    assert late.over(NOON + timedelta(minutes=50))
    assert not late.over(NOON + timedelta(minutes=29))


def test_the_last_part_lasts_until_the_room_is_closed():
    assert (at(900).code, at(900).minutes_left) == ("LAW", 0)
    assert running.next_part(PARTS, "LAW") is None
    assert running.next_part(PARTS, "") == "WELCOME"
    assert running.next_part(PARTS, "WELCOME") == "CASES"


@pytest.mark.parametrize(
    ("code", "begins_on", "state", "is_open"),
    [
        ("ABC234", date(2026, 11, 27), "CONFIRMED", True),
        ("ABC234", date(2026, 11, 27), "HELD", True),
        ("", date(2026, 11, 27), "CONFIRMED", False),
        ("ABC234", date(2026, 11, 26), "CONFIRMED", False),
        ("ABC234", date(2026, 11, 28), "CONFIRMED", False),
        ("ABC234", None, "CONFIRMED", False),
        ("ABC234", date(2026, 11, 27), "INVITED", False),
        ("ABC234", date(2026, 11, 27), "CANCELLED", False),
    ],
)
def test_a_room_is_open_on_the_day_with_a_code_only(code, begins_on, state, is_open):
    assert running.room_is_open(code, begins_on, state, date(2026, 11, 27)) is is_open


@pytest.mark.parametrize(
    ("when", "moment"),
    [
        (NOON - timedelta(days=20), Moment.BEFORE),
        (NOON - timedelta(seconds=1), Moment.BEFORE),
        (NOON, None),
        (LATE - timedelta(minutes=30), Moment.AFTER),
        (LATE + timedelta(days=6), Moment.AFTER),
        (LATE + timedelta(days=7), None),
        (datetime(2027, 2, 26, 23, 59), None),
        (datetime(2027, 2, 27), Moment.LATER),
        (datetime(2027, 3, 26, 23, 59), Moment.LATER),
        (datetime(2027, 3, 27), None),
    ],
)
def test_the_questions_are_open_before_at_the_end_and_after_three_months(when, moment):
    assert asking.moment_now(NOON, LATE, when) == moment


@pytest.mark.gate("W-06", "refuses")
def test_what_a_group_answered_is_told_when_nobody_can_answer_any_more():
    told = asking.told_from(NOON, LATE)
    for moment, since in told.items():
        assert asking.moment_now(NOON, LATE, since) != moment
        assert asking.moment_now(NOON, LATE, since - asking.ADDING_UP) != moment
        closed = since - asking.ADDING_UP - timedelta(seconds=1)
        assert asking.moment_now(NOON, LATE, closed) == moment


def test_the_mail_leaves_after_three_months_and_not_when_it_is_nearly_over():
    held = date(2026, 11, 27)
    assert not asking.asks_later(held, date(2027, 2, 26))
    assert asking.asks_later(held, date(2027, 2, 27))
    assert asking.asks_later(held, date(2027, 3, 20))
    assert not asking.asks_later(held, date(2027, 3, 25))


@pytest.mark.gate("W-06", "refuses")
@pytest.mark.parametrize("count", range(5))
def test_under_five_no_answer_is_told(count):
    shut = gates.enough_answered(count)
    assert shut.gate == "W-06"
    assert "Praat er samen over" in shut.sentence
    assert middle({"1": 0, "2": count}) is None


@pytest.mark.gate("W-06", "releases")
@pytest.mark.parametrize("count", [5, 6, 15])
def test_from_five_the_group_may_be_seen(count):
    assert gates.enough_answered(count) is None
    assert middle({"1": 0, "2": count}) == "2"


def test_the_middle_answer_is_the_lower_of_two():
    assert middle({"1": 2, "2": 1, "3": 2}) == "2"
    assert middle({"1": 3, "2": 0, "3": 3}) == "1"
    assert middle({"1": 2, "2": 0, "3": 4}) == "3"


def groups(people: int, answers: int) -> Iterator[tuple[int, ...]]:
    """Every way in which so many people can answer."""
    if answers == 1:
        yield (people,)
        return
    for first in range(people + 1):
        for rest in groups(people - first, answers - 1):
            yield (first, *rest)


@pytest.mark.gate("W-06", "refuses")
@pytest.mark.parametrize("people", range(5, 16))
def test_who_knows_how_many_came_and_their_own_answer_learns_nobody_elses(people):
    """Tries to subtract: of every group with the same middle answer, and one answer known."""
    told: dict[str | None, list[tuple[int, ...]]] = defaultdict(list)
    for group in groups(people, len(SCALE)):
        told[middle(dict(zip(SCALE, group, strict=True)))].append(group)
    for possible in told.values():
        for own in range(len(SCALE)):
            mine = [group for group in possible if group[own]]
            for answer in range(len(SCALE)):
                counts = {group[answer] for group in mine}
                assert len(counts) > 1, (people, own, answer)


def test_the_programme_of_the_handbook_fits_the_clock():
    codes = [part.code for part in gatherings.programme()]
    assert len(codes) == len(set(codes))
    assert max(map(len, codes)) <= 16
