"""The properties of contract section 7, for facts by chance."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import convert

from tests.rules.lines import contact_lines, disclosure_lines, names
from zorgvuldig.rules import contact, disclosure
from zorgvuldig.rules.codes import ConsentStatus, Outcome
from zorgvuldig.rules.facts import ContactFacts, DisclosureFacts, DutyConflict

MANY = settings(max_examples=500, deadline=None)
NO_YES = st.sampled_from([status for status in ConsentStatus if status != "GIVEN"])
PASSED = dict.fromkeys(names(DutyConflict), True)


def about_contact(line):
    return contact.advise(convert(line, ContactFacts))


def about_disclosure(line):
    return disclosure.advise(convert(line, DisclosureFacts))


both = st.one_of(
    st.tuples(st.just(about_contact), contact_lines),
    st.tuples(st.just(about_disclosure), disclosure_lines),
)


@given(both, NO_YES)
@MANY
def test_taking_away_the_clients_consent_opens_nothing(asked, status):
    advise, line = asked
    before = advise(line | {"client_consent": "GIVEN"})
    after = advise(line | {"client_consent": status})
    assert before.allowed or not after.allowed


@given(both, NO_YES)
@MANY
def test_taking_away_the_parents_consent_opens_only_the_road_of_b03(asked, status):
    advise, line = asked
    before = advise(line | {"rep_consent": "GIVEN"})
    after = advise(line | {"rep_consent": status})
    by_b03 = after.consent_row == "B03" and after.outcome == Outcome.ALLOW_DEVIATION
    assert before.allowed or not after.allowed or by_b03


@given(disclosure_lines, st.sampled_from(["client", "rep"]))
@MANY
def test_a_flaw_in_a_consent_opens_nothing_but_b03(line, who):
    flaws = f"{who}_consent_flaws"
    before = about_disclosure(line | {f"{who}_consent": "GIVEN", flaws: []})
    after = about_disclosure(line | {f"{who}_consent": "GIVEN", flaws: ["NOT_FREE"]})
    assert before.allowed or not after.allowed or (who == "rep" and after.consent_row == "B03")


@given(both)
@MANY
def test_an_objection_opens_nothing(asked):
    advise, line = asked
    before = advise(line | {"good_care_objection": False})
    after = advise(line | {"good_care_objection": True})
    assert before.allowed or not after.allowed


@given(both, st.sampled_from(["INCAPABLE", "UNKNOWN"]))
@MANY
def test_less_capacity_allows_nothing_that_a_capable_yes_does_not(asked, capacity):
    advise, line = asked
    line = {name: value for name, value in line.items() if name != "client_consent_flaws"}
    capable = advise(line | {"capacity": "CAPABLE", "client_consent": "GIVEN"})
    assert capable.allowed or not advise(line | {"capacity": capacity}).allowed


@given(both)
@MANY
def test_with_unknown_age_little_is_allowed(asked):
    advise, line = asked
    advice = advise(line | {"age": "UNKNOWN"})
    rows = ("C00", "C01", "C03", "D01", "D03", "D04", "D05", "D08")
    assert not advice.allowed or advice.row in rows


@given(disclosure_lines, st.sampled_from(names(DutyConflict)))
@MANY
def test_a_failed_test_never_changes_whether_one_may(line, question):
    line = {name: value for name, value in line.items() if name != "duty_conflict"}
    if question == "conscience" and line["regime"] == "SCHOOL":
        question = "consulted"
    failed = about_disclosure(line | {"duty_conflict": PASSED | {question: False}})
    assert failed.allowed == about_disclosure(line).allowed


@given(disclosure_lines)
@MANY
def test_a_passed_test_never_takes_away(line):
    passed = about_disclosure(line | {"duty_conflict": PASSED})
    untried = about_disclosure({n: v for n, v in line.items() if n != "duty_conflict"})
    assert passed.allowed or not untried.allowed


@given(both)
@MANY
def test_duties_and_blockers_come_only_with_an_allow_and_in_order(asked):
    advise, line = asked
    advice = advise(line)
    assert advice.allowed or (advice.duties, advice.blockers) == ((), ())
    for codes in (advice.duties, advice.blockers):
        assert list(codes) == sorted(set(codes))


@given(both)
@MANY
def test_steps_taken_change_no_outcome(asked):
    advise, line = asked
    steps = [*GATES, "client_informed"] if advise is about_disclosure else ["client_informed"]
    before, after = advise(line), advise(line | dict.fromkeys(steps, True))
    assert (before.outcome, before.row, before.duties) == (after.outcome, after.row, after.duties)
    assert after.blockers == ()


GATES = [
    "all_steps_once", "ground_recorded", "decision_maker_other", "minimum_selected",
    "recipient_use_known", "safety_concern", "protocol_configured", "meldcode_done",
]  # fmt: skip


@pytest.mark.parametrize("advise", [about_contact, about_disclosure])
def test_may_act_needs_an_allow_without_blockers(advise):
    line = {"regime": "GI", "age": "LT12", "addressee": "AUTHORITY_PARENT"}
    assert advise(line).allowed
    assert not advise(line).may_act
    assert advise(line | {"client_informed": True}).may_act
