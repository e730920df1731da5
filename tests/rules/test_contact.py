"""Talks: the rows a professional meets most, told as they happen."""

import pytest

from zorgvuldig.rules.contact import advise
from zorgvuldig.rules.facts import ContactFacts
from zorgvuldig.rules.faults import Fault


def talk(to, age, **more):
    more = {"regime": "JEUGDHULP"} | more
    advice = advise(ContactFacts(addressee=to, age=age, **more))
    return advice.row, advice.outcome, advice.reason_code


@pytest.mark.parametrize(
    ("to", "age", "more", "said"),
    [
        ("AUTHORITY_PARENT", "LT12", {"capacity": "UNKNOWN"},
         ("A01", "ALLOW", "PARENT_IS_COUNTERPART")),
        ("AUTHORITY_PARENT", "A12_15", {}, ("A02", "ALLOW_AFTER_INFORMING", "PARENT_CO_CONSENTER")),
        ("AUTHORITY_PARENT", "A12_15", {"client_consent": "OUT_OF_SCOPE"},
         ("A02", "ALLOW_AFTER_INFORMING", "PARENT_CO_CONSENTER")),
        ("AUTHORITY_PARENT", "A12_15", {"client_consent": "WITHDRAWN"},
         ("A03", "ALLOW_DEVIATION", "PARENT_DESPITE_OBJECTION")),
        ("AUTHORITY_PARENT", "A12_15", {"capacity": "INCAPABLE"},
         ("A04", "ALLOW", "REPRESENTATIVE")),
        ("AUTHORITY_PARENT", "A16_17", {"client_consent": "GIVEN"},
         ("A05", "ALLOW", "CLIENT_CONSENT")),
        ("AUTHORITY_PARENT", "A16_17", {}, ("A06", "DENY", "CONSENT_REQUIRED_16")),
        ("AUTHORITY_PARENT", "A16_17", {"capacity": "INCAPABLE"},
         ("A07", "ALLOW", "REPRESENTATIVE")),
        ("PARENT_NO_AUTHORITY", "GE18", {"client_consent": "GIVEN"},
         ("A08", "ALLOW", "CLIENT_CONSENT")),
        ("AUTHORITY_PARENT", "GE18", {}, ("A09", "DENY", "CONSENT_REQUIRED_ADULT")),
        ("NETWORK", "GE18", {"capacity": "INCAPABLE", "is_b3_rep": True},
         ("A10", "ALLOW", "REPRESENTATIVE")),
        ("NETWORK", "GE18", {"capacity": "INCAPABLE", "is_b3_rep": True, "regime": "WMO"},
         ("A10", "ESCALATE", "NO_REPRESENTATIVE_ORDER")),
        ("AUTHORITY_PARENT", "GE18", {"capacity": "INCAPABLE"},
         ("A11", "DENY", "NOT_THE_REPRESENTATIVE")),
        ("PARENT_NO_AUTHORITY", "A12_15",
         {"asked_by_recipient": True, "client_consent": "GIVEN", "rep_consent": "GIVEN"},
         ("A12", "ESCALATE", "THIRD_PARTY")),
        ("NETWORK", "A16_17", {"capacity": "UNKNOWN"}, ("A13", "ESCALATE", "CAPACITY_UNASSESSED")),
        ("AUTHORITY_PARENT", "LT12", {"good_care_objection": True},
         ("A14", "DENY", "GOOD_CARE_OBJECTION")),
        ("AUTHORITY_PARENT", "A16_17", {"good_care_objection": True},
         ("A06", "DENY", "CONSENT_REQUIRED_16")),
        ("NETWORK", "UNKNOWN", {"client_consent": "GIVEN"}, ("A15", "ESCALATE", "AGE_UNKNOWN")),
        ("AUTHORITY_PARENT", "A16_17", {"regime": "HELPLINE", "client_consent": "GIVEN"},
         ("A16", "ALLOW", "CLIENT_CONSENT")),
        ("PARENT_NO_AUTHORITY", "LT12", {"regime": "HELPLINE", "capacity": "UNKNOWN"},
         ("A17", "DENY", "MINOR_CALLER_PROTECTED")),
        ("NETWORK", "A12_15", {"regime": "HELPLINE", "client_consent": "GIVEN"},
         ("C06", "ALLOW", "UAVG_5_5")),
        ("NETWORK", "A16_17", {"client_consent": "GIVEN", "good_care_objection": True},
         ("C08", "DENY", "GOOD_CARE_OBJECTION")),
        ("NETWORK", "A16_17", {"client_consent": "GIVEN"}, ("C06", "ALLOW", "CONSENT_VALID")),
        ("NETWORK", "A16_17", {}, ("C10", "NEED_CONSENT", "ASK_FIRST")),
        ("NETWORK", "A16_17", {"not_asked_reason": True}, ("C11", "DENY", "NO_GROUND")),
        ("NETWORK", "A12_15", {"rep_consent": "GIVEN", "rep_all": "YES"},
         ("C11", "DENY", "CLIENT_CONSENT_MISSING_12")),
        ("NETWORK", "A12_15", {"rep_consent": "GIVEN", "regime": "SCHOOL"},
         ("C10", "NEED_CONSENT", "CHILD_AGREEMENT_MISSING")),
        ("NETWORK", "LT12", {"rep_consent": "GIVEN"}, ("C12", "ESCALATE", "AUTHORITY_UNKNOWN")),
    ],
)  # fmt: skip
def test_a_talk_is_judged_by_its_row(to, age, more, said):
    assert talk(to, age, **more) == said


def test_a_talk_with_a_third_party_passes_a12():
    facts = ContactFacts(regime="GI", addressee="NETWORK", age="GE18")
    assert advise(facts).via == ("A12",)


def test_a_talk_is_with_a_parent_or_the_network():
    with pytest.raises(Fault) as fault:
        advise(ContactFacts(regime="GI", addressee="POLICE", age="GE18"))
    assert fault.value.field == "addressee"
