"""When somebody may begin as a confidant, which paper runs out, and when a coach speaks with them:
rules over plain values."""

from datetime import date, timedelta

import pytest

from zorgvuldig.rules import gates
from zorgvuldig.rules.helpline import coaching, confidants
from zorgvuldig.rules.helpline.codes import ConfidantTalk, Training

TODAY = date(2026, 11, 27)
LATER = date(2027, 11, 27)
ALL = dict.fromkeys(map(str, Training), LATER)
READY = confidants.Papers(
    intake_on=date(2026, 9, 1),
    certificate_on=date(2026, 10, 1),
    code_signed_on=date(2026, 10, 2),
    secrecy_signed_on=date(2026, 10, 2),
    trained=ALL,
    coach=True,
    account=True,
)
WITHOUT = {
    "intake": {"intake_on": None},
    "certificate": {"certificate_on": None},
    "code": {"code_signed_on": None},
    "secrecy": {"secrecy_signed_on": None},
    "coach": {"coach": False},
    "training": {"trained": {**ALL, "BIAS": date(2026, 11, 26)}},
    "account": {"account": False},
}


def test_who_has_everything_may_begin():
    assert confidants.missing(READY, TODAY) == []


@pytest.mark.parametrize("step", WITHOUT)
def test_each_paper_that_is_not_there_is_said_in_a_sentence(step):
    (lacks,) = confidants.missing(READY._replace(**WITHOUT[step]), TODAY)
    assert lacks.step == step
    assert lacks.sentence.count(".") >= 2  # what is missing, and what to do


def test_everything_missing_is_said_in_the_order_of_the_steps():
    nothing = confidants.Papers(None, None, None, None, {}, coach=False, account=False)
    assert [one.step for one in confidants.missing(nothing, TODAY)] == list(WITHOUT)


@pytest.mark.parametrize(
    ("certificate_on", "counts"),
    [
        (date(2023, 11, 27), False),
        (date(2023, 11, 28), True),
        (TODAY, True),
        (TODAY + timedelta(days=1), False),
    ],
)
def test_a_certificate_counts_three_years_and_not_before_its_day(certificate_on, counts):
    assert confidants.certificate_counts(certificate_on, TODAY) is counts


def test_one_subject_missing_or_run_out_is_no_training():
    without = {subject: until for subject, until in ALL.items() if subject != "LISTENING"}
    assert confidants.all_subjects_until(without) is None
    assert confidants.untrained(without, TODAY) == [Training.LISTENING]
    assert confidants.untrained({**ALL, "BIAS": TODAY}, TODAY) == []
    assert confidants.all_subjects_until({**ALL, "BIAS": TODAY}) == TODAY


def test_what_runs_out_within_a_month_is_said_first_things_first():
    soon = {**ALL, "BIAS": TODAY + timedelta(days=3)}
    old = date(2023, 11, 29)
    assert confidants.runs_out(old, soon, TODAY) == [
        ("certificate", date(2026, 11, 28)),
        ("training", TODAY + timedelta(days=3)),
    ]
    assert confidants.runs_out(date(2026, 10, 1), ALL, TODAY) == []
    assert confidants.runs_out(None, {}, TODAY) == []


def test_thirty_days_is_soon_and_thirty_one_is_not():
    for days, found in ((30, 1), (31, 0)):
        trained = dict.fromkeys(ALL, TODAY + timedelta(days=days))
        assert len(confidants.runs_out(None, trained, TODAY)) == found


def test_the_trial_period_is_three_months():
    assert confidants.trial_until(date(2026, 11, 30)) == date(2027, 2, 27)


@pytest.mark.gate("H-10", "refuses")
def test_communities_without_an_explicit_yes_are_refused():
    shut = gates.communities_agreed(["Somalisch"], agreed=False)
    assert shut is not None
    assert (shut.gate, shut.field) == ("H-10", "communities_agreed")


@pytest.mark.gate("H-10", "releases")
@pytest.mark.parametrize(("said", "agreed"), [(["Somalisch"], True), ([], False), ([" "], False)])
def test_with_a_yes_or_without_communities_nothing_is_refused(said, agreed):
    assert gates.communities_agreed(said, agreed) is None


def a_match(**known):
    nothing = {"ended_on": None, "contacts": [], "talks": [], "cared_for": []}
    return coaching.Linked(**{"began_on": TODAY, **nothing, **known})


def test_a_running_match_asks_for_coaching_and_an_ended_one_for_aftercare():
    first = date(2026, 12, 3)
    assert coaching.due_about(a_match(contacts=[first])) == (
        ConfidantTalk.COACHING,
        date(2026, 12, 10),
    )
    talked = a_match(contacts=[first], talks=[date(2026, 12, 8)])
    assert coaching.due_about(talked) == (ConfidantTalk.COACHING, date(2027, 1, 5))
    ended = a_match(ended_on=date(2027, 2, 1), talks=[date(2026, 12, 8)])
    assert coaching.due_about(ended) == (ConfidantTalk.AFTERCARE, date(2027, 2, 15))


def test_after_the_aftercare_nothing_is_due_and_care_before_the_end_does_not_count():
    ended = a_match(ended_on=date(2027, 2, 1), cared_for=[date(2027, 2, 1)])
    assert coaching.due_about(ended) is None
    before = a_match(ended_on=date(2027, 2, 1), cared_for=[date(2027, 1, 31)])
    assert coaching.due_about(before) is not None


def test_others_are_met_each_quarter():
    assert coaching.due_with_others(TODAY, []).by == date(2027, 2, 27)
    met = [date(2027, 1, 31), date(2026, 12, 1)]
    assert coaching.due_with_others(TODAY, met) == (ConfidantTalk.PEER_GROUP, date(2027, 4, 30))


@pytest.mark.gate("H-14", "refuses")
@pytest.mark.parametrize("count", [0, 1, 9])
def test_fewer_than_ten_is_no_number_to_tell(count):
    shut = gates.enough_to_tell(count)
    assert shut is not None
    assert shut.gate == "H-14"


@pytest.mark.gate("H-14", "releases")
def test_ten_may_be_told():
    assert gates.enough_to_tell(10) is None
