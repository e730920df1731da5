"""Referral, hand-over and closing by the line, in the rules alone."""

from datetime import date

import pytest

from zorgvuldig.rules import disclosure, gates
from zorgvuldig.rules.codes import Addressee, Age, ConsentStatus
from zorgvuldig.rules.helpline import moves
from zorgvuldig.rules.helpline.clocks import after_call_on
from zorgvuldig.rules.helpline.codes import About, State
from zorgvuldig.rules.helpline.ending import stands_in_the_way
from zorgvuldig.rules.helpline.referring import TO_WHOM, Known, OfRequest, facts

GIVEN = ConsentStatus.GIVEN


def asked(about=About.CALLER, to=Addressee.EXTERNAL_PROFESSIONAL, said=GIVEN, **known):
    done = ("worry_written", "another_agreed", "protocol_complete")
    request = {"caller_age": Age.GE18, "young_age": Age.A16_17, "kind": "SERIOUS"}
    request |= dict.fromkeys(done, True)
    request |= {name: known.pop(name) for name in list(known) if name in request}
    return facts(
        about=about,
        addressee=to,
        known=Known(**{"only_needed": True, "weighed": True, **known}),
        request=OfRequest(**request),
        caller_said=said,
        use_known=True,
        why_known=True,
    )


def test_the_callers_yes_says_nothing_for_the_young_person():
    advice = disclosure.advise(asked(About.PERSON_OF_CONCERN))
    assert (advice.outcome, advice.row) == ("NEED_CONSENT", "C10")


def test_the_young_persons_yes_says_nothing_for_the_caller():
    advice = disclosure.advise(asked(said=ConsentStatus.NOT_ASKED, client_consent=GIVEN))
    assert advice.outcome == "NEED_CONSENT"


@pytest.mark.parametrize("about", About)
@pytest.mark.parametrize("to", TO_WHOM)
@pytest.mark.parametrize("age", Age)
@pytest.mark.parametrize("kind", ["SUPPORT", "SERIOUS"])
def test_without_any_yes_the_line_may_never_share(about, to, age, kind):
    advice = disclosure.advise(
        asked(about, to, ConsentStatus.NOT_ASKED, caller_age=age, young_age=age, kind=kind)
    )
    allowed = advice.may_act
    assert not allowed


@pytest.mark.parametrize(
    ("missing", "blocker"),
    [
        ({"worry_written": False}, "G10"),
        ({"weighed": False}, "G10"),
        ({"only_needed": False}, "G14"),
        ({"kind": "SUPPORT"}, "G20"),
        ({"protocol_complete": False}, "G23"),
    ],
)
def test_every_step_about_the_young_person_is_missed(missing, blocker):
    advice = disclosure.advise(asked(About.PERSON_OF_CONCERN, client_consent=GIVEN, **missing))
    assert advice.blockers == (blocker,)


def test_acute_danger_opens_the_way_to_112_and_to_nobody_else():
    said = ConsentStatus.NOT_ASKED
    police = asked(About.PERSON_OF_CONCERN, Addressee.POLICE, said, kind="ACUTE")
    help_ = asked(About.PERSON_OF_CONCERN, said=said, kind="ACUTE")
    assert (disclosure.advise(police).row, disclosure.advise(help_).row) == ("C00", "C10")


@pytest.mark.gate("H-03", "refuses")
def test_a_name_only_in_a_referral_about_the_young_person_that_needs_it():
    assert gates.name_cannot_be_avoided("Daan", "CALLER", True).gate == "H-03"
    assert gates.name_cannot_be_avoided("Daan", "PERSON_OF_CONCERN", False).gate == "H-03"


@pytest.mark.gate("H-03", "releases")
def test_no_name_or_a_name_that_is_needed():
    assert gates.name_cannot_be_avoided("", "CALLER", False) is None
    assert gates.name_cannot_be_avoided("Daan", "PERSON_OF_CONCERN", True) is None


@pytest.mark.gate("H-09", "refuses")
@pytest.mark.parametrize("said", [s for s in ConsentStatus if s != GIVEN])
def test_everything_but_a_yes_is_no_yes(said):
    assert gates.agreed_to_referral(said).gate == "H-09"


@pytest.mark.gate("H-09", "releases")
def test_a_yes_is_a_yes():
    assert gates.agreed_to_referral(GIVEN) is None


@pytest.mark.gate("H-11", "refuses")
@pytest.mark.parametrize("age", [a for a in Age if a != Age.GE18])
@pytest.mark.parametrize("to", [Addressee.AUTHORITY_PARENT, Addressee.PARENT_NO_AUTHORITY])
def test_parents_of_who_may_be_a_minor(age, to):
    assert gates.minor_protected(age, to, says_yes=False).gate == "H-11"


@pytest.mark.gate("H-11", "releases")
def test_an_adult_another_recipient_or_a_yes():
    assert gates.minor_protected(Age.GE18, Addressee.AUTHORITY_PARENT, says_yes=False) is None
    assert gates.minor_protected(Age.A12_15, Addressee.NETWORK, says_yes=False) is None
    assert gates.minor_protected(Age.A12_15, Addressee.AUTHORITY_PARENT, says_yes=True) is None


DAYS = [date(2026, 11, n) for n in (2, 3, 4)]


@pytest.mark.parametrize(
    ("ending", "state", "days", "handed", "may"),
    [
        ("WORRY_DISPELLED", "ADVISED", [], False, True),
        ("WORRY_DISPELLED", "NEW", [], False, False),
        ("WITHDRAWN", "NEW", [], False, True),
        ("OUT_OF_REACH", "NEW", DAYS, False, True),
        ("OUT_OF_REACH", "NEW", DAYS[:2], False, False),
        ("OUT_OF_REACH", "ADVISED", [DAYS[0]] * 3, False, False),
        ("REFERRED", "REFERRED", [], True, True),
        ("REFERRED", "ADVISED", [], False, False),
    ],
)
def test_when_a_request_may_end(ending, state, days, handed, may):
    said = stands_in_the_way(ending, state=state, tried_on=days, handed_over=handed)
    assert (said == "") == may


def test_the_call_afterwards_is_after_three_months():
    assert after_call_on(date(2026, 11, 30)) == date(2027, 2, 28)


@pytest.mark.parametrize("state", State)
def test_an_offer_that_ends_leads_to_a_state_that_goes_on(state):
    back = [name for name in moves.possible(state) if name.startswith("referral_refused")]
    assert bool(back) == (state == State.REFERRAL_OFFERED)
