"""An answer of the rules in words, from the handbook."""

from functools import cache

from zorgvuldig import handbook
from zorgvuldig.rules.advice import Advice


def explanation(advice: Advice) -> str:
    """What the outcome means and why, in Dutch, for the professional."""
    return _explanation(advice.outcome, advice.reason_code)


def sources(advice: Advice) -> tuple[str, ...]:
    """The articles behind the row, and behind the row of consent if one was looked at."""
    return _sources(advice.row, advice.consent_row)


@cache
def _explanation(outcome: str, reason_code: str) -> str:
    codes = handbook.read("codes")
    return f"{codes['outcome'][outcome]['text']} {codes['reason'][reason_code]['text']}"


@cache
def _sources(row: str, consent_row: str | None) -> tuple[str, ...]:
    law = handbook.read("law")
    return tuple(law[name]["source"] for name in (row, consent_row) if name)
