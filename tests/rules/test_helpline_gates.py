"""The gates of the helpline on plain values: what each refuses, what opens it (helpline.md 9)."""

from datetime import date

import pytest

from zorgvuldig.rules import gates
from zorgvuldig.rules.codes import Age, Regime
from zorgvuldig.rules.helpline.codes import Answer, Danger, Kind
from zorgvuldig.rules.small_numbers import tens

DUE = date(2026, 11, 27)


def gate(answer):
    """The number of the gate that is shut; every refusal says what can be done."""
    assert answer is None or answer.sentence.endswith(".")
    return answer and answer.gate


@pytest.mark.gate("H-01", "refuses")
def test_h01_a_name_that_reaches_nobody_is_not_kept():
    assert gate(gates.name_only_to_be_reached("Mevrouw V.", False)) == "H-01"


@pytest.mark.gate("H-01", "releases")
@pytest.mark.parametrize(("name", "wants"), [("", False), ("", True), ("Mevrouw V.", True)])
def test_h01_no_name_is_ever_asked_and_who_is_called_back_may_give_one(name, wants):
    assert gate(gates.name_only_to_be_reached(name, wants)) is None


@pytest.mark.gate("H-02", "refuses")
@pytest.mark.parametrize("danger", ["", "MAYBE"])
def test_h02_danger_is_asked_first(danger):
    assert gate(gates.acute_first(danger)) == "H-02"


@pytest.mark.gate("H-02", "releases")
@pytest.mark.parametrize("danger", Danger)
def test_h02_no_answer_holds_anything_up(danger):
    assert gate(gates.acute_first(danger)) is None


@pytest.mark.gate("H-03", "refuses")
@pytest.mark.parametrize(
    "text",
    [
        "Zijn zoon Karim komt niet meer.",
        "De dochter trekt op met Sanne.",
        "Hij is geradicaliseerd.",
    ],
)
def test_h03_no_name_and_no_label(text):
    assert gate(gates.person_unnamed([text])) == "H-03"


@pytest.mark.gate("H-03", "refuses")
@pytest.mark.parametrize("text", ["Zijn zoon Karim komt niet meer.", "Hij is geradicaliseerd."])
def test_h03_looking_again_makes_no_name_and_no_label_pass(text):
    assert gate(gates.person_unnamed([text], looked=True)) == "H-03"


@pytest.mark.gate("H-03", "releases")
def test_h03_ordinary_words_pass_and_so_does_what_is_no_name_on_looking():
    assert gate(gates.person_unnamed(["De zoon komt bijna niet meer buiten.", ""])) is None
    assert gate(gates.person_unnamed(["Hij wil weg uit Nijmegen."])) == "H-03"
    assert gate(gates.person_unnamed(["Hij wil weg uit Nijmegen."], looked=True)) is None


NOT_ALONE = [Kind.SERIOUS, Kind.ACUTE]
ALONE = [kind for kind in Kind if kind not in NOT_ALONE]


@pytest.mark.gate("H-04", "refuses")
@pytest.mark.parametrize("kind", NOT_ALONE)
def test_h04_what_is_serious_or_acute_waits_for_a_second_person(kind):
    assert gate(gates.second_person_looked(kind, False)) == "H-04"
    for lighter in ALONE:
        assert gate(gates.lighter_together(kind, lighter, False)) == "H-04"


@pytest.mark.gate("H-04", "releases")
@pytest.mark.parametrize("kind", Kind)
def test_h04_a_second_person_opens_it_and_lighter_questions_need_none(kind):
    assert gate(gates.second_person_looked(kind, True)) is None
    assert gate(gates.second_person_looked(kind, False)) == ("H-04" if kind in NOT_ALONE else None)
    for other in Kind:
        assert gate(gates.lighter_together(kind, other, True)) is None
    for heavier in NOT_ALONE:
        assert gate(gates.lighter_together(kind, heavier, False)) is None


