"""What follows on a row of table H: who decides, grounds, what is left out, duties, missing steps.

Every ground is named in law.md H or in an article it points at. Harm to the *client* is no ground
against the client; harm to another goes by UAVG art. 41, never automatically.
"""

from collections.abc import Callable
from typing import NamedTuple

from zorgvuldig.rules.codes import ALLOWED, Age, Outcome, Regime, RepAll
from zorgvuldig.rules.rights.asking import Asker, Right, RightsFacts
from zorgvuldig.rules.rights.table import NOTHING_HELD, OPEN_ROWS, YOUTH, Row, young_caller

DECISION_MAKER, PRIVACY_OFFICER = "DECISION_MAKER", "PRIVACY_OFFICER"
TOGETHER = (DECISION_MAKER, PRIVACY_OFFICER)
RELEASE = ("KEEPER", "SECOND_PERSON")

SHOWS = (Right.ACCESS, Right.COPY, Right.WHO_LOOKED, Right.PORTABILITY)
OWN_FILE = (Right.ACCESS, Right.COPY)
CHANGES = (Right.RECTIFICATION, Right.DESTRUCTION, Right.RESTRICTION)
FREEZES = (Right.RESTRICTION, Right.OBJECTION)
TWO_PEOPLE = (*SHOWS, Right.DESTRUCTION)

PRIVACY, ARTICLE_41, CLIENT_INTEREST = "OTHERS_PRIVACY", "UAVG_41", "CLIENT_INTEREST"
CARE_DESTRUCTION = ("INTEREST_OF_ANOTHER", "STATUTE_FORBIDS")
ERASURE = ("AVG_17_3", ARTICLE_41)
GROUNDS: dict[Right, tuple[str, ...]] = {
    Right.INFORMATION: (ARTICLE_41,),
    Right.INFORMATION_OTHERS: ("AVG_14_5_B", "AVG_14_5_D", ARTICLE_41),
    Right.ACCESS: (PRIVACY, ARTICLE_41),
    Right.COPY: (PRIVACY, ARTICLE_41),
    Right.WHO_LOOKED: (PRIVACY, ARTICLE_41),
    Right.RECTIFICATION: ("NOT_SHOWN_WRONG", ARTICLE_41),
    Right.RESTRICTION: (ARTICLE_41,),
    Right.OBJECTION: ("COMPELLING_GROUNDS", ARTICLE_41),
    Right.PORTABILITY: (PRIVACY, ARTICLE_41),
}


class Following(NamedTuple):
    """One line: when it holds, these follow."""

    when: Callable[[RightsFacts, Row], bool]
    codes: tuple[str, ...]


DECIDES = (
    Following(lambda f, r: f.right == Right.COMPLAINT, ("COMPLAINTS_BODY",)),
    Following(lambda f, r: r.row in OPEN_ROWS, ()),
    Following(lambda f, r: not allowed(r), TOGETHER),
    Following(lambda f, r: r.row == NOTHING_HELD, RELEASE),
    Following(lambda f, r: f.right == Right.OWN_STATEMENT, ()),
    Following(lambda f, r: f.right in (Right.DESTRUCTION, Right.OBJECTION), TOGETHER),
    Following(lambda f, r: True, RELEASE),
)

DUTIES = (
    Following(lambda f, r: True, ("LOG_REQUEST", "SHOW_COMPLAINT_ROUTES")),
    Following(lambda f, r: r.row not in OPEN_ROWS, ("ANSWER_IN_WRITING",)),
    Following(lambda f, r: f.regime in YOUTH, ("MENTION_RIGHTS_ADVOCATE",)),
    Following(lambda f, r: r.outcome in (Outcome.DENY, Outcome.NEED_CONSENT), ("GIVE_REASON",)),
    Following(lambda f, r: r.outcome == Outcome.ESCALATE, ("ASK_LAWYER",)),
    Following(lambda f, r: in_the_dark(f, r), ("NEITHER_CONFIRM_NOR_DENY",)),
    Following(lambda f, r: f.right == Right.COMPLAINT, ("NOT_BY_WHO_IT_IS_ABOUT",)),
    Following(lambda f, r: f.age == Age.LT12 and concerned(f), ("EXPLAIN_TO_CHILD",)),
    Following(lambda f, r: f.incapable and concerned(f), ("INVOLVE_CLIENT",)),
    Following(lambda f, r: allowed(r) and f.capable and not f.own and r.row not in OPEN_ROWS,
              ("INFORM_CLIENT_BEFORE",)),
    Following(lambda f, r: r.outcome == Outcome.ALLOW_DEVIATION,
              ("RECORD_REASON", "SECOND_PERSON")),
    Following(lambda f, r: done(f, r) and f.right in TWO_PEOPLE, ("SECOND_PERSON",)),
    Following(lambda f, r: done(f, r) and f.right in OWN_FILE, ("NAME_RECIPIENTS",)),
    Following(lambda f, r: done(f, r) and f.right == Right.WHO_LOOKED, ("SHOW_ROLES_AND_DATES",)),
    Following(lambda f, r: done(f, r) and f.right in CHANGES, ("TELL_RECIPIENTS",)),
    Following(lambda f, r: done(f, r) and f.right == Right.RECTIFICATION,
              ("OFFER_OWN_STATEMENT",)),
    Following(lambda f, r: done(f, r) and f.right == Right.OWN_STATEMENT, ("STORE_BESIDE",)),
    Following(lambda f, r: stands_still(f, r), ("FREEZE_AT_ONCE",)),
    Following(lambda f, r: done(f, r) and f.right == Right.PORTABILITY, ("EXPORT_READABLE",)),
    Following(lambda f, r: done(f, r) and f.destruction,
              ("CHECK_LEGAL_HOLD", "PROVE_DESTRUCTION", "REPEAT_AFTER_RESTORE")),
    Following(lambda f, r: done(f, r) and f.destruction and f.own and f.care
              and f.age == Age.A12_15, ("TALK_ABOUT_PARENTS",)),
)  # fmt: skip

