"""A table of moves: what can be done in a state, and where it leads. Each room has its own."""

from collections.abc import Mapping
from typing import Generic, NamedTuple, TypeVar

S = TypeVar("S", bound=str)


class Move(NamedTuple, Generic[S]):
    """From which states a deed may be done, and where it leads; None leaves the state."""

    begins: tuple[S, ...]
    to: S | None


def possible(moves: Mapping[str, Move[S]], state: S) -> list[str]:
    """What can be done in this state, in the order of the table."""
    return [name for name, move in moves.items() if state in move.begins]


def after(moves: Mapping[str, Move[S]], state: S, name: str) -> S | None:
    """Where the move leads from here; None when it cannot be made from this state."""
    move = moves[name]
    if state not in move.begins:
        return None
    return move.to or state
