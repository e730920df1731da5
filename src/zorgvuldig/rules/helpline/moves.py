"""The states of a help request and the moves between them, as one table; helpline.md 3.

Danger stands beside the state (H-02): it stops no move and no move takes it away.
"""

from zorgvuldig.rules import moves
from zorgvuldig.rules.helpline.codes import State
from zorgvuldig.rules.moves import Move

S = State
OPEN = tuple(state for state in State if state != State.CLOSED)
CARRIED = (S.MATCHED, S.SUPPORTED)

MOVES: dict[str, Move[State]] = {
    "triage": Move((S.NEW,), S.TRIAGED),
    "triage_again": Move(OPEN[1:], None),
    "advise": Move((S.TRIAGED, S.ADVISED), S.ADVISED),
    "talk": Move(OPEN, None),
    "propose": Move((S.TRIAGED, S.ADVISED), S.MATCH_PROPOSED),
    "take_back_proposal": Move((S.MATCH_PROPOSED,), S.TRIAGED),
    "match": Move((S.MATCH_PROPOSED,), S.MATCHED),
    "support": Move(CARRIED, S.SUPPORTED),
    "end_match": Move((*CARRIED, S.REFERRAL_OFFERED, S.REFERRED), S.TRIAGED),
    "offer_referral": Move((S.TRIAGED, S.ADVISED, *CARRIED, S.REFERRED), S.REFERRAL_OFFERED),
    "another_referral": Move((S.REFERRAL_OFFERED,), None),
    "referral_refused": Move((S.REFERRAL_OFFERED,), S.ADVISED),
    "referral_refused_in_support": Move((S.REFERRAL_OFFERED,), S.SUPPORTED),
    "referral_refused_after_hand_over": Move((S.REFERRAL_OFFERED,), S.REFERRED),
    "hand_over": Move((S.REFERRAL_OFFERED,), S.REFERRED),
    "close": Move(OPEN, S.CLOSED),
    "come_back": Move((S.CLOSED,), S.TRIAGED),
}


def possible(state: str) -> list[str]:
    """What can be done with a request in this state, in the order of the table."""
    return moves.possible(MOVES, State(state))


def after(state: str, name: str) -> State | None:
    """Where the move leads from here; None when it cannot be made from this state."""
    return moves.after(MOVES, State(state), name)