@pytest.mark.gate("H-04", "refuses")
def test_h04_nobody_looks_along_with_what_they_judged_themself():
    assert gate(gates.another_looks(7, {7, 8})) == "H-04"
    assert gate(gates.another_looks(9, {7, 8})) is None


@pytest.mark.gate("H-05", "refuses")
@pytest.mark.parametrize("answer", ["", Answer.REFUSED, Answer.WITHDRAWN])
def test_h05_without_a_yes_nobody_is_linked(answer):
    assert gate(gates.agreed_to_match(answer, False)) == "H-05"


@pytest.mark.gate("H-05", "refuses")
def test_h05_who_calls_for_work_gets_no_confidant_not_even_with_a_yes():
    assert gate(gates.agreed_to_match(Answer.GIVEN, True)) == "H-05"


@pytest.mark.gate("H-05", "releases")
def test_h05_a_yes_opens_it():
    assert gate(gates.agreed_to_match(Answer.GIVEN, False)) is None


@pytest.mark.gate("H-06", "refuses")
def test_h06_a_person_chooses_from_the_list_and_the_caller_says_yes():
    assert gate(gates.somebody_chose("", ["vera"])) == "H-06"
    assert gate(gates.somebody_chose("yara", ["vera"])) == "H-06"
    for answer in ("", Answer.REFUSED, Answer.WITHDRAWN):
        assert gate(gates.caller_said_yes(answer)) == "H-06"


@pytest.mark.gate("H-06", "releases")
def test_h06_who_is_in_the_list_may_be_chosen_and_a_yes_goes_on():
    assert gate(gates.somebody_chose("vera", ["vera"])) is None
    assert gate(gates.caller_said_yes(Answer.GIVEN)) is None


@pytest.mark.gate("H-07", "refuses")
@pytest.mark.parametrize("deed", ["triage", "refer", "close", "review", ""])
def test_h07_a_confidant_does_not_run_the_steps(deed):
    assert gate(gates.within_the_task(True, deed)) == "H-07"


@pytest.mark.gate("H-07", "releases")
@pytest.mark.parametrize("deed", ["answer", "contact", "to_coordinator"])
def test_h07_keeping_contact_and_handing_over_is_always_theirs(deed):
    assert gate(gates.within_the_task(True, deed)) is None
    assert gate(gates.within_the_task(False, "close")) is None


@pytest.mark.gate("H-08", "refuses")
def test_h08_after_the_day_a_review_was_due_nothing_goes_on():
    assert gate(gates.reviewed_in_time(DUE, date(2026, 11, 28))) == "H-08"


@pytest.mark.gate("H-08", "releases")
def test_h08_on_the_day_itself_it_is_in_time():
    assert gate(gates.reviewed_in_time(DUE, DUE)) is None


@pytest.mark.gate("H-09", "refuses")
@pytest.mark.parametrize("answer", ["", Answer.REFUSED, Answer.WITHDRAWN])
def test_h09_without_a_yes_for_this_recipient_nothing_goes(answer):
    assert gate(gates.agreed_to_referral(answer)) == "H-09"


@pytest.mark.gate("H-09", "releases")
def test_h09_a_yes_opens_it():
    assert gate(gates.agreed_to_referral(Answer.GIVEN)) is None


@pytest.mark.gate("H-11", "refuses")
@pytest.mark.parametrize("age", [age for age in Age if age != Age.GE18])
@pytest.mark.parametrize("parent", ["AUTHORITY_PARENT", "PARENT_NO_AUTHORITY"])
def test_h11_parents_of_who_is_or_may_be_a_minor_are_left_out(age, parent):
    assert gate(gates.minor_protected(age, parent, False)) == "H-11"


@pytest.mark.gate("H-11", "releases")
@pytest.mark.parametrize("age", Age)
def test_h11_their_own_yes_opens_it_and_others_are_not_held_up(age):
    assert gate(gates.minor_protected(age, "AUTHORITY_PARENT", True)) is None
    assert gate(gates.minor_protected(age, "", False)) is None
    assert gate(gates.minor_protected(Age.GE18, "AUTHORITY_PARENT", False)) is None


