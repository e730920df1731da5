"""The rights desk: what somebody may ask, told as it happens; law.md H."""

import random
from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import convert, structs

from tests.rules import rights_oracle as oracle
from zorgvuldig import handbook
from zorgvuldig.rules import codes
from zorgvuldig.rules.age import band_on
from zorgvuldig.rules.rights import Asker, Right, RightsFacts, advise, following, sources, table

WORDS = handbook.read("rights")
YES_NO = [field.name for field in structs.fields(RightsFacts) if field.type is bool]
BORN = date(2010, 5, 1)
OPEN = ("COMPLAINT", "HUMAN_DECISION", "SUPPORT")
NOT_OPEN = [right for right in Right if right not in OPEN]


def ask(asker, right, years, **more):
    """The answer when a client born on 1 May 2010 is so many years old."""
    age = band_on(BORN, date(2010 + years, 5, 1))
    line = {"regime": "JEUGDHULP", "rep_all": "YES", "age": age} | more
    return advise(convert(line | {"asker": asker, "right": right}, RightsFacts))


def said(*asked, **more):
    advice = ask(*asked, **more)
    return advice.row, advice.outcome, advice.reason_code


PARENT, OTHER_PARENT, REP = "AUTHORITY_PARENT", "PARENT_NO_AUTHORITY", "REPRESENTATIVE"


