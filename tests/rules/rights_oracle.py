"""Law.md H once more, written naively and in another style than the product.

Takes plain dictionaries and says outcome and reason; and, for the clock, counts days on its own
calendar. It shares no code with `zorgvuldig.rules`: the age lines come from tables A, B and H.
"""

from datetime import date, timedelta

CARE = {"JEUGDHULP", "MEDICAL", "WMO", "GI"}
MINORS = {"LT12", "A12_15", "A16_17"}
NO = {"REFUSED", "WITHDRAWN"}


def answer(q):
    if q["right"] == "COMPLAINT":
        return "ALLOW", "COMPLAINT_ALWAYS"
    if q["right"] == "HUMAN_DECISION":
        return "ALLOW", "NOTHING_AUTOMATED"
    if q["right"] == "SUPPORT":
        if q["regime"] in {"JEUGDHULP", "GI"}:
            return "ALLOW", "RIGHTS_ADVOCATE"
        return "DENY", "NO_STATUTORY_ADVOCATE"
    said = may_ask(q)
    if not said[0].startswith("ALLOW"):
        return said
    if q.get("good_care_objection") and not by_client(q):
        return "DENY", "GOOD_CARE_OBJECTION"
    if q.get("nothing_held"):
        return "ALLOW", "NOTHING_HELD"
    if q["right"] == "PORTABILITY" and not q.get("by_consent_or_contract"):
        return "DENY", "NOT_CONSENT_OR_CONTRACT"
    return said


def by_client(q):
    return q["asker"].endswith("CLIENT")


def may_ask(q):
    asker, age = q["asker"], q["age"]
    if asker == "OTHER":
        return "DENY", "NOT_CONCERNED"
    if q.get("deceased"):
        return "ESCALATE", "CLIENT_DIED"
    if asker == "NAMED_OTHER":
        return "ESCALATE", "OWN_DATA_OF_ANOTHER"
    secret = q["regime"] == "HELPLINE" and age in MINORS and q["client_says"] != "GIVEN"
    if secret and not by_client(q):
        return "DENY", "MINOR_CALLER_PROTECTED"
    if age == "UNKNOWN":
        return "ESCALATE", "AGE_UNKNOWN"
    if asker == "PARENT_NO_AUTHORITY" and age in MINORS:
        if q["right"] in {"ACCESS", "COPY", "INFORMATION", "INFORMATION_OTHERS"}:
            return "ESCALATE", "THIRD_PARTY"
        return "DENY", "NO_AUTHORITY"
    if age != "LT12" and q["capacity"] == "UNKNOWN":
        return "ESCALATE", "CAPACITY_UNASSESSED"
    if by_client(q):
        return client(q)
    if asker == "REPRESENTATIVE":
        weighs = age != "LT12" and q["capacity"] == "CAPABLE"
        if q.get("mandate") and weighs:
            return "ESCALATE", "MANDATE_TO_CHECK"
        if age in MINORS:
            return "DENY", "NOT_THE_REPRESENTATIVE"
    return for_an_adult(q) if age == "GE18" else parent(q)


def client(q):
    if q["age"] == "LT12":
        helpline = q["regime"] == "HELPLINE"
        return ("ESCALATE", "YOUNG_CALLER") if helpline else ("DENY", "PARENTS_ASK")
    if q["regime"] not in CARE and q.get("legal_measure"):
        return "ESCALATE", "LEGAL_MEASURE"
    if q["capacity"] == "INCAPABLE":
        if q["regime"] not in CARE:
            return "ESCALATE", "CAPACITY_UNASSESSED"
        if q["regime"] == "WMO" and q["age"] == "GE18":
            return "ESCALATE", "NO_REPRESENTATIVE_ORDER"
        return "DENY", "REPRESENTATIVE_ASKS"
    both = q["right"] == "DESTRUCTION" and q["age"] == "A12_15"
    if both and q["regime"] in {"SCHOOL", "YOUTH_WORK"}:
        if q["parents_say"] in NO:
            return "ESCALATE", "PARENTS_DISAGREE"
        if q["parents_say"] != "GIVEN" or q["rep_all"] == "NO":
            return "NEED_CONSENT", "ASK_PARENTS"
        if q["rep_all"] == "UNKNOWN":
            return "ESCALATE", "AUTHORITY_UNKNOWN"
    return "ALLOW", "CLIENT_ASKS"


