"""What would change the answer: only what somebody can really do, and only what helps."""

from datetime import date

from hypothesis import given, settings
from msgspec import convert, structs

from tests.rules.lines import contact_lines, disclosure_lines
from zorgvuldig import handbook
from zorgvuldig.rules.facts import ContactFacts, DisclosureFacts, DutyConflict
from zorgvuldig.rules.what_would_change import advise, changed_facts, ways


def codes(facts):
    return [code for code, _ in ways(facts)]


def share(**more):
    line = {"regime": "JEUGDHULP", "addressee": "MUNICIPAL_CONTACT", "age": "A16_17"} | more
    return DisclosureFacts(**line)


def test_a_young_person_of_16_can_say_yes_or_stay_unnamed():
    assert codes(share()) == ["ANONYMISE", "CLIENT_CONSENTS"]


def test_between_12_and_16_everybody_is_asked():
    found = dict(ways(share(age="A12_15")))
    assert list(found) == ["ANONYMISE", "ALL_CONSENT"]
    assert found["ALL_CONSENT"].row == "C06"


def test_where_one_yes_is_enough_nobody_is_told_to_ask_all():
    assert codes(share(age="A12_15", client_consent="GIVEN")) == ["ANONYMISE", "REP_CONSENTS"]


def test_looking_up_the_authority_can_be_enough():
    facts = share(age="LT12", rep_consent="GIVEN")
    assert codes(facts) == ["ANONYMISE", "AUTHORITY_CHECKED", "REP_CONSENTS"]


def test_missing_steps_are_named_one_by_one_until_none_is_left():
    facts = share(client_consent="GIVEN", all_steps_once=True, minimum_selected=True)
    steps = ["GROUND_RECORDED", "DECIDED_BY_OTHER", "RECIPIENT_ASKED", "CONCERN_DESCRIBED",
             "PROTOCOL_CONFIGURED"]  # fmt: skip
    assert codes(facts) == ["ANONYMISE", *steps]
    done = share(client_consent="GIVEN", all_steps_once=True, minimum_selected=True,
                 ground_recorded=True, decision_maker_other=True, recipient_use_known=True,
                 safety_concern=True, protocol_configured=True)  # fmt: skip
    assert codes(done) == []


def test_a_talk_can_be_opened_by_telling_the_client_first():
    facts = ContactFacts(regime="JEUGDHULP", addressee="AUTHORITY_PARENT", age="A12_15")
    assert [(code, advice.blockers) for code, advice in ways(facts)] == [("CLIENT_INFORMED", ())]


def test_an_unknown_age_or_capacity_can_be_looked_into():
    talk = {"regime": "GI", "addressee": "AUTHORITY_PARENT", "client_consent": "GIVEN"}
    assert codes(ContactFacts(**talk)) == [
        "AGE_IS_LT12", "AGE_IS_A12_15", "AGE_IS_A16_17", "AGE_IS_GE18",
    ]  # fmt: skip
    assert codes(ContactFacts(**talk, age="A16_17", capacity="UNKNOWN")) == [
        "CAPACITY_IS_CAPABLE", "CAPACITY_IS_INCAPABLE",
    ]  # fmt: skip


def test_the_last_formality_of_a_duty_conflict_can_be_mended():
    almost = dict.fromkeys(DutyConflict.__struct_fields__, True) | {"other_person_signed": False}
    facts = share(client_consent="REFUSED", duty_conflict=DutyConflict(**almost))
    assert "CONFLICT_SIGNED" in codes(facts)


def test_harm_and_conscience_are_never_made_up():
    for question in ("serious_harm", "conscience", "no_other_way", "effective"):
        almost = dict.fromkeys(DutyConflict.__struct_fields__, True) | {question: False}
        facts = share(client_consent="REFUSED", duty_conflict=DutyConflict(**almost))
        assert not [code for code in codes(facts) if code.startswith("CONFLICT")]


def test_an_objection_stands():
    facts = share(client_consent="GIVEN", good_care_objection=True)
    assert codes(facts) == ["ANONYMISE"]


def test_known_dates_are_left_alone():
    facts = ContactFacts(regime="GI", addressee="NETWORK", born_on=date(2010, 1, 1),
                         on=date(2026, 3, 1))  # fmt: skip
    assert codes(facts) == ["CLIENT_CONSENTS"]


NEVER = ("regime", "addressee", "born_on", "on", "good_care_objection", "safety_exception",
         "legal_measure", "is_b3_rep", "triage", "abuse_suspected", "own_data")  # fmt: skip


@given(contact_lines.map(lambda line: convert(line, ContactFacts))
       | disclosure_lines.map(lambda line: convert(line, DisclosureFacts)))  # fmt: skip
@settings(max_examples=300, deadline=None)
def test_every_way_helps_is_told_in_words_and_pretends_nothing(facts):
    now, words = advise(facts), handbook.read("codes")["change"]
    for code, then in ways(facts):
        assert code in words
        assert then.allowed
        assert not now.allowed or set(then.blockers) < set(now.blockers)
    for _, changed in changed_facts(facts):
        before, after = structs.asdict(facts), structs.asdict(changed)
        assert all(before.get(name) == after.get(name) for name in NEVER)
