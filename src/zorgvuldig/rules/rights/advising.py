"""The whole answer to a request: its row, who decides, and everything that comes with it."""

from msgspec import Struct

from zorgvuldig import handbook
from zorgvuldig.rules.codes import ALLOWED, Outcome
from zorgvuldig.rules.rights import following
from zorgvuldig.rules.rights.asking import RightsFacts
from zorgvuldig.rules.rights.table import row_of


class RightsAdvice(Struct, frozen=True, kw_only=True):
    """What the law says about one request; people decide.

    `decides` is empty where there is nothing to decide: a statement is added, a route is shown.
    `grounds` are the only ones on which what was rightly asked may still be refused, for each part
    apart, and only by `refused_by` together. `leave_out` and `stays_in` say what the answer shows.
    `duties` follow the answer whatever it is; `blockers` are steps still missing, which never
    change the outcome and never stop the clock.
    """

    outcome: Outcome
    row: str
    reason_code: str
    decides: tuple[str, ...]
    grounds: tuple[str, ...]
    refused_by: tuple[str, ...]
    leave_out: tuple[str, ...]
    stays_in: tuple[str, ...]
    duties: tuple[str, ...]
    blockers: tuple[str, ...]

    @property
    def allowed(self) -> bool:
        """May this person ask this, under whatever duties?"""
        return self.outcome in ALLOWED

    @property
    def may_act(self) -> bool:
        """May it be given or done now: is no step missing?"""
        return self.allowed and not self.blockers


def advise(facts: RightsFacts) -> RightsAdvice:
    """What holds for this request today."""
    row = row_of(facts)
    grounds = following.grounds(facts, row)
    return RightsAdvice(
        outcome=row.outcome,
        row=row.row,
        reason_code=row.reason_code,
        decides=following.deciders(facts, row),
        grounds=grounds,
        refused_by=following.TOGETHER if grounds else (),
        leave_out=following.left_out(facts, row),
        stays_in=following.stays_in(facts, row),
        duties=following.duties(facts, row),
        blockers=following.blockers(facts, row),
    )


def after_looking(facts: RightsFacts) -> RightsAdvice:
    """What follows when the rules gave no certain answer, and people decided after a lawyer looked
    to do what was asked: everything that holds for an allowed request."""
    row = row_of(facts)
    if row.outcome != Outcome.ESCALATE:
        return advise(facts)
    given = row._replace(outcome=Outcome.ALLOW)
    return RightsAdvice(
        outcome=row.outcome,
        row=row.row,
        reason_code=row.reason_code,
        decides=following.TOGETHER,
        grounds=(),
        refused_by=(),
        leave_out=following.left_out(facts, given),
        stays_in=following.stays_in(facts, given),
        duties=tuple(sorted({"ASK_LAWYER", *following.duties(facts, given)})),
        blockers=following.blockers(facts, given),
    )


def sources(facts: RightsFacts, advice: RightsAdvice) -> tuple[str, str]:
    """The articles behind the row, and those of the right itself under the law of this worker."""
    words = handbook.read("rights")
    article = words["article"][facts.right][following.statute(facts)]
    return words["row"][advice.row]["source"], article
