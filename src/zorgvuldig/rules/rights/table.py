"""May this person ask this? Table H of law.md, for every right; first row that holds.

The age lines are those of tables A and B. Where another than the client gets an ALLOW*, or nothing
is held, or there is nothing to carry along, one of the rows of `AFTERWARDS` comes over it.
"""

from collections.abc import Callable
from typing import NamedTuple

from zorgvuldig.rules.codes import ALLOWED, Age, Capacity, ConsentStatus, Outcome, Regime, RepAll
from zorgvuldig.rules.rights.asking import SAID_NO, Asker, Right, RightsFacts

ALLOW, DENY, ESCALATE = Outcome.ALLOW, Outcome.DENY, Outcome.ESCALATE
AFTER_INFORMING, DEVIATION = Outcome.ALLOW_AFTER_INFORMING, Outcome.ALLOW_DEVIATION
NEED = Outcome.NEED_CONSENT
LT12, A12_15, GE18 = Age.LT12, Age.A12_15, Age.GE18
NO_AUTHORITY = Asker.PARENT_NO_AUTHORITY
REPRESENTATIVE = Asker.REPRESENTATIVE
YOUTH = (Regime.JEUGDHULP, Regime.GI)
B3_ORDER = (*YOUTH, Regime.MEDICAL)
TO_KNOW = (Right.INFORMATION, Right.INFORMATION_OTHERS, Right.ACCESS, Right.COPY)


class Row(NamedTuple):
    """One line of table H."""

    when: Callable[[RightsFacts], bool]
    row: str
    outcome: Outcome
    reason_code: str


ALWAYS_OPEN = (
    Row(lambda f: f.right == Right.COMPLAINT, "H01", ALLOW, "COMPLAINT_ALWAYS"),
    Row(lambda f: f.right == Right.HUMAN_DECISION, "H02", ALLOW, "NOTHING_AUTOMATED"),
    Row(lambda f: f.right == Right.SUPPORT and f.regime in YOUTH, "H03", ALLOW, "RIGHTS_ADVOCATE"),
    Row(lambda f: f.right == Right.SUPPORT, "H04", DENY, "NO_STATUTORY_ADVOCATE"),
)  # fmt: skip

BEFORE_THE_AGE = (
    Row(lambda f: f.asker == Asker.OTHER, "H05", DENY, "NOT_CONCERNED"),
    Row(lambda f: f.deceased, "H06", ESCALATE, "CLIENT_DIED"),
    Row(lambda f: f.asker == Asker.NAMED_OTHER, "H07", ESCALATE, "OWN_DATA_OF_ANOTHER"),
    Row(lambda f: young_caller(f) and not f.own and not f.client_gave,
        "H08", DENY, "MINOR_CALLER_PROTECTED"),
    Row(lambda f: f.age == Age.UNKNOWN, "H09", ESCALATE, "AGE_UNKNOWN"),
    Row(lambda f: f.asker == NO_AUTHORITY and f.minor and f.right in TO_KNOW,
        "H10", ESCALATE, "THIRD_PARTY"),
    Row(lambda f: f.asker == NO_AUTHORITY and f.minor, "H11", DENY, "NO_AUTHORITY"),
    Row(lambda f: f.from_12 and f.capacity == Capacity.UNKNOWN,
        "H12", ESCALATE, "CAPACITY_UNASSESSED"),
    Row(lambda f: f.asker == REPRESENTATIVE and f.mandate and f.capable,
        "H13", ESCALATE, "MANDATE_TO_CHECK"),
    Row(lambda f: f.asker == REPRESENTATIVE and f.minor, "H14", DENY, "NOT_THE_REPRESENTATIVE"),
)  # fmt: skip

CLIENT_ASKS = (
    Row(lambda f: f.own and f.age == LT12 and young_caller(f), "H15", ESCALATE, "YOUNG_CALLER"),
    Row(lambda f: f.own and f.age == LT12, "H16", DENY, "PARENTS_ASK"),
    Row(lambda f: f.own and f.legal_measure and not f.care, "H17", ESCALATE, "LEGAL_MEASURE"),
    Row(lambda f: f.own and f.incapable and not f.care, "H18", ESCALATE, "CAPACITY_UNASSESSED"),
    Row(lambda f: f.own and f.incapable and f.age == GE18 and f.regime == Regime.WMO,
        "H19", ESCALATE, "NO_REPRESENTATIVE_ORDER"),
    Row(lambda f: f.own and f.incapable, "H20", DENY, "REPRESENTATIVE_ASKS"),
    Row(lambda f: f.own and with_parents(f) and f.parents_say in SAID_NO,
        "H21", ESCALATE, "PARENTS_DISAGREE"),
    Row(lambda f: f.own and with_parents(f) and not everyone_agreed(f) and not unsure(f),
        "H22", NEED, "ASK_PARENTS"),
    Row(lambda f: f.own and with_parents(f) and unsure(f), "H23", ESCALATE, "AUTHORITY_UNKNOWN"),
    Row(lambda f: f.own, "H24", ALLOW, "CLIENT_ASKS"),
)  # fmt: skip

