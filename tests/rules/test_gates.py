"""The gates on plain values: what each refuses, and what opens it (method.md section 10).

The mark says which gate a test shows; docs/gates.md is made from the marks.
"""

from datetime import date

import pytest

from zorgvuldig.rules import contact, disclosure, gates
from zorgvuldig.rules.facts import ContactFacts, DisclosureFacts
from zorgvuldig.rules.recognisable import Known

FRIDAY = date(2026, 11, 20)
SATURDAY, MONDAY, TUESDAY = date(2026, 11, 21), date(2026, 11, 23), date(2026, 11, 24)
LABELLED = "Wij praten over jouw radicalisering"


def gate(answer):
    """The number of the gate that is shut; every refusal says what can be done."""
    assert answer is None or answer.sentence.endswith(".")
    return answer and answer.gate


# Talking: G01, G02, G03


@pytest.mark.gate("G01", "refuses")
def test_g01_in_an_exploratory_talk_what_the_other_reads_leaves_the_topic_out():
    assert gate(gates.topic_unnamed("EXPLORATORY", LABELLED)) == "G01"
    assert "“radicalisering”" in gates.topic_unnamed("EXPLORATORY", LABELLED).sentence


@pytest.mark.gate("G01", "releases")
@pytest.mark.parametrize(
    ("mode", "text"), [("TRANSPARENT", LABELLED), ("EXPLORATORY", "Donderdag samen voetballen")]
)
def test_g01_an_open_talk_may_name_it_and_ordinary_words_always_pass(mode, text):
    assert gate(gates.topic_unnamed(mode, text)) is None


def talk_with(addressee, **more):
    facts = {"regime": "JEUGDHULP", "addressee": addressee, "age": "A16_17", **more}
    return contact.advise(ContactFacts(**facts))


@pytest.mark.gate("G02", "refuses")
def test_g02_nobody_is_approached_before_the_client_knows():
    assert gate(gates.client_told_first(told=False)) == "G02"
    assert talk_with("AUTHORITY_PARENT", client_consent="GIVEN").blockers == ("G02",)


@pytest.mark.gate("G02", "releases")
@pytest.mark.parametrize("known", ["client_informed", "safety_exception"])
def test_g02_telling_opens_and_so_does_an_agreed_exception_for_safety(known):
    advice = talk_with("AUTHORITY_PARENT", client_consent="GIVEN", **{known: True})
    assert advice.blockers == ()
    assert gate(gates.client_told_first(known == "client_informed", True)) is None


@pytest.mark.gate("G03", "refuses")
def test_g03_from_sixteen_a_talk_with_a_parent_asks_consent():
    assert gate(gates.may_talk(talk_with("AUTHORITY_PARENT"))) == "G03"


@pytest.mark.gate("G03", "releases")
def test_g03_consent_opens_and_so_does_a_decision_on_a_conflict_of_duties():
    consented = talk_with("AUTHORITY_PARENT", client_consent="GIVEN")
    assert gate(gates.may_talk(consented)) is None
    assert gate(gates.may_talk(talk_with("AUTHORITY_PARENT"), decided=True)) is None


@pytest.mark.gate("G03", "refuses")
@pytest.mark.parametrize(
    "more",
    [
        {"age": "UNKNOWN"},
        {"age": "LT12", "good_care_objection": True},
        {"regime": "HELPLINE"},
    ],
)
def test_g03_no_decision_lifts_what_protects_the_client(more):
    advice = talk_with("AUTHORITY_PARENT", **more)
    assert advice.reason_code in ("AGE_UNKNOWN", "GOOD_CARE_OBJECTION", "MINOR_CALLER_PROTECTED")
    assert gate(gates.may_talk(advice, decided=True)) == "G03"


def test_a_deviation_asks_a_second_person():
    assert gate(gates.agreed_by_another(deviates=True, agreed=False)) == "SECOND_PERSON"
    assert gate(gates.agreed_by_another(deviates=True, agreed=True)) is None
    assert gate(gates.agreed_by_another(deviates=False, agreed=False)) is None


# Judging together: G04, G05, G09, G21


@pytest.mark.gate("G04", "refuses")
def test_g04_no_assessment_without_consultation_on_paper():
    assert gate(gates.consultation_recorded(internal=False, today=FRIDAY)) == "G04"


