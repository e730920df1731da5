"""What the rules answer, and the shape of a row in tables A, C and D; contract.md section 7."""

from typing import NamedTuple

from msgspec import Struct

from zorgvuldig.rules.codes import ALLOWED, Outcome


class Advice(Struct, frozen=True, kw_only=True):
    """What the rules say about one act; the professional decides.

    `duties` come with an ALLOW* and stay when fulfilled; `blockers` are steps still missing.
    They never change the outcome, but the act may only be done when there is no blocker.
    """

    outcome: Outcome
    row: str
    consent_row: str | None
    reason_code: str
    duties: tuple[str, ...] = ()
    blockers: tuple[str, ...] = ()
    via: tuple[str, ...] = ()

    @property
    def allowed(self) -> bool:
        """Do the rules leave room, under whatever duties?"""
        return self.outcome in ALLOWED

    @property
    def may_act(self) -> bool:
        """Is there room, and is no step missing?"""
        return self.allowed and not self.blockers


class Verdict(NamedTuple):
    """What the row that held says, before duties and blockers are looked up."""

    row: str
    outcome: Outcome
    reason_code: str
    consent_row: str | None = None
    via: tuple[str, ...] = ()

    @property
    def allowed(self) -> bool:
        """Is the outcome an ALLOW*?"""
        return self.outcome in ALLOWED
