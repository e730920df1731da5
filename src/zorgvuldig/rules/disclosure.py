"""May I give this information to this recipient? Tables C and D; contract.md section 6.

Asked in this order: acute danger and anonymity, the direct team, statutory rights and duties,
age, and then: for parents and network table A, for everyone else consent and the duty-conflict
test. First row that holds.
"""

from collections.abc import Iterable

from zorgvuldig.rules import contact, duties
from zorgvuldig.rules.advice import Advice, Verdict
from zorgvuldig.rules.codes import CONTACT_ADDRESSEES, Outcome
from zorgvuldig.rules.disclosure_table import BY_CONSENT, BY_LAW, CONFLICT, Row
from zorgvuldig.rules.facts import DisclosureFacts
from zorgvuldig.rules.sharing import Sharing

NO_WAY_OUT = ("A14", "A17")


def advise(facts: DisclosureFacts) -> Advice:
    """What the rules say about sharing this; the professional decides.

    Facts that contradict each other raise `Fault`.
    """
    s = Sharing(facts)
    found = by_law(s) or by_table_a(s) or by_consent(s)
    passed_c02 = s.unchecked and found.row != "C00"
    return duties.advice(facts, s, found._replace(via=("C02", *found.via)) if passed_c02 else found)


def by_law(s: Sharing) -> Verdict | None:
    """Steps 1 to 6; only the row of the internal adviser (C04) looks at consent."""
    row = first(BY_LAW, s)
    if row is None:
        return None
    return verdict(row, s, s.consent.row if row.row == "C04" else None)


def by_table_a(s: Sharing) -> Verdict | None:
    """Step 7: parents and network go by table A, unless that ends in the consent answer.

    The duty-conflict test is the way out of a DENY or ESCALATE, but never of an objection to
    good care (A14) or of the protection of a young caller (A17).
    """
    found = contact.by_table_a(s) if s.to in CONTACT_ADDRESSEES else None
    if found is None or found.allowed or found.row in NO_WAY_OUT:
        return found
    way_out = first(CONFLICT, s)
    if way_out:
        return verdict(way_out, s)
    failed = s.test if found.outcome == Outcome.DENY else None
    return found._replace(reason_code=failed or found.reason_code)


def by_consent(s: Sharing) -> Verdict:
    """Step 8: consent, then the duty conflict, then what is left; the last row always holds."""
    row = next(row for row in BY_CONSENT if row.when(s))
    via = ("A12",) if s.to in CONTACT_ADDRESSEES else ()
    return verdict(row, s, s.consent.row)._replace(via=via)


def first(rows: Iterable[Row], s: Sharing) -> Row | None:
    """The first row that holds."""
    return next((row for row in rows if row.when(s)), None)


def verdict(row: Row, s: Sharing, consent_row: str | None = None) -> Verdict:
    """The row with the code that comes first, and the rows passed on the way."""
    code = (row.e_code and s.test) or (row.answer_code and s.consent.code) or row.reason_code
    return Verdict(row.row, row.outcome, code, consent_row)