@pytest.mark.gate("G04", "releases")
@pytest.mark.parametrize("today", [FRIDAY, SATURDAY, MONDAY])
def test_g04_in_acute_danger_the_consultation_may_follow_until_the_next_working_day(today):
    assert gate(gates.consultation_recorded(True, today=FRIDAY)) is None
    assert gate(gates.consultation_recorded(False, FRIDAY, today=today)) is None
    assert gates.consultation_until(FRIDAY) == MONDAY
    assert gates.consultation_until(None) is None


@pytest.mark.gate("G04", "refuses")
def test_g04_after_the_next_working_day_it_must_be_on_paper():
    late = gates.consultation_recorded(False, FRIDAY, today=TUESDAY)
    assert gate(late) == "G04"
    assert "23 november 2026" in late.sentence
    assert gate(gates.consultation_recorded(True, FRIDAY, today=TUESDAY)) is None


@pytest.mark.gate("G05", "refuses")
@pytest.mark.parametrize("text", ["", "  ", "Geen.", "niets gevonden", "n.v.t.", "Er zijn er geen"])
def test_g05_nothing_or_only_none_is_not_considering(text):
    assert gate(gates.counter_signs_considered(text)) == "G05"


@pytest.mark.gate("G05", "releases")
@pytest.mark.parametrize(
    "text", ["Hij helpt zijn zusje", "Niets gevonden; ik vroeg het zijn mentor en zijn trainer"]
)
def test_g05_a_counter_sign_or_how_one_looked_opens(text):
    assert gate(gates.counter_signs_considered(text)) is None


@pytest.mark.gate("G09", "refuses")
@pytest.mark.parametrize("assessors", [[], ["anna"], ["anna", "anna"]])
def test_g09_one_account_is_alone_however_often_it_answers(assessors):
    assert gate(gates.not_alone(assessors)) == "G09"


@pytest.mark.gate("G09", "releases")
def test_g09_two_accounts_are_together():
    assert gate(gates.not_alone(["anna", "bram"])) is None


@pytest.mark.gate("G21", "refuses")
@pytest.mark.parametrize("day", [None, FRIDAY, SATURDAY])
def test_g21_no_date_or_one_that_has_come_is_no_date_to_look_again(day):
    assert gate(gates.date_to_look_again(day, today=SATURDAY)) == "G21"


@pytest.mark.gate("G21", "releases")
def test_g21_a_date_to_come_opens():
    assert gate(gates.date_to_look_again(MONDAY, today=SATURDAY)) is None


# Signs: G06, G07, G08

FACT = {"statement_type": "FACT", "source": "OWN"}
HEARD = {
    "statement_type": "FACT",
    "source": "NAMED",
    "source_name": "mentor",
    "source_agrees": "NO",
}
DIAGNOSIS = {
    **FACT,
    "is_diagnosis": True,
    "diagnosis_by": "psychiater",
    "diagnosis_qualified": True,
    "diagnosis_relevance": "x",
}


def shut_for(**values):
    return [gate(answer) for answer in gates.about_sign(gates.said_in(values))]


@pytest.mark.gate("G06", "refuses")
@pytest.mark.parametrize(
    "values", [{"statement_type": ""}, {"statement_type": "FEELING"}, {"statement_type": "OPINION"}]
)
def test_g06_a_sign_has_its_type_and_an_opinion_its_follow_up(values):
    assert shut_for(**FACT | values) == ["G06"]


@pytest.mark.gate("G06", "releases")
def test_g06_a_fact_passes_and_an_opinion_that_comes_back():
    assert shut_for(**FACT) == []
    assert shut_for(**FACT, followup="") == []
    for kind in ("OPINION", "ASSUMPTION"):
        assert shut_for(**FACT | {"statement_type": kind, "followup": "OPEN"}) == []


@pytest.mark.gate("G06", "refuses")
def test_g06_following_up_ends_in_right_or_wrong():
    assert [gate(gates.was_followed_up(found)) for found in ("", "MAYBE")] == ["G06", "G06"]
    assert gate(gates.was_followed_up("REFUTED")) is None


