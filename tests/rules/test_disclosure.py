"""Disclosures: duties, blockers and the codes that take each other's place."""

import pytest
from msgspec import convert

from zorgvuldig.rules.disclosure import advise
from zorgvuldig.rules.facts import DisclosureFacts

WHOLE_METHOD = ("G10", "G11", "G13", "G14", "G15", "G20", "G23")
AFTER_STEPS = WHOLE_METHOD[1:]
BOTH = {"client_consent": "GIVEN", "rep_consent": "GIVEN", "rep_all": "YES"}


def share(to, age="A12_15", **more):
    line = {"regime": "JEUGDHULP", "addressee": to, "age": age} | more
    return advise(DisclosureFacts(**line))


def said(advice):
    return advice.row, advice.outcome, advice.reason_code


@pytest.mark.parametrize(
    ("to", "more", "row", "outcome", "reason"),
    [
        ("POLICE", {"triage": "ACUTE"}, "C00", "ALLOW", "ACUTE_DANGER"),
        ("NETWORK", {"identifiable": False, "reidentification_passed": True},
         "C01", "ALLOW", "ANONYMOUS"),
        ("DIRECT_TEAM", {"necessary": True}, "C03", "ALLOW", "DIRECTLY_INVOLVED"),
        ("INTERNAL_ADVISER", {"client_consent": "GIVEN", "rep_consent": "REFUSED"},
         "C04", "DENY", "INTERNAL_NOT_DIRECT"),
        ("INTERNAL_ADVISER", BOTH, "C06", "ALLOW", "CONSENT_VALID"),
        ("VEILIG_THUIS", {"abuse_suspected": True, "necessary": True},
         "D01", "ALLOW", "MELDRECHT_VT"),
        ("VEILIG_THUIS", {"abuse_suspected": True, "client_consent": "REFUSED"},
         "C11", "DENY", "NO_GROUND"),
        ("VEILIG_THUIS", {"client_consent": "REFUSED"}, "D02", "DENY", "NOT_ABUSE"),
        ("VEILIG_THUIS", {"client_consent": "REFUSED", "duty_conflict": {"consent_tried": True}},
         "D02", "DENY", "E_HARM_NOT_SHOWN"),
        ("GI_OTS", {"supervision_order": True, "necessary": True, "asked_by_recipient": True},
         "D03", "ALLOW", "OTS_REQUEST"),
        ("GI_OTS", {"supervision_order": True, "necessary": True},
         "D04", "ALLOW", "OTS_OWN_INITIATIVE"),
        ("GI_OTS", {"supervision_order": True, "necessary": True, "age": "GE18"},
         "C10", "NEED_CONSENT", "ASK_FIRST"),
        ("RVDK", {"necessary": True, "escalation_agreed": True}, "D05", "ALLOW", "RVDK_RIGHT"),
        ("RVDK", {"necessary": True}, "D05", "ESCALATE", "RVDK_RIGHT"),
        ("RVDK", {"necessary": True} | BOTH, "C06", "ALLOW", "CONSENT_VALID"),
        ("VIR", BOTH, "D06", "DENY", "VIR_DISABLED"),
        ("NETWORK", {"legal_duty_article": "art. 1", "escalation_agreed": True},
         "D08", "ALLOW", "LEGAL_DUTY"),
        ("NETWORK", {"legal_duty_article": "art. 1"}, "D08", "ESCALATE", "LEGAL_DUTY"),
        ("MUNICIPAL_CONTACT", {"legal_duty_article": " \u2003\t"},
         "C10", "NEED_CONSENT", "ASK_FIRST"),
        ("POLICE", {"formal_order": True}, "D07", "ESCALATE", "FORMAL_ORDER"),
        ("POLICE", {"asked_by_recipient": True}, "D07", "DENY", "POLICE_REQUEST_NO_DUTY"),
        ("POLICE", {"asked_by_recipient": True, "duty_conflict": {}},
         "D07", "DENY", "E_CONSENT_NOT_TRIED"),
        ("POLICE", {"asked_by_recipient": True} | BOTH, "C06", "ALLOW", "CONSENT_VALID"),
        ("CASE_CONFERENCE", {}, "C10", "NEED_CONSENT", "ASK_FIRST"),
        ("CASE_CONFERENCE", {"client_consent": "REFUSED"}, "D09", "DENY", "PGA_NOT_OWN_GROUND"),
        ("MUNICIPAL_CONTACT", {"duty_conflict": {}}, "C11", "DENY", "E_CONSENT_NOT_TRIED"),
        ("MUNICIPAL_CONTACT", {"rep_consent": "GIVEN"}, "C11", "DENY", "CLIENT_CONSENT_MISSING_12"),
        ("MUNICIPAL_CONTACT", BOTH | {"client_consent_flaws": ["NOT_FREE"]},
         "C11", "DENY", "CLIENT_CONSENT_MISSING_12"),
        ("MUNICIPAL_CONTACT", BOTH | {"third_party_data": True},
         "C07", "ALLOW", "STRIP_THIRD_PARTIES"),
        ("MUNICIPAL_CONTACT",
         {"client_consent": "GIVEN", "rep_consent": "REFUSED", "third_party_data": True},
         "C07", "ALLOW_DEVIATION", "CLIENT_ONLY_12_15"),
        ("EXTERNAL_PROFESSIONAL",
         {"regime": "HELPLINE", "client_consent": "GIVEN",
          "own_data": True, "third_party_data": True},
         "C07", "ALLOW", "UAVG_5_5"),
        ("AUTHORITY_PARENT", {"age": "A16_17", "duty_conflict": {}},
         "A06", "DENY", "E_CONSENT_NOT_TRIED"),
        ("PARENT_NO_AUTHORITY", {"asked_by_recipient": True, "duty_conflict": {}},
         "A12", "ESCALATE", "THIRD_PARTY"),
        ("AUTHORITY_PARENT", {"good_care_objection": True}, "A14", "DENY", "GOOD_CARE_OBJECTION"),
    ],
)  # fmt: skip
def test_a_disclosure_is_judged_by_its_row(to, more, row, outcome, reason):
    line = {"regime": "JEUGDHULP", "age": "A12_15", "addressee": to} | more
    assert said(advise(convert(line, DisclosureFacts))) == (row, outcome, reason)


