"""The contract once more, written naively and in another style than the product.

Takes plain dictionaries as they stand on an input line and gives the normative part of the
answer. Straight from contract.md sections 3 to 7; it shares no code with `zorgvuldig.rules`.
"""

PEOPLE_OF_TABLE_A = {"AUTHORITY_PARENT", "PARENT_NO_AUTHORITY", "NETWORK"}


def band(facts):
    if "born_on" not in facts:
        return facts.get("age", "UNKNOWN")
    (by, bm, bd), (oy, om, od) = (
        [int(part) for part in facts[name].split("-")] for name in ("born_on", "on")
    )
    years = oy - by
    if om < bm or (om == bm and od < bd):
        years -= 1
    for limit, name in ((12, "LT12"), (16, "A12_15"), (18, "A16_17")):
        if years < limit:
            return name
    return "GE18"


def said(facts, who):
    status = facts.get(f"{who}_consent", "NOT_ASKED")
    if status == "OUT_OF_SCOPE":
        return "NOT_ASKED"
    if status == "GIVEN" and facts.get(f"{who}_consent_flaws"):
        return "NOT_ASKED"
    return status


def required(row, answers, rep_all):
    if {"REFUSED", "WITHDRAWN"} & set(answers):
        return row, "MISSING", None
    if "NOT_ASKED" in answers or rep_all == "NO":
        return row, "NEED", None
    if rep_all == "UNKNOWN":
        return row, "ESCALATE", "AUTHORITY_UNKNOWN"
    return row, "VALID", None


def consent(facts, own_data):
    if facts["regime"] in ("JEUGDHULP", "MEDICAL", "WMO", "GI"):
        return consent_care(facts)
    return consent_avg(facts, own_data)


def consent_care(facts):
    age, capacity = band(facts), facts.get("capacity", "CAPABLE")
    client, rep = said(facts, "client"), said(facts, "rep")
    rep_all, reason = facts.get("rep_all", "UNKNOWN"), facts.get("not_asked_reason", False)
    if age == "LT12":
        return required("B01", [rep], rep_all)
    if capacity == "UNKNOWN":
        return "B08", "ESCALATE", "CAPACITY_UNASSESSED"
    if capacity == "INCAPABLE":
        if age != "GE18":
            return required("B05", [rep], rep_all)
        if facts["regime"] == "WMO":
            return "B07", "ESCALATE", "NO_REPRESENTATIVE_ORDER"
        return required("B07", [rep], rep_all)
    if age != "A12_15":
        return required("B06", [client], "YES")
    if client == "GIVEN":
        if rep == "REFUSED" or rep == "WITHDRAWN":
            return "B03", "DEVIATION", None
        if reason and rep == "NOT_ASKED":
            return "B03", "DEVIATION", None
        if reason and rep == "GIVEN" and rep_all == "NO":
            return "B03", "DEVIATION", None
    elif rep == "GIVEN":
        return "B04", "MISSING", "CLIENT_CONSENT_MISSING_12"
    return required("B02", [client, rep], rep_all)


def consent_avg(facts, own_data):
    age, capacity = band(facts), facts.get("capacity", "CAPABLE")
    client, rep = said(facts, "client"), said(facts, "rep")
    rep_all = facts.get("rep_all", "UNKNOWN")
    if capacity == "UNKNOWN" and age != "LT12":
        return "B15", "ESCALATE", "CAPACITY_UNASSESSED"
    if facts.get("legal_measure"):
        return required("B14", [client, rep], rep_all)
    if age == "LT12":
        return required("B09", [rep], rep_all)
    if capacity == "INCAPABLE":
        return "B15", "ESCALATE", "CAPACITY_UNASSESSED"
    if age != "A12_15":
        return required("B13", [client], "YES")
    if client != "GIVEN":
        if rep != "GIVEN":
            return required("B10", [client, rep], rep_all)
        stands = "NEED" if client == "NOT_ASKED" else "MISSING"
        return "B11", stands, "CHILD_AGREEMENT_MISSING"
    if rep == "GIVEN" and rep_all == "YES":
        return "B10", "VALID", None
    if facts["regime"] == "HELPLINE" and own_data:
        return "B12", "VALID", None
    if rep == "GIVEN" and rep_all == "UNKNOWN":
        return "B10", "ESCALATE", "AUTHORITY_UNKNOWN"
    return "B12", "MISSING", "PARENT_CONSENT_MISSING_AVG"


