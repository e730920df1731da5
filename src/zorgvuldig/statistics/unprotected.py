"""Figures about no person: gatherings, recommendations, workshops by their middle answer; and the
one figure that is told in words because its number would give others away."""

from collections.abc import Iterator

from zorgvuldig.handbook import gatherings
from zorgvuldig.handbook.statistics import Question, says
from zorgvuldig.handbook.wording import label
from zorgvuldig.language.made import made
from zorgvuldig.statistics.comparing import compared
from zorgvuldig.statistics.counted import YearCounts
from zorgvuldig.statistics.figures import Figure, Row

KINDS = ("plain", "share", "sure")
ENOUGH_OPEN = 10
CLASSES = (50, 25, 10, 0)  # per cent, as `late_N` in the handbook


def told(question: Question, now: YearCounts, former: YearCounts | None) -> Iterator[Figure]:
    """By kind."""
    if question.kind == "share":
        yield _share(question, now)
    elif question.kind == "sure":
        yield from _sure(question, now)
    else:
        yield _plain(question, now, former)


def _plain(question: Question, now: YearCounts, former: YearCounts | None) -> Figure:
    counts = now.of(question.code, question.answers, now.quarters)
    rows = tuple(Row(question.answers[code], counts[code]) for code in question.answers)
    if not question.compare:
        return Figure(question.code, question.title, rows, None, question.note, "")
    whole = sum(counts.values())
    said = compared(whole, sum(former.by_quarter(question.code))) if former else ""
    return Figure(question.code, question.title, rows, whole, question.note, said)


def _share(question: Question, now: YearCounts) -> Figure:
    """How many dossiers are open is told nowhere: with what was opened and closed in a year, two of
    those numbers would tell a third that is too small."""
    counts = now.of(question.code, question.answers, now.quarters[-1:])
    late, running = counts["LATE"], sum(counts.values())
    note = says("late_few")
    if running >= ENOUGH_OPEN:
        note = says(f"late_{next(at for at in CLASSES if late * 100 >= running * at)}")
    return Figure(question.code, question.title, (), None, note, "")


def _sure(question: Question, now: YearCounts) -> Iterator[Figure]:
    asked = gatherings.confidence()
    answers = {
        f"{moment}:{place}": made(
            "{moment}: {answer}",
            moment=label("gather_moment", moment),
            answer=text[0].lower() + text[1:],
        )
        for moment in ("BEFORE", "AFTER")
        for place, text in enumerate(asked.scale, start=1)
    }
    for code, text in asked.statements.items():
        counts = now.of(f"sure_{code}", answers, now.quarters)
        rows = tuple(Row(answers[one], n) for one, n in counts.items() if n and one in answers)
        if rows:
            yield Figure(f"sure_{code}", text, rows, None, question.note, "")