BLOCKERS = (
    Following(lambda f, r: not f.identity_checked, ("IDENTITY",)),
    Following(lambda f, r: (f.right in TWO_PEOPLE or r.outcome == Outcome.ALLOW_DEVIATION)
              and r.row != NOTHING_HELD and not f.second_person_agreed, ("SECOND_PERSON",)),
    Following(lambda f, r: f.capable and not f.own and not f.client_informed,
              ("CLIENT_INFORMED",)),
    Following(lambda f, r: f.regime == Regime.WMO and done(f, r) and f.destruction
              and not f.in_writing, ("IN_WRITING",)),
)  # fmt: skip


def allowed(row: Row) -> bool:
    """Is the outcome an ALLOW*?"""
    return row.outcome in ALLOWED


def concerned(f: RightsFacts) -> bool:
    """Asked by somebody who belongs to the client, or by the client."""
    return f.asker not in (Asker.OTHER, Asker.NAMED_OTHER)


def in_the_dark(f: RightsFacts, row: Row) -> bool:
    """That help is given is secret too: who may not ask does not hear whether there is a file."""
    return not may_know(f) and (not allowed(row) or row.row in OPEN_ROWS)


def may_know(f: RightsFacts) -> bool:
    """The client, or a parent whose authority was looked up, of somebody under sixteen who did not
    turn to the helpline; not where knowing it would harm the client."""
    young = f.age in (Age.LT12, Age.A12_15) and not young_caller(f)
    parent = f.asker == Asker.AUTHORITY_PARENT and f.rep_all != RepAll.UNKNOWN
    return f.own or (parent and young and not f.good_care_objection and not f.deceased)


def done(f: RightsFacts, row: Row) -> bool:
    """Something is held, and it may be shown or changed."""
    return allowed(row) and row.row not in (*OPEN_ROWS, NOTHING_HELD)


def stands_still(f: RightsFacts, row: Row) -> bool:
    """Sharing stops while people still find out who may ask, when the client asked it."""
    waiting = f.own and row.outcome == Outcome.ESCALATE
    return f.right in FREEZES and (done(f, row) or waiting)


def deciders(f: RightsFacts, row: Row) -> tuple[str, ...]:
    """Who decides together; the first line that holds."""
    return next(line.codes for line in DECIDES if line.when(f, row))


def grounds(f: RightsFacts, row: Row) -> tuple[str, ...]:
    """The only grounds to refuse what this person may ask. An own statement knows none."""
    if not done(f, row) or f.right == Right.OWN_STATEMENT:
        return ()
    found = (CARE_DESTRUCTION if f.care else ERASURE) if f.destruction else GROUNDS[f.right]
    return found if f.own else (CLIENT_INTEREST, *found)


def left_out(f: RightsFacts, row: Row) -> tuple[str, ...]:
    """What the person who asks does not get to see, after somebody looked at each passage."""
    if not done(f, row) or f.right not in SHOWS:
        return ()
    return ("OTHERS_DATA",) if f.own else ("HARMS_CLIENT", "OTHERS_DATA")


def stays_in(f: RightsFacts, row: Row) -> tuple[str, ...]:
    """What is shown although one may think it private: notes of the professional in the file."""
    return ("WORK_NOTES",) if done(f, row) and f.right in OWN_FILE else ()


def duties(f: RightsFacts, row: Row) -> tuple[str, ...]:
    """Everything that must be done with this answer, once, in order of the alphabet."""
    return tuple(sorted({code for line in DUTIES if line.when(f, row) for code in line.codes}))


def blockers(f: RightsFacts, row: Row) -> tuple[str, ...]:
    """The steps still missing before it is given or done; what is always open has none."""
    if not allowed(row) or row.row in OPEN_ROWS:
        return ()
    return tuple(sorted(code for line in BLOCKERS if line.when(f, row) for code in line.codes))


def statute(f: RightsFacts) -> str:
    """The law under which this worker's files stand, as `handbook/rights.toml` names it."""
    known = {Regime.MEDICAL: "WGBO", Regime.WMO: "WMO"}
    return known.get(f.regime, "JEUGDWET" if f.regime in YOUTH else "AVG")