@pytest.mark.parametrize(
    ("asked", "more", "answer"),
    [
        (("OTHER", "COMPLAINT", 11), {}, ("H01", "ALLOW", "COMPLAINT_ALWAYS")),
        (("CLIENT", "HUMAN_DECISION", 11), {}, ("H02", "ALLOW", "NOTHING_AUTOMATED")),
        (("CLIENT", "SUPPORT", 11), {}, ("H03", "ALLOW", "RIGHTS_ADVOCATE")),
        (("CLIENT", "SUPPORT", 19), {"regime": "WMO"}, ("H04", "DENY", "NO_STATUTORY_ADVOCATE")),
        (("OTHER", "ACCESS", 14), {}, ("H05", "DENY", "NOT_CONCERNED")),
        ((PARENT, "COPY", 14), {"deceased": True}, ("H06", "ESCALATE", "CLIENT_DIED")),
        (("NAMED_OTHER", "RECTIFICATION", 14), {}, ("H07", "ESCALATE", "OWN_DATA_OF_ANOTHER")),
        ((PARENT, "ACCESS", 14), {"regime": "HELPLINE"},
         ("H08", "DENY", "MINOR_CALLER_PROTECTED")),
        (("CLIENT", "ACCESS", 14), {"age": "UNKNOWN"}, ("H09", "ESCALATE", "AGE_UNKNOWN")),
        ((OTHER_PARENT, "ACCESS", 14), {}, ("H10", "ESCALATE", "THIRD_PARTY")),
        ((OTHER_PARENT, "DESTRUCTION", 11), {}, ("H11", "DENY", "NO_AUTHORITY")),
        (("CLIENT", "ACCESS", 14), {"capacity": "UNKNOWN"},
         ("H12", "ESCALATE", "CAPACITY_UNASSESSED")),
        ((REP, "COPY", 19), {"mandate": True}, ("H13", "ESCALATE", "MANDATE_TO_CHECK")),
        ((REP, "COPY", 14), {}, ("H14", "DENY", "NOT_THE_REPRESENTATIVE")),
        (("CLIENT", "DESTRUCTION", 11), {"regime": "HELPLINE"},
         ("H15", "ESCALATE", "YOUNG_CALLER")),
        (("CLIENT", "ACCESS", 11), {"regime": "WMO"}, ("H16", "DENY", "PARENTS_ASK")),
        (("CLIENT", "ACCESS", 19), {"regime": "SCHOOL", "legal_measure": True},
         ("H17", "ESCALATE", "LEGAL_MEASURE")),
        (("CLIENT", "ACCESS", 19), {"regime": "YOUTH_WORK", "capacity": "INCAPABLE"},
         ("H18", "ESCALATE", "CAPACITY_UNASSESSED")),
        (("CLIENT", "DESTRUCTION", 19), {"regime": "WMO", "capacity": "INCAPABLE"},
         ("H19", "ESCALATE", "NO_REPRESENTATIVE_ORDER")),
        (("CLIENT", "ACCESS", 14), {"capacity": "INCAPABLE"},
         ("H20", "DENY", "REPRESENTATIVE_ASKS")),
        (("CLIENT", "DESTRUCTION", 14), {"regime": "SCHOOL", "parents_say": "REFUSED"},
         ("H21", "ESCALATE", "PARENTS_DISAGREE")),
        (("CLIENT", "DESTRUCTION", 14), {"regime": "SCHOOL"},
         ("H22", "NEED_CONSENT", "ASK_PARENTS")),
        (("CLIENT", "DESTRUCTION", 14),
         {"regime": "SCHOOL", "parents_say": "GIVEN", "rep_all": "UNKNOWN"},
         ("H23", "ESCALATE", "AUTHORITY_UNKNOWN")),
        (("FORMER_CLIENT", "DESTRUCTION", 14), {}, ("H24", "ALLOW", "CLIENT_ASKS")),
        (("CLIENT", "DESTRUCTION", 14), {"regime": "HELPLINE"}, ("H24", "ALLOW", "CLIENT_ASKS")),
        ((REP, "ACCESS", 19),
         {"regime": "SCHOOL", "legal_measure": True, "client_says": "REFUSED"},
         ("H25", "DENY", "CLIENT_DISAGREES")),
        ((REP, "ACCESS", 19), {"regime": "SCHOOL", "legal_measure": True},
         ("H26", "NEED_CONSENT", "ASK_CLIENT")),
        ((REP, "ACCESS", 19),
         {"regime": "SCHOOL", "legal_measure": True, "client_says": "GIVEN", "rep_all": "UNKNOWN"},
         ("H27", "ESCALATE", "AUTHORITY_UNKNOWN")),
        ((REP, "ACCESS", 19),
         {"regime": "SCHOOL", "legal_measure": True, "client_says": "GIVEN"},
         ("H28", "ALLOW", "REPRESENTATIVE_AND_CLIENT")),
        ((PARENT, "ACCESS", 16), {"client_says": "GIVEN"}, ("H29", "DENY", "CLIENT_ONLY_16")),
        ((PARENT, "ACCESS", 19), {"capacity": "INCAPABLE"},
         ("H30", "DENY", "NOT_THE_REPRESENTATIVE")),
        ((REP, "ACCESS", 19), {"capacity": "INCAPABLE", "is_b3_rep": True, "regime": "WMO"},
         ("H31", "ESCALATE", "NO_REPRESENTATIVE_ORDER")),
        ((PARENT, "ACCESS", 16), {"capacity": "INCAPABLE", "regime": "SCHOOL"},
         ("H32", "ESCALATE", "CAPACITY_UNASSESSED")),
        ((PARENT, "PORTABILITY", 14), {}, ("H33", "DENY", "TO_THE_PERSON")),
        ((PARENT, "DESTRUCTION", 14), {}, ("H34", "DENY", "CLIENT_ONLY_12")),
        ((PARENT, "DESTRUCTION", 14), {"regime": "SCHOOL", "client_says": "WITHDRAWN"},
         ("H35", "DENY", "CLIENT_DISAGREES")),
        ((PARENT, "ACCESS", 11), {"rep_all": "UNKNOWN"}, ("H36", "ESCALATE", "AUTHORITY_UNKNOWN")),
        ((PARENT, "DESTRUCTION", 14), {"regime": "SCHOOL"},
         ("H37", "NEED_CONSENT", "ASK_CLIENT")),
        ((PARENT, "DESTRUCTION", 11), {"rep_all": "NO"}, ("H38", "NEED_CONSENT", "ASK_EVERYONE")),
        ((PARENT, "ACCESS", 11), {"rep_all": "NO"}, ("H39", "ALLOW", "PARENT_IS_COUNTERPART")),
        ((PARENT, "ACCESS", 16), {"capacity": "INCAPABLE"}, ("H40", "ALLOW", "REPRESENTATIVE")),
        ((REP, "DESTRUCTION", 19), {"capacity": "INCAPABLE", "is_b3_rep": True},
         ("H40", "ALLOW", "REPRESENTATIVE")),
        ((PARENT, "DESTRUCTION", 14), {"regime": "SCHOOL", "client_says": "GIVEN"},
         ("H41", "ALLOW", "REPRESENTATIVE_AND_CLIENT")),
        ((PARENT, "ACCESS", 14), {"client_says": "REFUSED"},
         ("H42", "ALLOW_DEVIATION", "PARENT_DESPITE_OBJECTION")),
        ((PARENT, "ACCESS", 14), {}, ("H43", "ALLOW_AFTER_INFORMING", "PARENT_UNTIL_16")),
        ((PARENT, "ACCESS", 11), {"good_care_objection": True},
         ("H44", "DENY", "GOOD_CARE_OBJECTION")),
        (("FORMER_CLIENT", "ACCESS", 19), {"nothing_held": True}, ("H45", "ALLOW", "NOTHING_HELD")),
        (("CLIENT", "PORTABILITY", 19), {}, ("H46", "DENY", "NOT_CONSENT_OR_CONTRACT")),
    ],
)  # fmt: skip
def test_a_request_is_judged_by_its_row(asked, more, answer):
    assert said(*asked, **more) == answer