@pytest.mark.gate("H-12", "refuses")
@pytest.mark.parametrize("declared", [None, True])
def test_h12_no_name_before_it_was_said_that_there_is_no_tie(declared):
    assert gate(gates.conflict_declared(declared)) == "H-12"


@pytest.mark.gate("H-12", "releases")
def test_h12_no_tie_shows_the_name():
    assert gate(gates.conflict_declared(False)) is None


@pytest.mark.gate("H-13", "refuses")
def test_h13_dossiers_and_a_line_do_not_share_a_house():
    for regime in Regime:
        kept_apart = gates.no_dossiers_here(regime) or gates.line_of_its_own(regime)
        assert gate(kept_apart) == "H-13"


@pytest.mark.gate("H-13", "releases")
def test_h13_a_line_has_its_own_house_and_dossiers_theirs():
    assert gate(gates.line_of_its_own(Regime.HELPLINE)) is None
    assert [r for r in Regime if gates.no_dossiers_here(r)] == [Regime.HELPLINE]


@pytest.mark.gate("H-14", "refuses")
@pytest.mark.parametrize("count", [0, 1, 9])
def test_h14_below_ten_there_is_no_number(count):
    assert gate(gates.enough_to_tell(count)) == "H-14"
    assert tens({"A": count, "B": count}) == {"A": "minder dan 10", "B": "minder dan 10"}


@pytest.mark.gate("H-14", "releases")
def test_h14_ten_is_told():
    assert gate(gates.enough_to_tell(10)) is None
    assert tens({"A": 10, "B": 0, "C": 3}) == {"A": "10", "B": "minder dan 10",
                                               "C": "minder dan 10"}  # fmt: skip


@pytest.mark.gate("H-14", "refuses")
def test_h14_the_one_hidden_number_is_not_found_by_subtracting():
    """Somebody who knows the total of another question could do so."""
    assert tens({"A": 40, "B": 12, "C": 3}) == {"A": "40", "B": "10 of meer",
                                                "C": "minder dan 10"}  # fmt: skip


@pytest.mark.gate("H-09", "refuses")
@pytest.mark.parametrize("told", [[], ["Dat zij schulden heeft."], ["Dat zij moe is.", "Meer."]])
def test_h09_more_than_was_agreed_is_not_told(told):
    assert gate(gates.told_as_agreed(told, ["Dat zij moe is."])) == "H-09"


@pytest.mark.gate("H-09", "releases")
def test_h09_what_was_agreed_may_be_told():
    assert gate(gates.told_as_agreed(["Dat zij  moe is. "], ["Dat zij moe is.", "Meer."])) is None


@pytest.mark.gate("G01", "refuses")
@pytest.mark.parametrize("text", ["Hulplijn radicalisering", "lijn-extremisme", "anti_terrorisme"])
def test_g01_a_line_does_not_name_the_topic(text):
    shut = gates.line_neutral("slug", text)
    assert gate(shut) == "G01"
    assert shut is not None
    assert "(‘" in shut.sentence


@pytest.mark.gate("G01", "releases")
@pytest.mark.parametrize("text", ["De Lantaarn", "de-lantaarn", ""])
def test_g01_a_neutral_name_passes(text):
    assert gate(gates.line_neutral("name", text)) is None


@pytest.mark.gate("H-11", "refuses")
@pytest.mark.parametrize("age", [Age.LT12, Age.A16_17, Age.UNKNOWN])
def test_behind_the_number_of_another_may_be_a_parent(age):
    assert gate(gates.own_number(age, of_another=True, says_yes=False)) == "H-11"


@pytest.mark.gate("H-11", "releases")
def test_the_own_number_and_one_the_caller_said_yes_to_are_called():
    assert gate(gates.own_number(Age.A12_15, of_another=False, says_yes=False)) is None
    assert gate(gates.own_number(Age.A12_15, of_another=True, says_yes=True)) is None
    assert gate(gates.own_number(Age.GE18, of_another=True, says_yes=False)) is None
