"""Plan M of law.md: every product of facts has an answer, and every row is needed."""

import random
from itertools import product

import pytest
from msgspec import convert

from tests.rules import oracle
from tests.rules.lines import answer, by_chance, names
from zorgvuldig import handbook
from zorgvuldig.rules import codes, consent, contact
from zorgvuldig.rules.case import Case
from zorgvuldig.rules.disclosure_table import BY_CONSENT, BY_LAW
from zorgvuldig.rules.facts import ContactFacts, DisclosureFacts, DutyConflict
from zorgvuldig.rules.sharing import Sharing

YES_NO = (False, True)
KNOWN_AGES = tuple(codes.Age)[:4]


def lines(**choices):
    """Every combination of these facts."""
    for values in product(*choices.values()):
        yield dict(zip(choices, values, strict=True))


def complete(said):
    """A row and a reason, and both are in the handbook."""
    law, words = handbook.read("law"), handbook.read("codes")
    rows = [said["row"], said["consent_row"]]
    return all(row in law for row in rows if row) and said["reason_code"] in words["reason"]


@pytest.mark.parametrize("regime", codes.Regime)
def test_table_a_answers_every_product(regime):
    products = lines(
        regime=[regime],
        age=codes.Age,
        capacity=codes.Capacity,
        addressee=codes.CONTACT_ADDRESSEES,
        client_consent=codes.ConsentStatus,
        is_b3_rep=YES_NO,
        asked_by_recipient=YES_NO,
        good_care_objection=YES_NO,
    )
    for line in products:
        said = answer(ContactFacts, line)
        assert complete(said), line
        assert said == oracle.contact(line), line


@pytest.mark.parametrize("regime", codes.Regime)
def test_table_b_answers_every_product(regime):
    products = lines(
        regime=[regime],
        addressee=["EXTERNAL_PROFESSIONAL"],
        age=KNOWN_AGES,
        capacity=codes.Capacity,
        client_consent=codes.ConsentStatus,
        rep_consent=codes.ConsentStatus,
        rep_all=codes.RepAll,
        not_asked_reason=YES_NO,
        legal_measure=YES_NO,
        own_data=YES_NO,
    )
    for line in products:
        said = consent.answer(Case(convert(line, DisclosureFacts)))
        row, standing, code = oracle.consent(line, line["own_data"])
        assert said == (row, standing, code or ""), line


@pytest.mark.parametrize("addressee", codes.Addressee)
def test_tables_c_and_d_answer_every_product(addressee):
    passed = dict.fromkeys(names(DutyConflict), True)
    products = lines(
        addressee=[addressee],
        regime=["JEUGDHULP", "WMO", "SCHOOL", "HELPLINE"],
        age=["A12_15", "A16_17", "UNKNOWN"],
        client_consent=["GIVEN", "NOT_ASKED", "REFUSED"],
        rep_consent=["GIVEN", "REFUSED"],
        rep_all=["YES"],
        identifiable=YES_NO,
        reidentification_passed=YES_NO,
        necessary=YES_NO,
        duty_conflict=[passed, {}],
    )
    for line in products:
        said = answer(DisclosureFacts, line)
        assert complete(said), line
        assert said == oracle.disclosure(line), line


def first_rows(rows, cases):
    """The places in the table that were ever the first to hold."""
    return {next((i for i, row in enumerate(rows) if row.when(*case)), None) for case in cases}


def some_lines(kind, many):
    chance = random.Random(7)
    return [convert(by_chance(chance, kind), kind) for _ in range(many)]


def test_every_row_of_tables_a_and_b_is_needed():
    cases = [(Case(facts),) for facts in some_lines(ContactFacts, 12_000)]
    thirds = [(c, consent.answer(c)) for (c,) in cases if contact.by_table_a(c) is None]
    care = [case for case in cases if case[0].regime in codes.CARE]
    avg = [case for case in cases if case[0].regime not in codes.CARE]
    known = [case for case in avg if case[0].age != codes.Age.UNKNOWN]
    assert first_rows(contact.TABLE_A, cases) == {None, *range(len(contact.TABLE_A))}
    assert first_rows(contact.STEP_13, thirds) == set(range(len(contact.STEP_13)))
    assert first_rows(consent.CARE_ROWS, care) == set(range(len(consent.CARE_ROWS)))
    assert first_rows(consent.AVG_ROWS, known) == set(range(len(consent.AVG_ROWS)))


def test_every_row_of_tables_c_and_d_is_needed():
    cases = [(Sharing(facts),) for facts in some_lines(DisclosureFacts, 20_000)]
    later = [case for case in cases if first_rows(BY_LAW, [case]) == {None}]
    assert first_rows(BY_LAW, cases) == {None, *range(len(BY_LAW))}
    assert first_rows(BY_CONSENT, later) == set(range(len(BY_CONSENT)))


def test_every_row_of_law_comes_out_of_the_commands():
    rows = {name for name in handbook.read("law") if name[0] in "ACD"} - {"C02", "C05"}
    chance = random.Random(7)
    found = {
        answer(DisclosureFacts, by_chance(chance, DisclosureFacts))["row"] for _ in range(15_000)
    }
    assert found == rows