@pytest.mark.parametrize("regime", codes.CARE)
def test_on_the_sixteenth_birthday_the_parent_may_no_longer_ask(regime):
    assert ask(PARENT, "ACCESS", 14, regime=regime).allowed
    assert said(PARENT, "ACCESS", 16, regime=regime)[2] == "CLIENT_ONLY_16"
    assert said(PARENT, "ACCESS", 19, regime=regime)[2] == "CLIENT_ONLY_16"


def test_the_client_hears_no_less_because_it_would_hurt():
    plain = ask("CLIENT", "ACCESS", 14)
    assert ask("CLIENT", "ACCESS", 14, good_care_objection=True) == plain
    assert "CLIENT_INTEREST" not in plain.grounds
    assert plain.leave_out == ("OTHERS_DATA",)


def test_access_shows_the_notes_and_names_who_received_something():
    advice = ask("CLIENT", "ACCESS", 16)
    assert advice.stays_in == ("WORK_NOTES",)
    assert "NAME_RECIPIENTS" in advice.duties
    assert advice.grounds == ("OTHERS_PRIVACY", "UAVG_41")
    assert advice.refused_by == ("DECISION_MAKER", "PRIVACY_OFFICER")
    assert advice.decides == ("KEEPER", "SECOND_PERSON")


@pytest.mark.parametrize("regime", codes.CARE)
def test_in_care_destruction_is_refused_on_two_grounds_alone(regime):
    advice = ask("CLIENT", "DESTRUCTION", 16, regime=regime)
    assert advice.grounds == ("INTEREST_OF_ANOTHER", "STATUTE_FORBIDS")
    assert {"CHECK_LEGAL_HOLD", "PROVE_DESTRUCTION", "TELL_RECIPIENTS"} <= set(advice.duties)


def test_elsewhere_destruction_is_erasure():
    advice = ask("CLIENT", "DESTRUCTION", 19, regime="SCHOOL")
    assert advice.grounds == ("AVG_17_3", "UAVG_41")


def test_an_own_statement_is_never_refused_and_never_put_over_the_file():
    advice = ask("CLIENT", "OWN_STATEMENT", 14)
    assert (advice.decides, advice.grounds) == ((), ())
    assert "STORE_BESIDE" in advice.duties


@pytest.mark.parametrize("right", ["RECTIFICATION", "DESTRUCTION", "RESTRICTION"])
def test_who_received_the_old_words_is_told(right):
    assert "TELL_RECIPIENTS" in ask("CLIENT", right, 19).duties
    assert "TELL_RECIPIENTS" not in ask("CLIENT", right, 19, nothing_held=True).duties


def test_a_stranger_does_not_hear_whether_there_is_a_file():
    secret = "NEITHER_CONFIRM_NOR_DENY"
    assert secret in ask("OTHER", "ACCESS", 14).duties
    assert secret in ask("OTHER", "COMPLAINT", 14).duties
    assert secret in ask(PARENT, "ACCESS", 16).duties
    assert secret in ask(PARENT, "COMPLAINT", 14, regime="HELPLINE").duties
    assert secret in ask(PARENT, "ACCESS", 14, rep_all="UNKNOWN").duties
    assert secret in ask(PARENT, "ACCESS", 11, good_care_objection=True).duties
    assert secret in ask(PARENT, "ACCESS", 11, deceased=True).duties
    assert secret not in ask(PARENT, "DESTRUCTION", 14).duties
    assert secret not in ask("CLIENT", "ACCESS", 11).duties


def test_a_young_person_decides_alone_and_is_asked_about_the_parents():
    assert "TALK_ABOUT_PARENTS" in ask("CLIENT", "DESTRUCTION", 14).duties
    assert "TALK_ABOUT_PARENTS" not in ask("CLIENT", "DESTRUCTION", 16).duties


