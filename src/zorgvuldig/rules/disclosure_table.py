"""Tables C and D of law.md as rows, in the order of contract.md section 6."""

from collections.abc import Callable
from typing import NamedTuple

from zorgvuldig.rules.codes import Addressee, Outcome, Regime
from zorgvuldig.rules.consent import Standing
from zorgvuldig.rules.sharing import Sharing

ALLOW, ALLOW_DEVIATION = Outcome.ALLOW, Outcome.ALLOW_DEVIATION
NEED_CONSENT, DENY, ESCALATE = Outcome.NEED_CONSENT, Outcome.DENY, Outcome.ESCALATE
POLICE, RVDK, VIR = Addressee.POLICE, Addressee.RVDK, Addressee.VIR
VEILIG_THUIS, CASE_CONFERENCE = Addressee.VEILIG_THUIS, Addressee.CASE_CONFERENCE
DIRECT_TEAM, INTERNAL_ADVISER = Addressee.DIRECT_TEAM, Addressee.INTERNAL_ADVISER
VALID = Standing.VALID


class Row(NamedTuple):
    """One line of tables C and D.

    `e_code`: the failing code of a duty-conflict test that was tried comes first;
    `answer_code`: then the code of the consent answer, if it has one.
    """

    step: str
    when: Callable[[Sharing], bool]
    row: str
    outcome: Outcome
    reason_code: str
    e_code: bool = False
    answer_code: bool = False


BY_LAW = (
    Row("1", lambda s: s.to == POLICE and s.acute, "C00", ALLOW, "ACUTE_DANGER"),
    Row("2", lambda s: s.anonymous, "C01", ALLOW, "ANONYMOUS"),
    Row("3", lambda s: s.to == DIRECT_TEAM and s.necessary, "C03", ALLOW, "DIRECTLY_INVOLVED"),
    Row("4", lambda s: s.to == INTERNAL_ADVISER and s.standing != VALID,
        "C04", DENY, "INTERNAL_NOT_DIRECT"),
    Row("5a", lambda s: s.to == VEILIG_THUIS and s.abuse_suspected and s.necessary,
        "D01", ALLOW, "MELDRECHT_VT"),
    Row("5b", lambda s: s.under_order and s.requested, "D03", ALLOW, "OTS_REQUEST"),
    Row("5b", lambda s: s.under_order, "D04", ALLOW, "OTS_OWN_INITIATIVE"),
    Row("5c", lambda s: s.to == RVDK and s.necessary and s.escalation_agreed,
        "D05", ALLOW, "RVDK_RIGHT"),
    Row("5d", lambda s: s.to == VIR, "D06", DENY, "VIR_DISABLED"),
    Row("5e", lambda s: s.legal_duty and s.escalation_agreed, "D08", ALLOW, "LEGAL_DUTY"),
    Row("5e", lambda s: s.legal_duty, "D08", ESCALATE, "LEGAL_DUTY"),
    Row("5f", lambda s: s.to == POLICE and s.formal_order, "D07", ESCALATE, "FORMAL_ORDER"),
    Row("6", lambda s: s.age_unknown, "A15", ESCALATE, "AGE_UNKNOWN"),
)  # fmt: skip

CONFLICT = (
    Row("8d", lambda s: s.test_passed and s.objection, "C08", DENY, "GOOD_CARE_OBJECTION"),
    Row("8d", lambda s: s.test_passed and s.regime == Regime.SCHOOL,
        "C09", ALLOW, "SCHOOL_NECESSITY"),
    Row("8d", lambda s: s.test_passed, "C09", ALLOW, "DUTY_CONFLICT"),
)  # fmt: skip

BY_CONSENT = (
    Row("8a", lambda s: s.consented and s.objection, "C08", DENY, "GOOD_CARE_OBJECTION"),
    Row("8b", lambda s: s.carried_by("B03") and s.third_party_data,
        "C07", ALLOW_DEVIATION, "CLIENT_ONLY_12_15"),
    Row("8b", lambda s: s.carried_by("B03"), "C06", ALLOW_DEVIATION, "CLIENT_ONLY_12_15"),
    Row("8b", lambda s: s.carried_by("B12") and s.third_party_data, "C07", ALLOW, "UAVG_5_5"),
    Row("8b", lambda s: s.carried_by("B12"), "C06", ALLOW, "UAVG_5_5"),
    Row("8b", lambda s: s.consented and s.third_party_data, "C07", ALLOW, "STRIP_THIRD_PARTIES"),
    Row("8b", lambda s: s.consented, "C06", ALLOW, "CONSENT_VALID"),
    Row("8c", lambda s: s.to == RVDK and s.necessary, "D05", ESCALATE, "RVDK_RIGHT"),
    *CONFLICT,
    Row("8e", lambda s: s.to == POLICE and s.requested,
        "D07", DENY, "POLICE_REQUEST_NO_DUTY", e_code=True),
    Row("8f", lambda s: s.standing == Standing.ESCALATE, "C12", ESCALATE, "", answer_code=True),
    Row("8g", lambda s: s.may_still_ask and not s.test_tried,
        "C10", NEED_CONSENT, "ASK_FIRST", answer_code=True),
    Row("8h", lambda s: s.to == VEILIG_THUIS and not s.abuse_suspected,
        "D02", DENY, "NOT_ABUSE", e_code=True),
    Row("8i", lambda s: s.to == CASE_CONFERENCE, "D09", DENY, "PGA_NOT_OWN_GROUND", e_code=True),
    Row("8j", lambda s: True, "C11", DENY, "NO_GROUND", e_code=True, answer_code=True),
)  # fmt: skip