OF_AN_ADULT = (
    Row(lambda f: measure(f) and f.client_refused, "H25", DENY, "CLIENT_DISAGREES"),
    Row(lambda f: measure(f) and not f.client_gave, "H26", NEED, "ASK_CLIENT"),
    Row(lambda f: measure(f) and unsure(f), "H27", ESCALATE, "AUTHORITY_UNKNOWN"),
    Row(lambda f: measure(f), "H28", ALLOW, "REPRESENTATIVE_AND_CLIENT"),
    Row(lambda f: f.capable and f.from_16, "H29", DENY, "CLIENT_ONLY_16"),
    Row(lambda f: f.age == GE18 and not f.is_b3_rep, "H30", DENY, "NOT_THE_REPRESENTATIVE"),
    Row(lambda f: f.age == GE18 and f.regime not in B3_ORDER,
        "H31", ESCALATE, "NO_REPRESENTATIVE_ORDER"),
)  # fmt: skip

PARENTS_ASK = (
    Row(lambda f: f.incapable and f.from_16 and not f.care,
        "H32", ESCALATE, "CAPACITY_UNASSESSED"),
    Row(lambda f: f.capable and f.right == Right.PORTABILITY, "H33", DENY, "TO_THE_PERSON"),
    Row(lambda f: f.capable and f.destruction and f.care, "H34", DENY, "CLIENT_ONLY_12"),
    Row(lambda f: f.capable and f.destruction and f.client_refused,
        "H35", DENY, "CLIENT_DISAGREES"),
    Row(lambda f: unsure(f), "H36", ESCALATE, "AUTHORITY_UNKNOWN"),
    Row(lambda f: f.capable and f.destruction and not f.client_gave, "H37", NEED, "ASK_CLIENT"),
    Row(lambda f: f.destruction and f.rep_all == RepAll.NO, "H38", NEED, "ASK_EVERYONE"),
    Row(lambda f: f.age == LT12, "H39", ALLOW, "PARENT_IS_COUNTERPART"),
    Row(lambda f: f.incapable, "H40", ALLOW, "REPRESENTATIVE"),
    Row(lambda f: f.destruction, "H41", ALLOW, "REPRESENTATIVE_AND_CLIENT"),
    Row(lambda f: f.client_refused, "H42", DEVIATION, "PARENT_DESPITE_OBJECTION"),
    Row(lambda f: True, "H43", AFTER_INFORMING, "PARENT_UNTIL_16"),
)  # fmt: skip

TABLE_H = (*ALWAYS_OPEN, *BEFORE_THE_AGE, *CLIENT_ASKS, *OF_AN_ADULT, *PARENTS_ASK)

AFTERWARDS = (
    Row(lambda f: f.good_care_objection and not f.own, "H44", DENY, "GOOD_CARE_OBJECTION"),
    Row(lambda f: f.nothing_held, "H45", ALLOW, "NOTHING_HELD"),
    Row(lambda f: f.right == Right.PORTABILITY and not f.by_consent_or_contract,
        "H46", DENY, "NOT_CONSENT_OR_CONTRACT"),
)  # fmt: skip

OPEN_ROWS = tuple(row.row for row in ALWAYS_OPEN)
NOTHING_HELD = AFTERWARDS[1].row


def young_caller(f: RightsFacts) -> bool:
    """A minor who turned to the helpline (UAVG art. 5(5))."""
    return f.regime == Regime.HELPLINE and f.minor


def with_parents(f: RightsFacts) -> bool:
    """Destruction asked by somebody of 12 to 15 where only the AVG holds, as in B10; not of the
    minor caller's own data (B12)."""
    return f.destruction and f.age == A12_15 and not f.care and not young_caller(f)


def everyone_agreed(f: RightsFacts) -> bool:
    """Everyone with authority said yes."""
    return f.parents_say == ConsentStatus.GIVEN and f.rep_all == RepAll.YES


def unsure(f: RightsFacts) -> bool:
    """Nobody looked up who has authority; for a client who asks that matters after a yes."""
    answered = not f.own or f.parents_say == ConsentStatus.GIVEN
    return answered and f.rep_all == RepAll.UNKNOWN


def measure(f: RightsFacts) -> bool:
    """Curatele, bewind or mentorschap where only the AVG holds: representative and client, B14."""
    return f.asker == REPRESENTATIVE and f.legal_measure and not f.care and f.age == GE18


def row_of(f: RightsFacts) -> Row:
    """The first row that holds, and the row that comes over it, if one does."""
    found = next(row for row in TABLE_H if row.when(f))
    if found.outcome not in ALLOWED or found.row in OPEN_ROWS:
        return found
    return next((row for row in AFTERWARDS if row.when(f)), found)
