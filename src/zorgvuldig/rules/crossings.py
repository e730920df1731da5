"""Two questions about the same people, asked across each other, without anybody being found.

Everything told is a sum of the pieces of one laying. First the answers to the one question are laid
in pieces (`rules.atoms`), as they are told elsewhere too; then, within each of those pieces apart,
the answers to the other. So the totals of the first question are sums of what is told below them.
Totals of the other question are no such sums, and are told nowhere.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from zorgvuldig.rules.atoms import pieces
from zorgvuldig.rules.small_numbers import TEN

Counts = Mapping[tuple[str, str], int]


class Piece(NamedTuple):
    """Some answers to the second question, told as one, and how many."""

    answers: tuple[str, ...]
    number: int


class Block(NamedTuple):
    """Some answers to the first question, told as one; below it the second question."""

    answers: tuple[str, ...]
    number: int
    pieces: tuple[Piece, ...]


def crossed(
    counts: Counts, first: Iterable[str], second: Iterable[str], limit: int = TEN
) -> tuple[Block, ...]:
    """What may be told of `counts`, by answer to the first and to the second question, in their
    order. Nothing when all together are too few."""
    rows, columns = [*first], [*second]
    whole = {row: sum(counts.get((row, column), 0) for column in columns) for row in rows}
    return tuple(
        Block(laid, sum(whole[row] for row in laid), _within(counts, laid, columns, limit))
        for laid in pieces(whole, limit)
    )


def _within(
    counts: Counts, laid: tuple[str, ...], columns: list[str], limit: int
) -> tuple[Piece, ...]:
    inner = {column: sum(counts.get((row, column), 0) for row in laid) for column in columns}
    return tuple(
        Piece(answers, sum(inner[column] for column in answers)) for answers in pieces(inner, limit)
    )
