"""W1-W7 of the Werkwijze: which step has been done at least once; method.md section 5.

The live page names neither titles nor order that must be kept, so a step is done as soon as it was
satisfied once, in any order. "All steps once" before sharing (G10) can only mean W1-W5: W6 is the
decision itself and W7 follows it.
"""

from typing import NamedTuple

from msgspec import Struct

BEFORE_SHARING = ("W1_DESCRIBE", "W2_ADVICE_INTERNAL", "W3_ADVICE_EXTERNAL", "W4_TALK", "W5_WEIGH")


class Done(Struct, frozen=True, kw_only=True):
    """How often each thing was recorded in one dossier."""

    signs: int = 0
    counter_signs: int = 0
    assessments: int = 0
    internal: int = 0
    external: int = 0
    external_not_needed: int = 0
    open_talks: int = 0
    other_talks: int = 0
    talk_not_safe: int = 0
    concerns: int = 0
    decisions: int = 0
    shared: int = 0
    notifications: int = 0
    follow_ups: int = 0


class Step(NamedTuple):
    """One step: its code, whether it was done, by what, and else which half is still missing."""

    code: str
    done: bool
    by: str
    lacks: str = ""


def steps(done: Done) -> tuple[Step, ...]:
    """All seven, in the order of the method."""
    return (
        _step(
            "W1_DESCRIBE",
            "counter_signs" if done.signs else "",
            described=done.signs and (done.counter_signs or done.assessments),
        ),
        _step("W2_ADVICE_INTERNAL", asked_inside=done.internal),
        _step(
            "W3_ADVICE_EXTERNAL", asked_outside=done.external, not_needed=done.external_not_needed
        ),
        _step(
            "W4_TALK",
            "open_talk" if done.other_talks else "",
            talked=done.open_talks,
            not_safe=done.talk_not_safe,
        ),
        _step("W5_WEIGH", _half(done), weighed=done.assessments and done.concerns),
        _step("W6_DECIDE", decided=done.decisions),
        _step(
            "W7_FOLLOW",
            _rest(done),
            told=done.follow_ups and done.notifications,
            followed=done.follow_ups and not done.shared,
        ),
    )


def _half(done: Done) -> str:
    """Of weighing together and describing the risk, the one that is still missing."""
    if done.assessments:
        return "concern"
    return "assessment" if done.concerns else ""


def _rest(done: Done) -> str:
    """Of telling the client and following up, the one that is still missing."""
    if done.follow_ups:
        return "notification"
    return "follow_up" if done.notifications else ""


def _step(code: str, lacks: str = "", **satisfied: int) -> Step:
    by = next((what for what, count in satisfied.items() if count), "")
    return Step(code, bool(by), by, "" if by else lacks)


def all_before_sharing(done: Done) -> bool:
    """Has every step that comes before sharing been done at least once (G10)?"""
    return all(step.done for step in steps(done) if step.code in BEFORE_SHARING)