@pytest.mark.gate("G07", "refuses")
@pytest.mark.parametrize("left_out", [{"source": ""}, {"source_name": " "}, {"source_agrees": ""}])
def test_g07_what_another_said_has_its_source_and_whether_they_agree(left_out):
    assert shut_for(**HEARD | left_out) == ["G07"]


@pytest.mark.gate("G07", "refuses")
def test_g07_a_code_name_that_is_somebodys_name_protects_nobody():
    said = gates.said_in({**HEARD, "source": "PROTECTED", "source_name": "oom Kees"})
    assert gate(gates.protected_source(said, ["Noor Testman", "Kees"])) == "G07"


@pytest.mark.gate("G07", "releases")
def test_g07_the_source_itself_or_a_code_name_opens():
    assert shut_for(**HEARD) == []
    hidden = HEARD | {"source": "PROTECTED", "source_name": "bron K", "source_agrees": "NOT_ASKED"}
    assert shut_for(**hidden) == []
    assert gate(gates.protected_source(gates.said_in(hidden), ["Noor Testman", "Kees"])) is None


@pytest.mark.gate("G08", "refuses")
@pytest.mark.parametrize(
    "left_out",
    [{"diagnosis_by": " "}, {"diagnosis_relevance": " "}, {"diagnosis_qualified": False}],
)
def test_g08_a_diagnosis_names_who_may_make_it_and_why_it_matters(left_out):
    assert shut_for(**DIAGNOSIS | left_out) == ["G08"]


@pytest.mark.gate("G08", "releases")
def test_g08_with_all_of_it_it_passes_and_behaviour_needs_none():
    assert shut_for(**DIAGNOSIS) == []
    assert shut_for(**FACT) == []


# Without names: G12, G22

NOOR = Known(names=("Noor Testman", "Kees"), reference="ABCD-EFGH")


@pytest.mark.gate("G12", "refuses")
@pytest.mark.parametrize("text", ["Wat doe ik met Noor?", "Zijn oom KEES belde", "Zie ABCD-EFGH"])
def test_g12_advice_names_nobody_and_somebody_looked(text):
    shut = gates.advice_unnamed([("Wat hebt u voorgelegd?", text)], NOOR)
    assert gate(shut) == "G12"
    assert "Wat hebt u voorgelegd?" in shut.sentence
    assert gate(gates.looked_for_traces(confirmed=False)) == "G12"


@pytest.mark.gate("G12", "releases")
def test_g12_without_a_trace_and_looked_through_it_opens():
    assert gate(gates.advice_unnamed([("Vraag", "Een jongere zoekt houvast")], NOOR)) is None
    assert gate(gates.looked_for_traces(confirmed=True)) is None


@pytest.mark.gate("G22", "refuses")
def test_g22_a_group_record_names_nobody():
    shut = gates.group_unnamed([("Onderwerpen", "Noor vond het oneerlijk")], NOOR.names)
    assert gate(shut) == "G22"
    assert "‘Noor’" in shut.sentence


@pytest.mark.gate("G22", "releases")
def test_g22_what_the_group_said_together_opens():
    assert gate(gates.group_unnamed([("Onderwerpen", "Oneerlijk, zei men")], NOOR.names)) is None


# Telling and passing on: G16, G19


@pytest.mark.gate("G16", "refuses")
def test_g16_the_client_hears_it_and_a_passed_day_postpones_nothing():
    assert gate(gates.client_told(told=False, today=MONDAY)) == "G16"
    assert gate(gates.client_told(False, SATURDAY, today=MONDAY)) == "G16"
    assert gate(gates.told_before_closing(["a letter"])) == "G16"


@pytest.mark.gate("G16", "releases")
def test_g16_telling_opens_and_until_its_day_so_does_an_agreed_postponement():
    assert gate(gates.client_told(told=True, today=MONDAY)) is None
    assert gate(gates.client_told(False, MONDAY, today=MONDAY)) is None
    assert gate(gates.told_before_closing([])) is None


@pytest.mark.gate("G19", "refuses")
def test_g19_who_is_only_a_volunteer_takes_no_step():
    assert gate(gates.only_hands_over(["VOLUNTEER"])) == "G19"


