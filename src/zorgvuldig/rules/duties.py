"""What must be done with an ALLOW*, and which steps are still missing; contract.md section 7.

A duty does not vanish when it has been fulfilled; a blocker does. Neither changes the outcome.
"""

from collections.abc import Callable
from typing import NamedTuple

from zorgvuldig.rules.advice import Advice, Verdict
from zorgvuldig.rules.case import Case
from zorgvuldig.rules.codes import Age, Triage
from zorgvuldig.rules.facts import DisclosureFacts, Facts

COMPLETE_STEPS = "COMPLETE_STEPS_WITHIN_1_WORKING_DAY"
ONLY_WHAT_IS_NEEDED = "ONLY_WHAT_IS_NEEDED"


class Situation(NamedTuple):
    """The row that allows, and the facts that duties and blockers look at."""

    row: str
    consent_row: str | None
    age: Age
    safety_exception: bool
    disclosing: bool = False
    acute: bool = False
    third_party_data: bool = False
    own_referral: bool = False


class Duty(NamedTuple):
    """One line of the table of duties; every line that holds counts."""

    when: Callable[[Situation], bool]
    duties: tuple[str, ...]


NOTHING_ELSE = {
    "C00": (COMPLETE_STEPS, "INFORM_CLIENT_AFTER", "RECORD_REASON"),
    "C01": (),
    "C03": (ONLY_WHAT_IS_NEEDED,),
}

DUTIES = (
    Duty(lambda s: not s.safety_exception, ("INFORM_CLIENT_BEFORE",)),
    Duty(lambda s: s.safety_exception, ("INFORM_CLIENT_AFTER", "RECORD_REASON", "SECOND_PERSON")),
    Duty(lambda s: s.disclosing, (ONLY_WHAT_IS_NEEDED,)),
    Duty(lambda s: s.row in ("A03", "C09"), ("RECORD_REASON", "SECOND_PERSON")),
    Duty(lambda s: s.consent_row == "B03", ("RECORD_REASON", "SECOND_PERSON")),
    Duty(lambda s: s.row in ("D01", "D03", "D04", "D05", "D08"), ("RECORD_REASON",)),
    Duty(lambda s: s.row == "C07" or s.consent_row == "B03", ("STRIP_THIRD_PARTY_DATA",)),
    Duty(lambda s: s.row[0] == "A" and s.third_party_data, ("STRIP_THIRD_PARTY_DATA",)),
    Duty(lambda s: s.row in ("C06", "C07") and s.age == Age.LT12, ("REASK_AT_12",)),
    Duty(lambda s: s.row in ("C06", "C07") and s.age == Age.A12_15, ("REASK_AT_16",)),
    Duty(lambda s: s.row in ("C06", "C07") and s.consent_row in ("B05", "B07"),
         ("INVOLVE_CLIENT",)),
    Duty(lambda s: s.acute and (s.row in ("C06", "C07", "C09") or s.row[0] == "D"),
         (COMPLETE_STEPS,)),
)  # fmt: skip

AFTER_STEPS = ("G11", "G13", "G14", "G15", "G20", "G23")
WHOLE_METHOD = ("G10", *AFTER_STEPS)
PRECONDITIONS = {
    "C06": WHOLE_METHOD,
    "C07": WHOLE_METHOD,
    "C09": WHOLE_METHOD,
    "D04": WHOLE_METHOD,
    "D05": WHOLE_METHOD,
    "D03": AFTER_STEPS,
    "D08": AFTER_STEPS,
    "D01": ("MELDCODE", *AFTER_STEPS),
}
RELEASED_BY_ACUTE = ("G10", "G15", "G23", "MELDCODE")

FULFILLED_BY = {
    "G10": lambda f: f.all_steps_once,
    "G11": lambda f: f.ground_recorded,
    "G13": lambda f: f.decision_maker_other,
    "G14": lambda f: f.minimum_selected,
    "G15": lambda f: f.recipient_use_known,
    "G20": lambda f: f.safety_concern,
    "G23": lambda f: f.protocol_configured,
    "G02": lambda f: f.client_informed or f.safety_exception,
    "MELDCODE": lambda f: f.meldcode_done,
}


def advice(facts: Facts, case: Case, verdict: Verdict) -> Advice:
    """The whole answer: the verdict, and with an ALLOW* its duties and missing steps."""
    situation = situation_of(facts, case, verdict) if verdict.allowed else None
    return Advice(
        outcome=verdict.outcome,
        row=verdict.row,
        consent_row=verdict.consent_row,
        reason_code=verdict.reason_code,
        duties=duties_in(situation) if situation else (),
        blockers=blockers_in(situation, facts) if situation else (),
        via=verdict.via,
    )


def situation_of(facts: Facts, case: Case, verdict: Verdict) -> Situation:
    """What the tables here look at; a contact knows no triage and no data of others."""
    always = (verdict.row, verdict.consent_row, case.age, facts.safety_exception)
    if not isinstance(facts, DisclosureFacts):
        return Situation(*always)
    acute = facts.triage == Triage.ACUTE
    return Situation(*always, True, acute, facts.third_party_data, case.own_data)


def duties_in(s: Situation) -> tuple[str, ...]:
    """Every duty of this situation, once, in order of the alphabet."""
    if s.row in NOTHING_ELSE:
        return NOTHING_ELSE[s.row]
    return tuple(sorted({duty for line in DUTIES if line.when(s) for duty in line.duties}))


def blockers_in(s: Situation, facts: Facts) -> tuple[str, ...]:
    """The preconditions of this row that are not fulfilled, in order of the alphabet."""
    missing = (gate for gate in preconditions(s) if not FULFILLED_BY[gate](facts))
    return tuple(sorted(missing))


def preconditions(s: Situation) -> tuple[str, ...]:
    """The steps that must come before acting on this row.

    A caller's own referral by the helpline does not run the steps of the Werkwijze.
    """
    if s.row[0] == "A" or not s.disclosing:
        return ("G02",)
    gates = PRECONDITIONS.get(s.row, ())
    if s.own_referral and s.row in ("C06", "C07"):
        gates = ("G14", "G15")
    return tuple(gate for gate in gates if not (s.acute and gate in RELEASED_BY_ACUTE))
