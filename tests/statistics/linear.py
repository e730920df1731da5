"""Somebody who writes down every answer as an equation and solves them, with fractions."""

from collections.abc import Hashable, Iterable, Mapping
from fractions import Fraction

Row = dict[Hashable, Fraction]


class Equations:
    """What is known: sums of unknown numbers. Kept reduced, so that a question is one look."""

    def __init__(self) -> None:
        self.rows: dict[Hashable, tuple[Row, Fraction]] = {}

    def learn(self, unknowns: Mapping[Hashable, int] | Iterable[Hashable], total: int) -> None:
        """One more sum."""
        row, rest = self._left({name: Fraction(n) for name, n in _weights(unknowns)}, total)
        if not row:
            assert rest == 0, "two answers contradict each other"
            return
        pivot = next(iter(row))
        factor = row[pivot]
        row = {name: n / factor for name, n in row.items()}
        rest /= factor
        for known, (other, value) in self.rows.items():
            if pivot in other:
                self.rows[known] = _less(other, value, row, rest, other[pivot])
        self.rows[pivot] = (row, rest)

    def find(self, unknowns: Iterable[Hashable]) -> Fraction | None:
        """The sum of these, when it follows from what is known."""
        row, rest = self._left({name: Fraction(1) for name in unknowns}, 0)
        return None if row else -rest

    def _left(self, row: Row, total: int) -> tuple[Row, Fraction]:
        rest = Fraction(total)
        for pivot in [name for name in row if name in self.rows]:
            if pivot in row:
                row, rest = _less(row, rest, *self.rows[pivot], row[pivot])
        return row, rest


def _weights(unknowns):
    return unknowns.items() if isinstance(unknowns, Mapping) else [(name, 1) for name in unknowns]


def _less(row: Row, value: Fraction, other: Row, known: Fraction, times: Fraction):
    left = dict(row)
    for name, n in other.items():
        left[name] = left.get(name, Fraction(0)) - n * times
    return {name: n for name, n in left.items() if n}, value - known * times