def for_an_adult(q):
    care = q["regime"] in CARE
    if q["asker"] == "REPRESENTATIVE" and q.get("legal_measure") and not care:
        if q["client_says"] in NO:
            return "DENY", "CLIENT_DISAGREES"
        if q["client_says"] != "GIVEN":
            return "NEED_CONSENT", "ASK_CLIENT"
        if q["rep_all"] == "UNKNOWN":
            return "ESCALATE", "AUTHORITY_UNKNOWN"
        return "ALLOW", "REPRESENTATIVE_AND_CLIENT"
    if q["capacity"] == "CAPABLE":
        return "DENY", "CLIENT_ONLY_16"
    if not q.get("is_b3_rep"):
        return "DENY", "NOT_THE_REPRESENTATIVE"
    if not care or q["regime"] == "WMO":
        return "ESCALATE", "NO_REPRESENTATIVE_ORDER"
    return acting(q, "REPRESENTATIVE")


def acting(q, reason):
    if q["rep_all"] == "UNKNOWN":
        return "ESCALATE", "AUTHORITY_UNKNOWN"
    if q["right"] == "DESTRUCTION" and q["rep_all"] == "NO":
        return "NEED_CONSENT", "ASK_EVERYONE"
    return "ALLOW", reason


def parent(q):
    if q["age"] == "LT12":
        return acting(q, "PARENT_IS_COUNTERPART")
    if q["capacity"] == "INCAPABLE":
        if q["age"] == "A16_17" and q["regime"] not in CARE:
            return "ESCALATE", "CAPACITY_UNASSESSED"
        return acting(q, "REPRESENTATIVE")
    if q["age"] == "A16_17":
        return "DENY", "CLIENT_ONLY_16"
    return parent_of_12_to_15(q)


def parent_of_12_to_15(q):
    if q["right"] == "PORTABILITY":
        return "DENY", "TO_THE_PERSON"
    if q["right"] == "DESTRUCTION":
        if q["regime"] in CARE:
            return "DENY", "CLIENT_ONLY_12"
        if q["client_says"] in NO:
            return "DENY", "CLIENT_DISAGREES"
        if q["rep_all"] == "UNKNOWN":
            return "ESCALATE", "AUTHORITY_UNKNOWN"
        if q["client_says"] != "GIVEN":
            return "NEED_CONSENT", "ASK_CLIENT"
        return acting(q, "REPRESENTATIVE_AND_CLIENT")
    if q["rep_all"] == "UNKNOWN":
        return "ESCALATE", "AUTHORITY_UNKNOWN"
    if q["client_says"] in NO:
        return "ALLOW_DEVIATION", "PARENT_DESPITE_OBJECTION"
    return "ALLOW_AFTER_INFORMING", "PARENT_UNTIL_16"


def easter(year):
    """Sunday of Easter, by the method of Gauss as Lichtenberg mended it."""
    century = year // 100
    moon = 15 + (3 * century + 3) // 4 - (8 * century + 13) // 25
    solar = 2 - (3 * century + 3) // 4
    epact = (19 * (year % 19) + moon) % 30
    exception = (epact + (year % 19) // 11) // 29
    full = 21 + epact - exception
    sunday = 7 - (year + year // 4 + solar) % 7
    return date(year, 3, 1) + timedelta(days=full + 7 - (full - sunday) % 7 - 1)


def closed(day):
    if day.weekday() >= 5:
        return True
    from_easter = (day - easter(day.year)).days
    if from_easter in (-2, 1, 39, 50):
        return True
    if (day.month, day.day) in ((1, 1), (12, 25), (12, 26)):
        return True
    kings = date(day.year, 4, 27)
    kings -= timedelta(days=kings.weekday() == 6)
    return day == kings or ((day.month, day.day) == (5, 5) and day.year % 5 == 0)


def months_on(day, months):
    """By walking: the day before would-be day 32 that still exists."""
    year, month = day.year, day.month
    for _ in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    for number in range(day.day, 0, -1):
        try:
            return date(year, month, number)
        except ValueError:
            continue
    raise AssertionError


def kept(day):
    while closed(day):
        day -= timedelta(days=1)
    return day
