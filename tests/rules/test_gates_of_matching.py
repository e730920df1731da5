"""H-05, H-06 and H-12 on plain values: nobody is looked for without a yes, a person chooses, and
first it is said whether they could know each other."""

from datetime import date

import pytest

from zorgvuldig.rules import gates
from zorgvuldig.rules.helpline import clocks, moves
from zorgvuldig.rules.helpline.codes import WAITING_PROPOSALS, ProposalState

FRIDAY, WEDNESDAY = date(2026, 11, 27), date(2026, 12, 23)


def gate(answer):
    """The number of the gate that is shut; every refusal says what can be done."""
    assert answer is None or answer.sentence.endswith(".")
    return answer and answer.gate


@pytest.mark.gate("H-05", "refuses")
@pytest.mark.parametrize("answer", ["", "REFUSED", "WITHDRAWN"])
def test_h05_only_a_yes_is_a_yes(answer):
    assert gate(gates.agreed_to_match(answer, caller_is_professional=False)) == "H-05"


@pytest.mark.gate("H-05", "refuses")
def test_h05_a_professional_gets_no_confidant_whatever_they_answer():
    shut = gates.agreed_to_match("GIVEN", caller_is_professional=True)
    assert gate(shut) == "H-05"
    assert "advies" in shut.sentence


@pytest.mark.gate("H-05", "releases")
def test_h05_a_yes_opens():
    assert gate(gates.agreed_to_match("GIVEN", caller_is_professional=False)) is None


@pytest.mark.gate("H-06", "refuses")
def test_h06_somebody_outside_the_list_is_not_proposed_and_nobody_without_the_callers_yes():
    assert gate(gates.somebody_chose("vera", ["yara"])) == "H-06"
    assert gate(gates.somebody_chose("vera", [])) == "H-06"
    for answer in ("", "REFUSED", "WITHDRAWN"):
        assert gate(gates.caller_said_yes(answer)) == "H-06"


@pytest.mark.gate("H-06", "releases")
def test_h06_anybody_in_the_list_may_be_chosen_not_only_the_first():
    for chosen in ("vera", "yara"):
        assert gate(gates.somebody_chose(chosen, ["vera", "yara"])) is None
    assert gate(gates.caller_said_yes("GIVEN")) is None


@pytest.mark.gate("H-12", "refuses")
@pytest.mark.parametrize("declared", [None, True])
def test_h12_not_asked_and_perhaps_are_no_strangers(declared):
    assert gate(gates.conflict_declared(declared)) == "H-12"


@pytest.mark.gate("H-12", "releases")
def test_h12_who_says_no_goes_on():
    assert gate(gates.conflict_declared(False)) is None


def test_who_waits_hears_within_two_working_days_and_answers_are_awaited_five():
    assert clocks.hears_by(FRIDAY) == date(2026, 12, 1)
    assert clocks.answer_due_on(FRIDAY) == date(2026, 12, 4)
    assert clocks.hears_by(WEDNESDAY) == date(2026, 12, 28)  # Christmas and a weekend between


def test_every_way_out_of_a_proposal_leaves_the_next_possible():
    over = set(ProposalState) - set(WAITING_PROPOSALS) - {ProposalState.MATCHED}
    assert over == {"REFUSED", "DECLINED", "CONFLICT", "WITHDRAWN"}
    back = moves.after("MATCH_PROPOSED", "take_back_proposal")
    assert moves.after(back, "propose") == "MATCH_PROPOSED"
    assert moves.after("MATCH_PROPOSED", "propose") is None
