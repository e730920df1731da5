"""From counts to figures that point at nobody. Every number told here is a sum of atoms.

Nothing else in the product tells these counts, so whoever shows figures cannot tell more
(`rules.atoms`, decision 42).
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from zorgvuldig.handbook.statistics import Question, says
from zorgvuldig.language.made import after_each_other, made
from zorgvuldig.rules import atoms, gates
from zorgvuldig.rules.small_numbers import TEN
from zorgvuldig.statistics import unprotected
from zorgvuldig.statistics.comparing import compared
from zorgvuldig.statistics.counted import YearCounts
from zorgvuldig.statistics.figures import Figure, Row
from zorgvuldig.statistics.naming import months, named


class TooSmall(Exception):
    """A number that may not be told was about to be; nothing is told instead."""


class Years(NamedTuple):
    """What a year is told from: its counts, those of the year before when both are whole, and every
    question, for those that ask more of who gave one answer to another."""

    now: YearCounts
    former: YearCounts | None
    asked: Mapping[str, Question]


class Told(NamedTuple):
    """What is told of a question in time: its runs of quarters, and how many in each. `left`: the
    year has quarters that are told in none."""

    runs: tuple[tuple[date, ...], ...]
    numbers: tuple[int, ...]
    left: bool

    @property
    def quarters(self) -> tuple[date, ...]:
        """All that it is about."""
        return tuple(day for run in self.runs for day in run)

    @property
    def total(self) -> int | None:
        """All together; None when that is too few."""
        return sum(self.numbers) if self.runs else None


def told_whole(question: Question, years: Years) -> Iterator[Figure]:
    """The figures of one question over a finished year."""
    if question.kind in unprotected.KINDS:
        yield from unprotected.told(question, years.now, years.former)
    elif question.of:
        yield _of_one_side(question, years)
    else:
        yield _of_all(question, years)


def told_running(question: Question, now: YearCounts) -> Iterator[Figure]:
    """A year that runs: how many in the quarters that can be told, and no more. It stays so."""
    if question.compare and question.kind not in unprotected.KINDS:
        told = in_time(question, now, over=False)
        note = "" if told.runs else says("not_yet")
        yield Figure(question.code, question.title, _in_rows(told), None, note, "")


def in_time(question: Question, counts: YearCounts, *, over: bool) -> Told:
    """Which quarters can be told apart, together, and not."""
    numbers = counts.by_quarter(question.code)
    laid = atoms.runs(numbers, question.limit, over=over)
    return Told(
        tuple(tuple(counts.quarters[at] for at in run) for run in laid),
        tuple(sum(numbers[at] for at in run) for run in laid),
        sum(map(len, laid)) < len(numbers),
    )


def _of_all(question: Question, years: Years) -> Figure:
    told = in_time(question, years.now, over=True)
    said = _compared(question, told, years)
    if told.total is None:
        few = (Row(SAMEN, None),)
        return Figure(question.code, question.title, few, None, says("few"), said)
    return _figure(question, years.now, told, said)


def _of_one_side(question: Question, years: Years) -> Figure:
    """More about who gave one answer: only when every answer to that other question stands alone,
    and over the same quarters, so that nobody is in one of both."""
    other = years.asked[question.of[0]]
    told = in_time(other, years.now, over=True)
    sides = years.now.of(other.code, other.answers, told.quarters)
    if not atoms.both_sides(sides, other.limit):
        return Figure(question.code, question.title, (), None, says("sides"), "")
    return _figure(question, years.now, told, "")


def _figure(question: Question, counts: YearCounts, told: Told, said: str) -> Figure:
    rows, joined = _in_rows(told), any(len(run) > 1 for run in told.runs)
    total = told.total
    if question.kind == "parts":
        answers = counts.of(question.code, question.answers, told.quarters)
        pieces = atoms.pieces(answers, question.limit)
        rows, joined = _by_answer(question, answers, pieces), any(len(one) > 1 for one in pieces)
        total = sum(answers.values())
    _last_door(question, rows)
    why = _why(question, len(rows)) if joined else ""
    note = after_each_other(question.note, why, _without(told))
    return Figure(question.code, question.title, rows, total, note, said)


def _last_door(question: Question, rows: tuple[Row, ...]) -> None:
    """Whatever was reckoned before: no number below ten leaves here (H-14)."""
    if question.limit == TEN and any(gates.enough_to_tell(row.number or 0) for row in rows):
        raise TooSmall(question.code)


def _by_answer(
    question: Question, answers: Mapping[str, int], pieces: atoms.Pieces
) -> tuple[Row, ...]:
    whole = len(pieces) == 1
    return tuple(
        Row(named(question, piece, whole=whole), sum(answers[code] for code in piece))
        for piece in pieces
    )


def _in_rows(told: Told) -> tuple[Row, ...]:
    both = zip(told.runs, told.numbers, strict=True)
    return tuple(Row(months(run, begins=True), number) for run, number in both)


def _compared(question: Question, told: Told, years: Years) -> str:
    """Only whole years are compared: nothing is left out of either."""
    if not question.compare or years.former is None:
        return ""
    before = in_time(question, years.former, over=True)
    if any(one.left and one.runs for one in (told, before)):
        return ""
    return compared(told.total, before.total)


def _why(question: Question, rows: int) -> str:
    return says("undivided" if rows == 1 else "together").format(limit=question.limit)


def _without(told: Told) -> str:
    if not told.left:
        return ""
    return made(says("without"), months=months(told.quarters))


SAMEN = "Samen"
