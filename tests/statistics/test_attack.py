"""Somebody who has read every figure of every year, also as it was in the months before, and who
asks a thousand questions that overlap, solves for a number that is hidden."""

from random import Random

import pytest

from tests.statistics.invented import ABOUT, PEOPLE, SIDES, a_year
from tests.statistics.linear import Equations
from zorgvuldig.handbook.statistics import Question, questions
from zorgvuldig.rules import atoms
from zorgvuldig.statistics.actions.telling import in_time
from zorgvuldig.statistics.counted import YearCounts
from zorgvuldig.statistics.figures import Figure
from zorgvuldig.statistics.naming import months, named
from zorgvuldig.statistics.reporting import parts

YEARS = (2023, 2024, 2025)
QUESTIONS = 1000
NOBODY = YearCounts(0)


def names(regime: str) -> dict[str, tuple[str, ...]]:
    return {**ABOUT[regime], **PEOPLE}


class Attacker:
    """Knows how the numbers hang together, and reads. An unknown is (year, quarter, question,
    answer), or with the question in time (year, quarter, question)."""

    def __init__(self, regime: str) -> None:
        self.regime, self.knows = regime, Equations()

    def reckons_with(self, counts: YearCounts) -> None:
        """Who is in one question is in the others about the same people, in every quarter."""
        for first, others in names(self.regime).items():
            for code in (first, *others):
                for day in counts.quarters:
                    self._same(counts, day, first, code, questions()[code].answers)
        if "decided" in names(self.regime):
            for side, asked in SIDES.items():
                for code in asked:
                    for day in counts.quarters:
                        parts_of = self.cells(counts, [day], code)
                        self.knows.learn(
                            {**dict.fromkeys(parts_of, 1),
                             (counts.year, day, "decided", side): -1}, 0)  # fmt: skip

    def _same(self, counts, day, first, code, answers) -> None:
        if answers:
            cells = dict.fromkeys(self.cells(counts, [day], code), 1)
            self.knows.learn({**cells, (counts.year, day, first): -1}, 0)

    def cells(self, counts, days, code, answers=None):
        answers = questions()[code].answers if answers is None else answers
        return [(counts.year, day, code, answer) for day in days for answer in answers]

    def reads(self, counts: YearCounts, figure: Figure, *, over: bool) -> None:
        """A figure: its rows by what stands before the number, and its total."""
        question = questions()[figure.code]
        base = questions()[question.of[0]] if question.of else question
        told = in_time(base, counts, over=over)  # which quarters: the page says so
        in_months = {months(run).capitalize(): run for run in told.runs}
        for row in figure.rows:
            if row.number is None:
                continue
            if row.text in in_months:
                unknowns = [(counts.year, day, figure.code) for day in in_months[row.text]]
            else:
                answers = self.meant(question, figure, row.text)
                unknowns = self.cells(counts, told.quarters, figure.code, answers)
            self.knows.learn(unknowns, row.number)
        if figure.total is not None:
            days, answers = told.quarters, question.answers
            cells = self.cells(counts, days, figure.code) if answers else [
                (counts.year, day, figure.code) for day in days]  # fmt: skip
            self.knows.learn(cells, figure.total)

    def meant(self, question: Question, figure: Figure, text: str) -> list[str]:
        """Which answers a row is about; "de andere" are those that stand in no other row."""
        alone = {named(question, [code], whole=False): code for code in question.answers}
        if text in alone:
            return [alone[text]]
        others = [alone[row.text] for row in figure.rows if row.text in alone]
        return [code for code in question.answers if code not in others]

    def finds(self, unknowns) -> int | None:
        found = self.knows.find(unknowns)
        return None if found is None else int(found)


def reads_everything(regime: str, chance: Random) -> tuple[Attacker, list[YearCounts]]:
    attacker, years = Attacker(regime), [a_year(chance, regime, year) for year in YEARS]
    for before, counts in zip([NOBODY, *years], years, strict=False):
        attacker.reckons_with(counts)
        for many in range(1, 5):  # as it stood while the year ran, and then whole
            so_far = YearCounts(counts.year, counts.quarters[:many], counts.numbers)
            for whole in {False, many == 4}:
                for part in parts(regime, so_far, before, whole=whole):
                    for figure in part.figures:
                        if figure.code in questions() and figure.code != "reviews":
                            attacker.reads(so_far, figure, over=whole)
    return attacker, years


def asks(attacker: Attacker, years: list[YearCounts], chance: Random) -> None:
    """A thousand questions: a year, a question, and any set of answers."""
    known = [code for first, more in names(attacker.regime).items() for code in (first, *more)]
    for _ in range(QUESTIONS):
        counts, question = chance.choice(years), questions()[chance.choice(known)]
        told = in_time(question, counts, over=True).quarters
        answers = counts.of(question.code, question.answers, told)
        asked = {code for code in answers if chance.random() < 0.5}
        said = atoms.answer(answers, asked, question.limit)
        if said is not None:
            attacker.knows.learn(attacker.cells(counts, told, question.code, asked), said)


def hidden(attacker: Attacker, years: list[YearCounts], chance: Random):
    """What somebody might want to know, of one quarter or of some that follow each other: how many,
    how many gave an answer, or one of a few; and the same of who gave one answer elsewhere."""
    sided = [one for asked in SIDES.values() for one in asked] if "decided" in names(
        attacker.regime) else []  # fmt: skip
    for counts in years:
        for begin in range(4):
            for end in range(begin + 1, 5):
                days = counts.quarters[begin:end]
                for first, more in names(attacker.regime).items():
                    yield [(counts.year, day, first) for day in days], first
                    yield from _some(attacker, counts, days, [first, *more], chance)
                yield from _some(attacker, counts, days, sided, chance)


def _some(attacker, counts, days, codes, chance):
    for code in codes:
        answers = list(questions()[code].answers)
        for answer in answers:
            yield attacker.cells(counts, days, code, [answer]), code
        for _ in range(10 if answers else 0):
            some = chance.sample(answers, chance.randint(1, len(answers)))
            yield attacker.cells(counts, days, code, some), code


@pytest.mark.gate("H-14", "refuses")
@pytest.mark.parametrize("regime", ABOUT)
@pytest.mark.parametrize("seed", range(4))
def test_a_thousand_questions_and_every_page_give_no_small_number_away(regime, seed):
    chance = Random(seed)
    attacker, years = reads_everything(regime, chance)
    asks(attacker, years, chance)
    found = [
        (unknowns[0], len(unknowns), number, code)
        for unknowns, code in hidden(attacker, years, chance)
        if (number := attacker.finds(unknowns)) is not None
    ]
    assert [one for one in found if one[2] < questions()[one[3]].limit] == []
    assert len(found) > 20  # it does find what is told


def test_the_attacker_would_find_a_small_number_that_is_told_by_subtraction():
    """So that the test above can fail: one total too many is enough."""
    attacker = Attacker("HELPLINE")
    attacker.knows.learn(["PHONE", "WEB", "VISIT"], 403)
    attacker.knows.learn(["PHONE", "WEB"], 400)
    assert attacker.finds(["VISIT"]) == 3