def test_an_unchecked_identity_holds_back_the_file_and_not_the_answer():
    asked = ("CLIENT", "COPY", 16)
    advice = ask(*asked)
    assert advice.allowed
    assert advice.blockers == ("IDENTITY", "SECOND_PERSON")
    assert ask(*asked, identity_checked=True).blockers == ("SECOND_PERSON",)
    assert ask(*asked, identity_checked=True, second_person_agreed=True).may_act


def test_the_wmo_wants_destruction_in_writing():
    steps = {"identity_checked": True, "second_person_agreed": True, "regime": "WMO"}
    assert ask("CLIENT", "DESTRUCTION", 16, **steps).blockers == ("IN_WRITING",)
    assert ask("CLIENT", "DESTRUCTION", 16, in_writing=True, **steps).may_act


def test_a_parent_waits_until_the_young_person_was_told():
    steps = {"identity_checked": True, "second_person_agreed": True}
    assert ask(PARENT, "ACCESS", 14, **steps).blockers == ("CLIENT_INFORMED",)
    assert ask(PARENT, "ACCESS", 14, client_informed=True, **steps).may_act
    assert ask(PARENT, "ACCESS", 11, **steps).may_act


def test_that_nothing_is_held_may_be_said_by_one_person():
    advice = ask("CLIENT", "COPY", 16, nothing_held=True, identity_checked=True)
    assert advice.may_act
    assert (advice.grounds, advice.leave_out, advice.stays_in) == ((), (), ())


@pytest.mark.parametrize("right", ["RESTRICTION", "OBJECTION"])
def test_sharing_stops_at_once_also_while_people_find_out(right):
    freeze = "FREEZE_AT_ONCE"
    assert freeze in ask("CLIENT", right, 14).duties
    assert freeze in ask("CLIENT", right, 14, capacity="UNKNOWN").duties
    assert freeze not in ask("CLIENT", right, 14, nothing_held=True).duties
    assert freeze not in ask(OTHER_PARENT, right, 14).duties
    assert freeze not in ask("CLIENT", "ACCESS", 14).duties


def test_a_complaint_is_not_handled_by_who_it_is_about():
    advice = ask("CLIENT", "COMPLAINT", 14)
    assert advice.decides == ("COMPLAINTS_BODY",)
    assert "NOT_BY_WHO_IT_IS_ABOUT" in advice.duties
    assert advice.may_act


STATUSES = ("GIVEN", "REFUSED", "NOT_ASKED")
BASE = {
    "right": list(Right), "asker": list(Asker), "age": list(codes.Age),
    "capacity": list(codes.Capacity), "client_says": STATUSES, "rep_all": list(codes.RepAll),
}  # fmt: skip


def lines(regime):
    for values in product(*BASE.values()):
        yield dict(zip(BASE, values, strict=True)) | {"regime": regime, "parents_say": "NOT_ASKED"}


def by_chance(chance):
    line = {name: chance.choice(list(values)) for name, values in BASE.items()}
    line |= {name: chance.random() < 0.2 for name in YES_NO}
    return line | {
        "right": chance.choice([*Right, *["DESTRUCTION"] * 4]),
        "capacity": chance.choice(["CAPABLE", "CAPABLE", "INCAPABLE", "UNKNOWN"]),
        "regime": chance.choice(list(codes.Regime)),
        "client_says": chance.choice(list(codes.ConsentStatus)),
        "parents_say": chance.choice(list(codes.ConsentStatus)),
    }


def agrees(line):
    facts = convert(line, RightsFacts)
    advice = advise(facts)
    assert (advice.outcome, advice.reason_code) == oracle.answer(line), line
    return facts, advice


@pytest.mark.parametrize("regime", codes.Regime)
def test_every_product_of_facts_has_the_answer_of_the_oracle(regime):
    for line in lines(regime):
        agrees(line)


@pytest.fixture(scope="module")
def many():
    chance = random.Random(7)
    return [agrees(by_chance(chance)) for _ in range(40_000)]


def test_every_row_is_the_first_to_hold_for_somebody(many):
    first = {next(i for i, r in enumerate(table.TABLE_H) if r.when(f)) for f, _ in many}
    assert first == set(range(len(table.TABLE_H)))
    walked = {advice.row for _, advice in many}
    assert walked == {f"H{n:02}" for n in range(1, 47)} == set(WORDS["row"])


