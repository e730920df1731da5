"""A random organisation: people one by one, each with an answer to every question, so that all its
counts hang together as those of a real one do."""

from collections import Counter
from datetime import date
from random import Random

from tests.statistics.stored import quarters
from zorgvuldig.handbook.statistics import Question, questions
from zorgvuldig.statistics.counted import YearCounts

# Which questions are about the same people; the first is told in time.
ABOUT = {
    "HELPLINE": {
        "requests": ("channel", "caller", "kind", "language", "waited", "intervention"),
        "ending": (),
    },
    "JEUGDHULP": {"opened": (), "outcome": ("stage",), "decided": ()},
}
SIDES = {"SHARE": ("shared_ground", "told_client"), "NOT_SHARE": ("not_shared_row",)}
PEOPLE = {"people": ()}  # gatherings, for both


def a_year(chance: Random, regime: str, year: int) -> YearCounts:
    """Small numbers everywhere, now and then a large one."""
    numbers: Counter[tuple[date, str, str]] = Counter()
    for first, others in {**ABOUT[regime], **PEOPLE}.items():
        favourites = {code: _favourites(chance, questions()[code]) for code in (first, *others)}
        more = {code: _favourites(chance, questions()[code]) for code in _sided(first)}
        for quarter in quarters(year):
            for _ in range(chance.choice([0, 2, 6, 9, 12, 15, 30, 60])):
                _somebody(chance, numbers, quarter, favourites, more)
    return YearCounts(year, tuple(quarters(year)), numbers)


def _favourites(chance: Random, question: Question) -> list[str]:
    answers = list(question.answers) or ["ALL"]
    return chance.choices(answers, k=3) * chance.choice([3, 10]) + answers


def _sided(first: str) -> tuple[str, ...]:
    return sum(SIDES.values(), ()) if first == "decided" else ()


def _somebody(chance, numbers, quarter, favourites, more) -> None:
    for code, answers in favourites.items():
        answer = chance.choice(answers)
        numbers[quarter, code, answer] += 1
        if code == "decided":
            for other in SIDES[answer]:
                numbers[quarter, other, chance.choice(more[other])] += 1
