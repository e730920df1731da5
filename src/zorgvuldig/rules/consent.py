"""Whose consent is needed, and is it there? Table B of law.md; contract.md section 5.

Two age lines clash here: 12 in the care statutes (Jeugdwet, WGBO, Wmo) and 16 in the UAVG.
So there are two tables, and the regime says which one counts. First row that holds.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from zorgvuldig.rules.case import Case
from zorgvuldig.rules.codes import CARE, Age, Capacity, ConsentStatus, Regime, RepAll

LT12, A12_15, A16_17, GE18 = Age.LT12, Age.A12_15, Age.A16_17, Age.GE18
INCAPABLE, UNASSESSED = Capacity.INCAPABLE, Capacity.UNKNOWN
NOT_ASKED = ConsentStatus.NOT_ASKED
SAID_NO = (ConsentStatus.REFUSED, ConsentStatus.WITHDRAWN)


class Standing(StrEnum):
    """How the consent stands: only VALID and DEVIATION can carry anything."""

    VALID = "VALID"
    DEVIATION = "DEVIATION"
    NEED = "NEED"
    MISSING = "MISSING"
    ESCALATE = "ESCALATE"


VALID, DEVIATION, NEED = Standing.VALID, Standing.DEVIATION, Standing.NEED
MISSING, ESCALATE = Standing.MISSING, Standing.ESCALATE


class ConsentAnswer(NamedTuple):
    """A row of table B (None while the age is unknown), how the consent stands, a code or ''."""

    row: str | None
    standing: Standing
    code: str = ""

    @property
    def carries(self) -> bool:
        """Can this consent carry the sharing, if nothing else stands against it?"""
        return self.standing in (VALID, DEVIATION)


class Row(NamedTuple):
    """One line of table B: either who must say yes (`client`, `rep`), or the answer itself."""

    when: Callable[[Case], bool]
    row: str
    asks: str = ""
    standing: Standing = ESCALATE
    code: str = ""


CLIENT, REP, BOTH = "client", "rep", "client, rep"

CARE_ROWS = (
    Row(lambda c: c.age == LT12, "B01", asks=REP),
    Row(lambda c: c.capacity == UNASSESSED, "B08", "", ESCALATE, "CAPACITY_UNASSESSED"),
    Row(lambda c: c.capacity == INCAPABLE and c.minor, "B05", asks=REP),
    Row(lambda c: c.capacity == INCAPABLE and c.regime == Regime.WMO,
        "B07", "", ESCALATE, "NO_REPRESENTATIVE_ORDER"),
    Row(lambda c: c.capacity == INCAPABLE, "B07", asks=REP),
    Row(lambda c: c.age in (A16_17, GE18), "B06", asks=CLIENT),
    Row(lambda c: c.given and parents_shut_out(c), "B03", "", DEVIATION),
    Row(lambda c: not c.given and c.rep_given, "B04", "", MISSING, "CLIENT_CONSENT_MISSING_12"),
    Row(lambda c: True, "B02", asks=BOTH),
)  # fmt: skip

AVG_ROWS = (
    Row(lambda c: c.age != LT12 and c.capacity == UNASSESSED,
        "B15", "", ESCALATE, "CAPACITY_UNASSESSED"),
    Row(lambda c: c.legal_measure, "B14", asks=BOTH),
    Row(lambda c: c.age == LT12, "B09", asks=REP),
    Row(lambda c: c.capacity == INCAPABLE, "B15", "", ESCALATE, "CAPACITY_UNASSESSED"),
    Row(lambda c: c.age in (A16_17, GE18), "B13", asks=CLIENT),
    Row(lambda c: c.client in SAID_NO and c.rep_given,
        "B11", "", MISSING, "CHILD_AGREEMENT_MISSING"),
    Row(lambda c: not c.given and c.rep_given, "B11", "", NEED, "CHILD_AGREEMENT_MISSING"),
    Row(lambda c: c.given and c.rep_given and c.rep_all == RepAll.YES, "B10", "", VALID),
    Row(lambda c: c.given and c.own_data, "B12", "", VALID),
    Row(lambda c: c.given and c.rep_given and c.rep_all == RepAll.UNKNOWN,
        "B10", "", ESCALATE, "AUTHORITY_UNKNOWN"),
    Row(lambda c: c.given, "B12", "", MISSING, "PARENT_CONSENT_MISSING_AVG"),
    Row(lambda c: True, "B10", asks=BOTH),
)  # fmt: skip


def parents_shut_out(c: Case) -> bool:
    """B03: the parents said no, or a recorded reason says why (one of) them cannot be asked."""
    someone_unasked = c.rep == NOT_ASKED or (c.rep_given and c.rep_all == RepAll.NO)
    return c.rep in SAID_NO or (c.not_asked_reason and someone_unasked)


def answer(c: Case) -> ConsentAnswer:
    """Whose consent this sharing needs and how it stands.

    With unknown age nobody can say whose consent it is: ESCALATE without a row.
    """
    if c.age == Age.UNKNOWN:
        return ConsentAnswer(None, ESCALATE, "AGE_UNKNOWN")
    rows = CARE_ROWS if c.regime in CARE else AVG_ROWS
    row = next(row for row in rows if row.when(c))
    return asked(c, row) if row.asks else ConsentAnswer(row.row, row.standing, row.code)


def asked(c: Case, row: Row) -> ConsentAnswer:
    """A no of anyone required weighs most, then an answer still out, then unsure authority."""
    answers = {CLIENT: (c.client,), REP: (c.rep,), BOTH: (c.client, c.rep)}[row.asks]
    rep_all = RepAll.YES if row.asks == CLIENT else c.rep_all
    if any(answer in SAID_NO for answer in answers):
        return ConsentAnswer(row.row, MISSING)
    if NOT_ASKED in answers or rep_all == RepAll.NO:
        return ConsentAnswer(row.row, NEED)
    if rep_all == RepAll.UNKNOWN:
        return ConsentAnswer(row.row, ESCALATE, "AUTHORITY_UNKNOWN")
    return ConsentAnswer(row.row, VALID)