def test_every_word_is_said_and_every_code_has_its_words(many):
    for kind, part in (("reason", "reason_code"), ("duty", "duties"), ("blocker", "blockers"),
                       ("ground", "grounds"), ("leave_out", "leave_out"),
                       ("stays_in", "stays_in"), ("decider", "decides")):  # fmt: skip
        found = {getattr(advice, part) for _, advice in many}
        if part != "reason_code":
            found = {code for several in found for code in several}
        assert found == set(WORDS[kind]), kind
    assert set(WORDS["right"]) == set(WORDS["article"]) == {str(right) for right in Right}
    assert set(WORDS["asker"]) == {str(asker) for asker in Asker}


def test_every_answer_names_its_articles(many):
    for facts, advice in many[:2000]:
        row, article = sources(facts, advice)
        assert row == WORDS["row"][advice.row]["source"]
        assert article.strip()
    assert {following.statute(f) for f, _ in many} == {"JEUGDWET", "WGBO", "WMO", "AVG"}


def test_no_row_was_signed_by_a_lawyer_yet():
    for table_name in ("row", "term"):
        for passage in WORDS[table_name].values():
            assert passage["reviewed"] == ""
            assert isinstance(passage["from"], date)
            assert passage["title"] and passage["text"].endswith(".") and passage["source"]
    assert {ground["reviewed"] for ground in WORDS["ground"].values()} == {""}
    for kind in ("right", "asker", "reason", "decider", "duty", "blocker", "ground", "leave_out"):
        for words in WORDS[kind].values():
            assert len(words["label"]) <= 60
            assert words["text"].endswith((".", "?"))


LINES = st.integers(0, 2**32).map(lambda seed: by_chance(random.Random(seed)))
MANY = settings(max_examples=400, deadline=None)


@given(LINES)
@MANY
def test_less_consent_of_the_client_opens_nothing_for_another(line):
    gave, not_asked, refused = (
        advise(convert(line | {"client_says": status}, RightsFacts))
        for status in ("GIVEN", "NOT_ASKED", "REFUSED")
    )
    assert gave.allowed or not not_asked.allowed
    assert not_asked.allowed or not refused.allowed


@given(LINES)
@MANY
def test_what_the_parents_say_never_closes_the_file_of_a_client_in_care(line):
    line |= {"asker": "CLIENT", "regime": "JEUGDHULP"}
    answers = {
        advise(convert(line | {"parents_say": status, "rep_all": rep_all}, RightsFacts))
        for status in codes.ConsentStatus
        for rep_all in codes.RepAll
    }
    assert len(answers) == 1


@given(LINES)
@MANY
def test_an_unknown_age_opens_nothing_but_what_is_always_open(line):
    advice = advise(convert(line | {"age": "UNKNOWN"}, RightsFacts))
    assert not advice.allowed or line["right"] in OPEN


@given(LINES)
@MANY
def test_steps_taken_change_no_answer(line):
    steps = ("identity_checked", "second_person_agreed", "client_informed", "in_writing")
    before = advise(convert(line | dict.fromkeys(steps, False), RightsFacts))
    after = advise(convert(line | dict.fromkeys(steps, True), RightsFacts))
    assert structs.replace(before, blockers=()) == after


@given(LINES)
@MANY
def test_a_refusal_shows_nothing_and_still_gets_an_answer(line):
    advice = advise(convert(line, RightsFacts))
    assert {"LOG_REQUEST", "SHOW_COMPLAINT_ROUTES"} <= set(advice.duties)
    if line["right"] not in OPEN:
        assert "ANSWER_IN_WRITING" in advice.duties
    if not advice.allowed:
        assert (advice.grounds, advice.leave_out, advice.stays_in, advice.blockers) == ((),) * 4
        assert line["right"] in OPEN or len(advice.decides) == 2


@given(LINES)
@MANY
def test_a_former_client_has_the_rights_of_a_client(line):
    client, former = (
        advise(convert(line | {"asker": asker}, RightsFacts))
        for asker in ("CLIENT", "FORMER_CLIENT")
    )
    assert client == former


@given(LINES)
@MANY
def test_nobody_decides_alone_and_codes_come_once_in_order(line):
    advice = advise(convert(line, RightsFacts))
    assert len(advice.decides) != 1 or advice.decides == ("COMPLAINTS_BODY",)
    assert advice.refused_by == (following.TOGETHER if advice.grounds else ())
    for several in (advice.duties, advice.blockers):
        assert list(several) == sorted(set(several))
    if not line["asker"].endswith("CLIENT") and advice.grounds:
        assert advice.grounds[0] == "CLIENT_INTEREST"
