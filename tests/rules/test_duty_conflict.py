"""Table E: of all ways to answer exactly one allows, and the order of the codes is fixed."""

from itertools import product

import pytest

from tests.rules.lines import names
from zorgvuldig.rules import duty_conflict
from zorgvuldig.rules.codes import Outcome
from zorgvuldig.rules.disclosure import advise
from zorgvuldig.rules.duty_conflict import FAILS_WITH
from zorgvuldig.rules.facts import DisclosureFacts, DutyConflict

QUESTIONS = names(DutyConflict)
ALL = dict.fromkeys(QUESTIONS, True)


def facts(answers, regime="JEUGDHULP", **more):
    given = {"age": "A16_17", "addressee": "MUNICIPAL_CONTACT", "client_consent": "REFUSED"} | more
    return DisclosureFacts(regime=regime, duty_conflict=DutyConflict(**answers), **given)


def every_test(questions):
    for answers in product((True, False), repeat=len(questions)):
        yield dict(zip(questions, answers, strict=True))


@pytest.mark.parametrize(
    ("regime", "questions", "many", "reason"),
    [
        ("JEUGDHULP", QUESTIONS, 256, "DUTY_CONFLICT"),
        ("SCHOOL", [q for q in QUESTIONS if q != "conscience"], 128, "SCHOOL_NECESSITY"),
    ],
)
def test_exactly_one_of_all_tests_allows(regime, questions, many, reason):
    said = [advise(facts(answers, regime)) for answers in every_test(questions)]
    allowing = [advice for advice in said if advice.allowed]
    assert len(said) == many
    assert [(advice.row, advice.reason_code) for advice in allowing] == [("C09", reason)]
    assert {advice.outcome for advice in said if not advice.allowed} == {Outcome.DENY}


def test_the_order_of_the_questions_is_that_of_the_contract():
    assert list(FAILS_WITH) == QUESTIONS


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_first_no_gives_the_code(question):
    later = QUESTIONS[QUESTIONS.index(question) :]
    answers = ALL | dict.fromkeys(later, False)
    assert advise(facts(answers)).reason_code == FAILS_WITH[question]


def test_a_school_does_not_look_at_conscience():
    assert advise(facts(ALL | {"conscience": False}, "SCHOOL")).reason_code == "SCHOOL_NECESSITY"


def test_an_empty_test_was_tried_and_fails():
    assert advise(facts({})).reason_code == "E_CONSENT_NOT_TRIED"


def test_a_test_that_was_not_tried_has_no_result():
    untried = DisclosureFacts(regime="GI", addressee="POLICE")
    assert duty_conflict.result(untried.duty_conflict, "GI") is None


@pytest.mark.parametrize(
    ("more", "row"),
    [
        ({"addressee": "AUTHORITY_PARENT"}, "C09"),
        ({"addressee": "NETWORK", "age": "GE18"}, "C09"),
        ({"addressee": "PARENT_NO_AUTHORITY", "asked_by_recipient": True}, "C09"),
        ({"capacity": "UNKNOWN"}, "C09"),
        ({"age": "UNKNOWN"}, "A15"),
        ({"good_care_objection": True}, "C08"),
        ({"addressee": "AUTHORITY_PARENT", "good_care_objection": True}, "C08"),
        ({"addressee": "AUTHORITY_PARENT", "regime": "HELPLINE"}, "A17"),
        ({"addressee": "INTERNAL_ADVISER"}, "C04"),
        ({"addressee": "VIR"}, "D06"),
    ],
)
def test_a_passed_test_is_the_way_out_only_where_it_may_be(more, row):
    assert advise(facts(ALL, **more)).row == row


def test_a_failed_test_does_not_hide_an_escalation():
    advice = advise(facts({}, capacity="UNKNOWN"))
    assert (advice.row, advice.reason_code) == ("C12", "CAPACITY_UNASSESSED")