def table_a(facts):
    found = table_a_before_objection(facts)
    if found and found[1].startswith("ALLOW") and facts.get("good_care_objection"):
        return "A14", "DENY", "GOOD_CARE_OBJECTION"
    return found


def table_a_before_objection(facts):
    age, capacity = band(facts), facts.get("capacity", "CAPABLE")
    regime, to, client = facts["regime"], facts["addressee"], said(facts, "client")
    parent = to in ("AUTHORITY_PARENT", "PARENT_NO_AUTHORITY")
    authority = to == "AUTHORITY_PARENT"
    if age == "UNKNOWN":
        return "A15", "ESCALATE", "AGE_UNKNOWN"
    young_caller = regime == "HELPLINE" and age != "GE18"
    if young_caller and parent and client != "GIVEN":
        return "A17", "DENY", "MINOR_CALLER_PROTECTED"
    if age != "LT12" and capacity == "UNKNOWN":
        return "A13", "ESCALATE", "CAPACITY_UNASSESSED"
    if young_caller and authority:
        return "A16", "ALLOW", "CLIENT_CONSENT"
    if age == "LT12" and authority:
        return "A01", "ALLOW", "PARENT_IS_COUNTERPART"
    if age == "A12_15" and authority:
        if capacity == "INCAPABLE":
            return "A04", "ALLOW", "REPRESENTATIVE"
        if client in ("GIVEN", "NOT_ASKED"):
            return "A02", "ALLOW_AFTER_INFORMING", "PARENT_CO_CONSENTER"
        return "A03", "ALLOW_DEVIATION", "PARENT_DESPITE_OBJECTION"
    if age == "A16_17" and authority:
        if capacity == "INCAPABLE":
            return "A07", "ALLOW", "REPRESENTATIVE"
        if client == "GIVEN":
            return "A05", "ALLOW", "CLIENT_CONSENT"
        return "A06", "DENY", "CONSENT_REQUIRED_16"
    if age == "GE18" and capacity == "CAPABLE" and parent:
        if client == "GIVEN":
            return "A08", "ALLOW", "CLIENT_CONSENT"
        return "A09", "DENY", "CONSENT_REQUIRED_ADULT"
    if age == "GE18" and capacity == "INCAPABLE":
        if facts.get("is_b3_rep"):
            if regime in ("JEUGDHULP", "MEDICAL", "GI"):
                return "A10", "ALLOW", "REPRESENTATIVE"
            return "A10", "ESCALATE", "NO_REPRESENTATIVE_ORDER"
        if parent:
            return "A11", "DENY", "NOT_THE_REPRESENTATIVE"
    if age != "GE18" and to == "PARENT_NO_AUTHORITY" and facts.get("asked_by_recipient"):
        return "A12", "ESCALATE", "THIRD_PARTY"
    return None


def contact(facts):
    found = table_a(facts)
    if found:
        return finish(facts, *found, None, "contact")
    row, stands, code = consent(facts, own_data=True)
    if stands in ("VALID", "DEVIATION") and facts.get("good_care_objection"):
        out = "C08", "DENY", "GOOD_CARE_OBJECTION"
    elif stands == "VALID":
        out = "C06", "ALLOW", "UAVG_5_5" if row == "B12" else "CONSENT_VALID"
    elif stands == "DEVIATION":
        out = "C06", "ALLOW_DEVIATION", "CLIENT_ONLY_12_15"
    elif stands == "ESCALATE":
        out = "C12", "ESCALATE", code
    elif stands == "NEED" and not facts.get("not_asked_reason"):
        out = "C10", "NEED_CONSENT", code or "ASK_FIRST"
    else:
        out = "C11", "DENY", code or "NO_GROUND"
    return finish(facts, *out, row, "contact")