@pytest.mark.gate("G19", "releases")
@pytest.mark.parametrize("roles", [["PROFESSIONAL"], ["PROFESSIONAL", "VOLUNTEER"], ["COLLEAGUE"]])
def test_g19_professionals_and_their_colleagues_do(roles):
    assert gate(gates.only_hands_over(roles)) is None


# Sharing: the blockers of duties.py

DONE = {
    "G10": "all_steps_once",
    "G11": "ground_recorded",
    "G13": "decision_maker_other",
    "G14": "minimum_selected",
    "G15": "recipient_use_known",
    "G20": "safety_concern",
    "G23": "protocol_configured",
}
EVERYTHING = dict.fromkeys(DONE.values(), True)


def sharing(to="MUNICIPAL_CONTACT", **more):
    facts = {"regime": "JEUGDHULP", "age": "A16_17", "addressee": to, "client_consent": "GIVEN"}
    return disclosure.advise(DisclosureFacts(**facts | EVERYTHING | more))


def lacks(missing):
    """The gate is shut when only this is missing, and open when it is there."""
    assert sharing(**{DONE[missing]: False}).blockers == (missing,)
    assert not sharing(**{DONE[missing]: False}).may_act
    assert sharing().may_act


def acute_opens(which):
    assert sharing(**{DONE[which]: False}, triage="ACUTE").may_act


@pytest.mark.gate("G10", "refuses")
def test_g10_a_step_that_was_never_taken_shuts():
    lacks("G10")


@pytest.mark.gate("G10", "releases")
def test_g10_acute_danger_or_a_duty_of_law_releases_it():
    acute_opens("G10")
    ordered = {"supervision_order": True, "necessary": True, "asked_by_recipient": True}
    d03 = sharing("GI_OTS", all_steps_once=False, age="A12_15", **ordered)
    d08 = sharing(all_steps_once=False, legal_duty_article="art. 1", escalation_agreed=True)
    assert [(a.row, a.may_act) for a in (d03, d08)] == [("D03", True), ("D08", True)]


@pytest.mark.gate("G10", "refuses")
@pytest.mark.gate("G10", "releases")
def test_g10_at_veilig_thuis_the_steps_of_the_meldcode_come_instead():
    suspected = {"abuse_suspected": True, "necessary": True, "all_steps_once": False}
    assert sharing("VEILIG_THUIS", **suspected).blockers == ("MELDCODE",)
    assert sharing("VEILIG_THUIS", **suspected, meldcode_done=True).may_act


@pytest.mark.gate("G11", "refuses")
@pytest.mark.gate("G11", "releases")
def test_g11_no_recorded_ground_shuts_and_recording_it_opens():
    lacks("G11")


@pytest.mark.gate("G13", "refuses")
def test_g13_without_another_who_decides_it_shuts_in_danger_too():
    lacks("G13")
    assert sharing(triage="ACUTE", decision_maker_other=False).blockers == ("G13",)


@pytest.mark.gate("G13", "releases")
def test_g13_anybody_may_call_112_in_danger_and_another_who_decides_opens():
    assert sharing("POLICE", triage="ACUTE", decision_maker_other=False).may_act
    assert sharing(decision_maker_other=True).may_act


@pytest.mark.gate("G14", "refuses")
@pytest.mark.gate("G14", "releases")
def test_g14_nothing_chosen_shuts_and_choosing_opens():
    lacks("G14")
    assert sharing(triage="ACUTE", minimum_selected=False).blockers == ("G14",)


@pytest.mark.gate("G15", "refuses")
def test_g15_not_knowing_what_the_recipient_does_shuts():
    lacks("G15")


@pytest.mark.gate("G15", "releases")
def test_g15_acute_danger_releases_it():
    acute_opens("G15")


@pytest.mark.gate("G20", "refuses")
@pytest.mark.gate("G20", "releases")
def test_g20_without_a_concrete_concern_it_shuts_in_danger_too_and_with_one_it_opens():
    lacks("G20")
    assert sharing(triage="ACUTE", safety_concern=False).blockers == ("G20",)


@pytest.mark.gate("G23", "refuses")
def test_g23_without_a_protocol_nothing_is_decided():
    lacks("G23")


@pytest.mark.gate("G23", "releases")
def test_g23_acute_danger_releases_it():
    acute_opens("G23")
