"""The duty-conflict test: may secrecy be broken? Table E of law.md; contract.md section 6.

Six questions, then consultation and the signature of somebody else; the order is fixed.
A school has no professional secrecy, so no conflict of conscience is asked there.
"""

from typing import Final

from msgspec import UNSET, UnsetType

from zorgvuldig.rules.codes import Regime
from zorgvuldig.rules.facts import DutyConflict

PASSED: Final = ""

FAILS_WITH = {
    "consent_tried": "E_CONSENT_NOT_TRIED",
    "serious_harm": "E_HARM_NOT_SHOWN",
    "conscience": "E_NO_CONSCIENCE",
    "no_other_way": "E_OTHER_WAY_EXISTS",
    "effective": "E_NOT_EFFECTIVE",
    "minimal": "E_TOO_MUCH",
    "consulted": "E_NOT_CONSULTED",
    "other_person_signed": "E_SAME_PERSON",
}
FAILS_WITH_AT_SCHOOL = {q: code for q, code in FAILS_WITH.items() if q != "conscience"}


def failing_code(test: DutyConflict, regime: Regime) -> str:
    """The code of the first question that is not answered with yes; PASSED if there is none."""
    questions = FAILS_WITH_AT_SCHOOL if regime == Regime.SCHOOL else FAILS_WITH
    return next((code for q, code in questions.items() if not getattr(test, q)), PASSED)


def result(test: DutyConflict | UnsetType, regime: Regime) -> str | None:
    """The failing code, PASSED, or None when the test was not tried.

    An empty test is one that was tried and fails.
    """
    return None if test is UNSET else failing_code(test, regime)
