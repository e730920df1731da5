"""The gates of planning a workshop and its terms, over plain values; workshop.md A2, A3, A8."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zorgvuldig.rules.gates import gatherings as gates
from zorgvuldig.rules.gatherings import clocks, moves
from zorgvuldig.rules.gatherings.codes import WorkshopState as W
from zorgvuldig.rules.gatherings.seats import lopsided

DAYS = st.dates(min_value=date(2025, 1, 1), max_value=date(2028, 12, 31))


@pytest.mark.gate("W-01", "refuses")
def test_a_new_mix_takes_no_seat_from_who_holds_one():
    shut = gates.room_for_all({"EDUCATION": 3}, {"EDUCATION": 4, "SAFETY": 1})
    assert shut.gate == "W-01"
    assert "Onderwijs (nog 4 bezet), Veiligheid (nog 1 bezet)" in shut.sentence


@pytest.mark.gate("W-01", "releases")
def test_a_new_mix_with_a_seat_for_everybody_is_fine():
    assert gates.room_for_all({"EDUCATION": 4, "SAFETY": 1}, {"EDUCATION": 4}) is None


@pytest.mark.gate("W-02", "refuses")
def test_one_person_with_both_kinds_of_knowledge_is_not_two():
    assert gates.both_expertises([(1, "PREVENTION"), (1, "LAW")]).gate == "W-02"
    assert gates.both_expertises([(1, "PREVENTION"), (2, "PREVENTION")]).gate == "W-02"
    assert gates.both_expertises([(1, "LAW")]).gate == "W-02"
    assert gates.both_expertises([]).gate == "W-02"


@pytest.mark.gate("W-02", "refuses")
def test_a_day_on_which_one_of_them_was_away_is_no_workshop():
    shut = gates.both_there(False)
    assert shut.gate == "W-02"
    assert "wie in de plaats kwam" in shut.sentence


@pytest.mark.gate("W-02", "releases")
def test_an_adviser_and_a_lawyer_lead_together():
    assert gates.both_expertises([(1, "PREVENTION"), (2, "LAW")]) is None
    assert gates.both_there(True) is None


@pytest.mark.gate("W-03", "refuses")
def test_nobody_is_invited_before_the_talk():
    shut = gates.prepared_first(None)
    assert shut.gate == "W-03"
    assert "voorgesprek" in shut.sentence
    assert "invite" not in moves.possible(moves.OF_A_WORKSHOP, W.REQUESTED)


@pytest.mark.gate("W-03", "releases")
def test_after_the_talk_it_goes_on():
    assert gates.prepared_first(date(2026, 11, 2)) is None
    assert moves.after(moves.OF_A_WORKSHOP, W.REQUESTED, "prepare") == W.PREP_CALL_DONE


def test_a_mix_is_advised_on_and_not_refused():
    assert lopsided({"EDUCATION": 3, "SAFETY": 3, "YOUTH_CARE": 3}) == []
    assert len(lopsided({"EDUCATION": 8, "SAFETY": 1})) == 2


def test_the_talk_is_within_ten_working_days():
    assert clocks.talk_due_on(date(2026, 11, 2)) == date(2026, 11, 16)
    assert clocks.talk_due_on(date(2026, 12, 18)) == date(2027, 1, 5)  # Christmas and New Year


@given(asked=DAYS, today=DAYS)
def test_a_request_is_late_exactly_when_its_day_has_passed(asked, today):
    assert (asked < clocks.talks_late_before(today)) == (clocks.talk_due_on(asked) < today)


@given(sent=DAYS, later=st.integers(0, 300), looked_back=st.integers(0, 1))
def test_a_look_back_is_due_exactly_when_its_day_has_come(sent, later, looked_back):
    today = sent + timedelta(days=later)
    due = clocks.looks_back_on(sent, looked_back)
    assert (sent <= clocks.reports_due_until(today, looked_back)) == (due <= today)


def test_nothing_is_looked_back_on_without_a_report_or_a_third_time():
    assert clocks.looks_back_on(None, 0) is None
    assert clocks.looks_back_on(date(2026, 1, 31), 2) is None
    assert clocks.looks_back_on(date(2026, 8, 31), 1) == date(2027, 2, 28)


def test_a_workshop_walks_from_request_to_close_and_nowhere_else():
    state = W.REQUESTED
    walk = ("prepare", "agree_mix", "invite", "confirm", "hold", "begin_report", "send_report",
            "look_back", "close")  # fmt: skip
    for name in walk:
        assert moves.after(moves.OF_A_WORKSHOP, state, name) is not None, name
        state = moves.after(moves.OF_A_WORKSHOP, state, name)
    assert state == W.CLOSED
    assert moves.possible(moves.OF_A_WORKSHOP, W.CLOSED) == []
    assert moves.possible(moves.OF_A_WORKSHOP, W.CANCELLED) == []