def e_test(facts):
    """None when not tried, "" when passed, else the failing code."""
    if "duty_conflict" not in facts:
        return None
    answers = facts["duty_conflict"]
    codes = [
        ("consent_tried", "E_CONSENT_NOT_TRIED"),
        ("serious_harm", "E_HARM_NOT_SHOWN"),
        ("conscience", "E_NO_CONSCIENCE"),
        ("no_other_way", "E_OTHER_WAY_EXISTS"),
        ("effective", "E_NOT_EFFECTIVE"),
        ("minimal", "E_TOO_MUCH"),
        ("consulted", "E_NOT_CONSULTED"),
        ("other_person_signed", "E_SAME_PERSON"),
    ]
    for name, code in codes:
        if name == "conscience" and facts["regime"] == "SCHOOL":
            continue
        if not answers.get(name, False):
            return code
    return ""


def disclosure(facts):
    row, outcome, code, consent_row = decide(facts)
    return finish(facts, row, outcome, code, consent_row, "disclosure")


def decide(facts):
    def yes(name):
        return facts.get(name, False)

    to, age, acute = facts["addressee"], band(facts), facts.get("triage") == "ACUTE"
    test = e_test(facts)
    if to == "POLICE" and acute:
        return "C00", "ALLOW", "ACUTE_DANGER", None
    if not facts.get("identifiable", True) and yes("reidentification_passed"):
        return "C01", "ALLOW", "ANONYMOUS", None
    if to == "DIRECT_TEAM" and yes("necessary"):
        return "C03", "ALLOW", "DIRECTLY_INVOLVED", None
    if to == "INTERNAL_ADVISER":
        if age == "UNKNOWN":
            return "C04", "DENY", "INTERNAL_NOT_DIRECT", None
        row, stands, _ = consent(facts, yes("own_data"))
        if stands != "VALID":
            return "C04", "DENY", "INTERNAL_NOT_DIRECT", row
    if to == "VEILIG_THUIS" and yes("abuse_suspected") and yes("necessary"):
        return "D01", "ALLOW", "MELDRECHT_VT", None
    if to == "GI_OTS" and yes("supervision_order") and yes("necessary") and age != "GE18":
        if yes("asked_by_recipient"):
            return "D03", "ALLOW", "OTS_REQUEST", None
        return "D04", "ALLOW", "OTS_OWN_INITIATIVE", None
    if to == "RVDK" and yes("necessary") and yes("escalation_agreed"):
        return "D05", "ALLOW", "RVDK_RIGHT", None
    if to == "VIR":
        return "D06", "DENY", "VIR_DISABLED", None
    if facts.get("legal_duty_article", "").split():
        return "D08", "ALLOW" if yes("escalation_agreed") else "ESCALATE", "LEGAL_DUTY", None
    if to == "POLICE" and yes("formal_order"):
        return "D07", "ESCALATE", "FORMAL_ORDER", None
    if age == "UNKNOWN":
        return "A15", "ESCALATE", "AGE_UNKNOWN", None

    passed_code = "SCHOOL_NECESSITY" if facts["regime"] == "SCHOOL" else "DUTY_CONFLICT"
    by_test = ("C09", "ALLOW", passed_code)
    if yes("good_care_objection"):
        by_test = ("C08", "DENY", "GOOD_CARE_OBJECTION")
    found = table_a(facts) if to in PEOPLE_OF_TABLE_A else None
    if found:
        row, outcome, code = found
        if outcome.startswith("ALLOW") or row in ("A14", "A17"):
            return row, outcome, code, None
        if test == "":
            return (*by_test, None)
        return row, outcome, (test if test and outcome == "DENY" else code), None

    answer, stands, code = consent(facts, yes("own_data"))
    if stands in ("VALID", "DEVIATION"):
        if yes("good_care_objection"):
            return "C08", "DENY", "GOOD_CARE_OBJECTION", answer
        others = yes("third_party_data")
        why = {"B03": "CLIENT_ONLY_12_15", "B12": "UAVG_5_5"}.get(
            answer, "STRIP_THIRD_PARTIES" if others else "CONSENT_VALID"
        )
        outcome = "ALLOW_DEVIATION" if stands == "DEVIATION" else "ALLOW"
        return "C07" if others else "C06", outcome, why, answer
    if to == "RVDK" and yes("necessary"):
        return "D05", "ESCALATE", "RVDK_RIGHT", answer
    if test == "":
        return (*by_test, answer)
    if to == "POLICE" and yes("asked_by_recipient"):
        return "D07", "DENY", test or "POLICE_REQUEST_NO_DUTY", answer
    if stands == "ESCALATE":
        return "C12", "ESCALATE", code, answer
    if stands == "NEED" and not yes("not_asked_reason") and test is None:
        return "C10", "NEED_CONSENT", code or "ASK_FIRST", answer
    if to == "VEILIG_THUIS" and not yes("abuse_suspected"):
        return "D02", "DENY", test or "NOT_ABUSE", answer
    if to == "CASE_CONFERENCE":
        return "D09", "DENY", test or "PGA_NOT_OWN_GROUND", answer
    return "C11", "DENY", test or code or "NO_GROUND", answer