def test_the_internal_adviser_shows_the_row_of_consent():
    assert share("INTERNAL_ADVISER").consent_row == "B02"
    assert share("INTERNAL_ADVISER", "UNKNOWN").consent_row is None


@pytest.mark.parametrize(
    ("to", "more", "blockers"),
    [
        ("MUNICIPAL_CONTACT", BOTH, WHOLE_METHOD),
        ("GI_OTS", {"supervision_order": True, "necessary": True}, WHOLE_METHOD),
        ("GI_OTS", {"supervision_order": True, "necessary": True, "asked_by_recipient": True},
         AFTER_STEPS),
        ("VEILIG_THUIS", {"abuse_suspected": True, "necessary": True}, (*AFTER_STEPS, "MELDCODE")),
        ("VEILIG_THUIS", {"abuse_suspected": True, "necessary": True, "triage": "ACUTE"},
         ("G11", "G13", "G14", "G20")),
        ("MUNICIPAL_CONTACT", BOTH | {"triage": "ACUTE"}, ("G11", "G13", "G14", "G20")),
        ("EXTERNAL_PROFESSIONAL", BOTH | {"regime": "HELPLINE", "own_data": True}, ("G14", "G15")),
        ("EXTERNAL_PROFESSIONAL",
         BOTH | {"regime": "HELPLINE", "own_data": True, "triage": "ACUTE"}, ("G14",)),
        ("EXTERNAL_PROFESSIONAL", BOTH | {"own_data": True}, WHOLE_METHOD),
        ("AUTHORITY_PARENT", {}, ("G02",)),
        ("AUTHORITY_PARENT", {"triage": "ACUTE"}, ("G02",)),
        ("AUTHORITY_PARENT", {"safety_exception": True}, ()),
        ("DIRECT_TEAM", {"necessary": True}, ()),
    ],
)  # fmt: skip
def test_what_is_not_done_yet_blocks(to, more, blockers):
    assert share(to, **more).blockers == blockers


@pytest.mark.parametrize(
    ("to", "more", "duties"),
    [
        ("POLICE", {"triage": "ACUTE", "safety_exception": True},
         {"COMPLETE_STEPS_WITHIN_1_WORKING_DAY", "INFORM_CLIENT_AFTER", "RECORD_REASON"}),
        ("DIRECT_TEAM", {"necessary": True, "triage": "ACUTE"}, {"ONLY_WHAT_IS_NEEDED"}),
        ("AUTHORITY_PARENT", {"third_party_data": True, "triage": "ACUTE"},
         {"INFORM_CLIENT_BEFORE", "ONLY_WHAT_IS_NEEDED", "STRIP_THIRD_PARTY_DATA"}),
        ("VEILIG_THUIS", {"abuse_suspected": True, "necessary": True, "triage": "ACUTE"},
         {"COMPLETE_STEPS_WITHIN_1_WORKING_DAY", "INFORM_CLIENT_BEFORE", "ONLY_WHAT_IS_NEEDED",
          "RECORD_REASON"}),
        ("MUNICIPAL_CONTACT", BOTH | {"capacity": "INCAPABLE"},
         {"INFORM_CLIENT_BEFORE", "INVOLVE_CLIENT", "ONLY_WHAT_IS_NEEDED", "REASK_AT_16"}),
        ("MUNICIPAL_CONTACT", BOTH | {"age": "LT12"},
         {"INFORM_CLIENT_BEFORE", "ONLY_WHAT_IS_NEEDED", "REASK_AT_12"}),
    ],
)  # fmt: skip
def test_duties_go_with_the_row(to, more, duties):
    assert set(share(to, **more).duties) == duties


def test_information_that_may_be_recognised_passes_c02():
    assert share("POLICE", identifiable=False).via == ("C02",)
    assert share("NETWORK", identifiable=False).via == ("C02", "A12")
    assert share("POLICE", identifiable=False, reidentification_passed=True).via == ()
