"""The states of a help request as one table: every state is reached, and only closing closes."""

import pytest

from zorgvuldig.rules.helpline import moves
from zorgvuldig.rules.helpline.codes import Danger, State
from zorgvuldig.rules.helpline.moves import MOVES


def reached_from(state):
    """Every state one can come to from here."""
    found, new = {state}, {state}
    while new:
        new = {moves.after(s, name) for s in new for name in moves.possible(s)} - found
        found |= new
    return found


def test_every_state_is_reached_from_a_new_request():
    assert reached_from(State.NEW) == set(State)


@pytest.mark.parametrize("state", State)
def test_from_every_state_one_can_come_to_the_end(state):
    assert State.CLOSED in reached_from(state)


def test_only_closing_closes():
    assert {name for name, move in MOVES.items() if move.to == State.CLOSED} == {"close"}
    assert set(MOVES["close"].begins) == set(State) - {State.CLOSED}


def test_a_closed_request_only_comes_back():
    assert moves.possible(State.CLOSED) == ["come_back"]
    assert moves.after(State.CLOSED, "come_back") == State.TRIAGED


def test_nobody_gets_a_confidant_without_a_look_at_what_they_ask_and_a_proposal():
    assert set(MOVES["propose"].begins) == {State.TRIAGED, State.ADVISED}
    assert MOVES["match"].begins == (State.MATCH_PROPOSED,)
    assert {name for name, move in MOVES.items() if move.to == State.MATCHED} == {"match"}


def test_nothing_is_handed_over_that_was_not_offered():
    assert MOVES["hand_over"].begins == (State.REFERRAL_OFFERED,)
    leads = {name for name, move in MOVES.items() if move.to == State.REFERRED}
    assert leads == {"hand_over", "referral_refused_after_hand_over"}


def test_a_talk_is_written_down_whatever_the_state_and_moves_nothing():
    for state in set(State) - {State.CLOSED}:
        assert moves.after(state, "talk") == state


def test_looking_again_moves_nothing():
    for state in set(State) - {State.CLOSED, State.NEW}:
        assert moves.after(state, "triage_again") == state
    assert moves.after(State.NEW, "triage_again") is None


def test_danger_is_no_state_and_no_move():
    """It stands beside the table: no answer about danger opens, stops or makes a move (H-02)."""
    words = {str(danger) for danger in Danger}
    assert words & {str(state) for state in State} == set()
    assert words & {name.upper() for name in MOVES} == set()
    assert "ACUTE" not in {str(state) for state in State}


@pytest.mark.parametrize("name", MOVES)
def test_a_move_begins_and_ends_in_states_that_exist(name):
    move = MOVES[name]
    assert set(move.begins) <= set(State)
    assert move.to is None or move.to in State


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("name", MOVES)
def test_what_is_possible_is_what_can_be_made(state, name):
    assert (name in moves.possible(state)) == (moves.after(state, name) is not None)