def finish(facts, row, outcome, code, consent_row, command):
    allowed = outcome.startswith("ALLOW")
    return {
        "outcome": outcome,
        "row": row,
        "consent_row": consent_row,
        "reason_code": code,
        "duties": sorted(duties(facts, row, consent_row, command)) if allowed else [],
        "blockers": sorted(blockers(facts, row, command)) if allowed else [],
    }


def duties(facts, row, consent_row, command):
    soon = "COMPLETE_STEPS_WITHIN_1_WORKING_DAY"
    if row == "C00":
        return {soon, "INFORM_CLIENT_AFTER", "RECORD_REASON"}
    if row == "C01":
        return set()
    if row == "C03":
        return {"ONLY_WHAT_IS_NEEDED"}
    found = {"INFORM_CLIENT_BEFORE"}
    if facts.get("safety_exception"):
        found = {"INFORM_CLIENT_AFTER", "RECORD_REASON", "SECOND_PERSON"}
    if command == "disclosure":
        found.add("ONLY_WHAT_IS_NEEDED")
    if row in ("A03", "C09") or consent_row == "B03":
        found |= {"RECORD_REASON", "SECOND_PERSON"}
    if row.startswith("D"):
        found.add("RECORD_REASON")
    others = command == "disclosure" and facts.get("third_party_data")
    if row == "C07" or consent_row == "B03" or (row.startswith("A") and others):
        found.add("STRIP_THIRD_PARTY_DATA")
    if row in ("C06", "C07"):
        if band(facts) == "LT12":
            found.add("REASK_AT_12")
        if band(facts) == "A12_15":
            found.add("REASK_AT_16")
        if consent_row in ("B05", "B07"):
            found.add("INVOLVE_CLIENT")
    acute = command == "disclosure" and facts.get("triage") == "ACUTE"
    if acute and (row in ("C06", "C07", "C09") or row.startswith("D")):
        found.add(soon)
    return found


def blockers(facts, row, command):
    if row in ("C00", "C01", "C03"):
        return set()
    if row.startswith("A") or command == "contact":
        return set() if facts.get("client_informed") or facts.get("safety_exception") else {"G02"}
    fulfilled_by = {
        "G10": "all_steps_once",
        "G11": "ground_recorded",
        "G13": "decision_maker_other",
        "G14": "minimum_selected",
        "G15": "recipient_use_known",
        "G20": "safety_concern",
        "G23": "protocol_configured",
    }
    wanted = set(fulfilled_by)
    if row in ("D01", "D03", "D08"):
        wanted.remove("G10")
    if row == "D01":
        wanted.add("MELDCODE")
        fulfilled_by["MELDCODE"] = "meldcode_done"
    if row in ("C06", "C07") and facts["regime"] == "HELPLINE" and facts.get("own_data"):
        wanted = {"G14", "G15"}
    if facts.get("triage") == "ACUTE":
        wanted -= {"G10", "G15", "G23", "MELDCODE"}
    return {gate for gate in wanted if not facts.get(fulfilled_by[gate])}
