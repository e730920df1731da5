"""The counts of one year of one organisation, as they were stored; still to be made tellable."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

UNKNOWN = "UNKNOWN"
Numbers = Mapping[tuple[date, str, str], int]


@dataclass(frozen=True)
class YearCounts:
    """`quarters`: the first days of those that were counted, in order. `numbers`: how many, by
    quarter, question and answer; what is not there was none."""

    year: int
    quarters: tuple[date, ...] = ()
    numbers: Numbers = field(default_factory=dict)

    def of(
        self, question: str, answers: Mapping[str, str], within: Collection[date]
    ) -> dict[str, int]:
        """In these quarters: every answer there can be; one that nobody knows counts as unknown."""
        sums = dict.fromkeys(answers, 0)
        for (day, asked, answer), number in self.numbers.items():
            if asked == question and day in within:
                code = answer if answer in answers else UNKNOWN
                sums[code] = sums.get(code, 0) + number
        return sums

    def by_quarter(self, question: str) -> tuple[int, ...]:
        """How many in each quarter that was counted, whatever the answer."""
        return tuple(
            sum(n for (day, asked, _), n in self.numbers.items() if (day, asked) == (one, question))
            for one in self.quarters
        )

    def has_any(self, questions: frozenset[str]) -> bool:
        """Was anything counted for one of these?"""
        return any(asked in questions and n for (_, asked, _), n in self.numbers.items())
