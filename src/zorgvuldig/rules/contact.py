"""May I talk with this person about the client? Table A of law.md; contract.md section 4.

That help is given is secret too, so a talk gives away at least that. First row that holds;
the steps are those of the contract, to lay beside it.
"""

from collections.abc import Callable
from typing import NamedTuple

from zorgvuldig.rules import consent, duties
from zorgvuldig.rules.advice import Advice, Verdict
from zorgvuldig.rules.case import Case
from zorgvuldig.rules.codes import Addressee, Age, Capacity, Outcome, Regime
from zorgvuldig.rules.consent import SAID_NO, ConsentAnswer, Standing
from zorgvuldig.rules.facts import ContactFacts

LT12, A12_15, A16_17, GE18 = Age.LT12, Age.A12_15, Age.A16_17, Age.GE18
CAPABLE, INCAPABLE = Capacity.CAPABLE, Capacity.INCAPABLE
AUTHORITY_PARENT = Addressee.AUTHORITY_PARENT
ALLOW, DENY, ESCALATE = Outcome.ALLOW, Outcome.DENY, Outcome.ESCALATE
AFTER_INFORMING, DEVIATION = Outcome.ALLOW_AFTER_INFORMING, Outcome.ALLOW_DEVIATION
B3_ORDER = (Regime.JEUGDHULP, Regime.MEDICAL, Regime.GI)


class Row(NamedTuple):
    """One line of table A."""

    step: str
    when: Callable[[Case], bool]
    row: str
    outcome: Outcome
    reason_code: str


TABLE_A = (
    Row("1", lambda c: c.age == Age.UNKNOWN, "A15", ESCALATE, "AGE_UNKNOWN"),
    Row("2", lambda c: c.helpline and c.minor and c.parents and not c.given,
        "A17", DENY, "MINOR_CALLER_PROTECTED"),
    Row("3", lambda c: c.age != LT12 and c.capacity == Capacity.UNKNOWN,
        "A13", ESCALATE, "CAPACITY_UNASSESSED"),
    Row("4", lambda c: c.helpline and c.minor and c.to == AUTHORITY_PARENT,
        "A16", ALLOW, "CLIENT_CONSENT"),
    Row("5", lambda c: c.age == LT12 and c.to == AUTHORITY_PARENT,
        "A01", ALLOW, "PARENT_IS_COUNTERPART"),
    Row("6", lambda c: capable(c, A12_15) and c.to == AUTHORITY_PARENT and c.client not in SAID_NO,
        "A02", AFTER_INFORMING, "PARENT_CO_CONSENTER"),
    Row("6", lambda c: capable(c, A12_15) and c.to == AUTHORITY_PARENT,
        "A03", DEVIATION, "PARENT_DESPITE_OBJECTION"),
    Row("7", lambda c: incapable(c, A12_15) and c.to == AUTHORITY_PARENT,
        "A04", ALLOW, "REPRESENTATIVE"),
    Row("7", lambda c: incapable(c, A16_17) and c.to == AUTHORITY_PARENT,
        "A07", ALLOW, "REPRESENTATIVE"),
    Row("8", lambda c: capable(c, A16_17) and c.to == AUTHORITY_PARENT and c.given,
        "A05", ALLOW, "CLIENT_CONSENT"),
    Row("8", lambda c: capable(c, A16_17) and c.to == AUTHORITY_PARENT,
        "A06", DENY, "CONSENT_REQUIRED_16"),
    Row("9", lambda c: capable(c, GE18) and c.parents and c.given,
        "A08", ALLOW, "CLIENT_CONSENT"),
    Row("9", lambda c: capable(c, GE18) and c.parents,
        "A09", DENY, "CONSENT_REQUIRED_ADULT"),
    Row("10", lambda c: incapable(c, GE18) and c.is_b3_rep and c.regime in B3_ORDER,
        "A10", ALLOW, "REPRESENTATIVE"),
    Row("10", lambda c: incapable(c, GE18) and c.is_b3_rep,
        "A10", ESCALATE, "NO_REPRESENTATIVE_ORDER"),
    Row("11", lambda c: incapable(c, GE18) and c.parents,
        "A11", DENY, "NOT_THE_REPRESENTATIVE"),
    Row("12", lambda c: c.minor and c.to == Addressee.PARENT_NO_AUTHORITY and c.requested,
        "A12", ESCALATE, "THIRD_PARTY"),
)  # fmt: skip

A14 = Verdict("A14", DENY, "GOOD_CARE_OBJECTION")


class ConsentRow(NamedTuple):
    """One line of step 13; `answer_code`: the code of the consent answer comes first."""

    when: Callable[[Case, ConsentAnswer], bool]
    row: str
    outcome: Outcome
    reason_code: str
    answer_code: bool = False


STEP_13 = (
    ConsentRow(lambda c, a: a.carries and c.objection, "C08", DENY, "GOOD_CARE_OBJECTION"),
    ConsentRow(lambda c, a: a.standing == Standing.VALID and a.row == "B12",
               "C06", ALLOW, "UAVG_5_5"),
    ConsentRow(lambda c, a: a.standing == Standing.VALID, "C06", ALLOW, "CONSENT_VALID"),
    ConsentRow(lambda c, a: a.standing == Standing.DEVIATION,
               "C06", DEVIATION, "CLIENT_ONLY_12_15"),
    ConsentRow(lambda c, a: a.standing == Standing.ESCALATE, "C12", ESCALATE, "", True),
    ConsentRow(lambda c, a: a.standing == Standing.NEED and not c.not_asked_reason,
               "C10", Outcome.NEED_CONSENT, "ASK_FIRST", True),
    ConsentRow(lambda c, a: True, "C11", DENY, "NO_GROUND", True),
)  # fmt: skip


def capable(c: Case, age: Age) -> bool:
    """Somebody of this age who can weigh the matter."""
    return c.age == age and c.capacity == CAPABLE


def incapable(c: Case, age: Age) -> bool:
    """Somebody of this age who, by recorded judgement, cannot weigh the matter."""
    return c.age == age and c.capacity == INCAPABLE


def advise(facts: ContactFacts) -> Advice:
    """What the rules say about talking with this person; the professional decides.

    Facts that contradict each other raise `Fault`.
    """
    case = Case(facts)
    return duties.advice(facts, case, by_table_a(case) or by_consent(case))


def by_table_a(c: Case) -> Verdict | None:
    """Steps 1 to 12, and A14 over them; None when it comes to step 13."""
    row = next((row for row in TABLE_A if row.when(c)), None)
    if row is None:
        return None
    verdict = Verdict(row.row, row.outcome, row.reason_code)
    return A14 if verdict.allowed and c.objection else verdict


def by_consent(c: Case) -> Verdict:
    """Step 13 (A12): the addressee is a third party, so the consent answer decides."""
    answer = consent.answer(c)
    row = next(row for row in STEP_13 if row.when(c, answer))
    code = (row.answer_code and answer.code) or row.reason_code
    return Verdict(row.row, row.outcome, code, answer.row, ("A12",))
