"""A year as it is told: which chapters, which figures, and what must be said beside them."""

from collections.abc import Iterator

from zorgvuldig.handbook.statistics import Chapter, Question, chapters, questions, says
from zorgvuldig.statistics.counted import YearCounts
from zorgvuldig.statistics.figures import Figure, Part
from zorgvuldig.statistics.telling import Years, told_running, told_whole

QUARTERS = 4


def parts(regime: str, now: YearCounts, former: YearCounts, *, whole: bool) -> tuple[Part, ...]:
    """The chapters of an organisation with this regime; gatherings only when there are any."""
    compared = former if _full(former) and _full(now) else None
    made = (
        Part(chapter.title, chapter.intro, tuple(_figures(chapter, now, compared, whole)))
        for chapter in chapters()
        if _has(chapter, regime, now, former)
    )
    return tuple(part for part in made if part.figures)


def remark(now: YearCounts, *, whole: bool) -> str:
    """What a reader must know of the year as a whole."""
    counted = len(now.quarters)
    if counted == QUARTERS:
        return ""
    are = "is" if counted == 1 else "zijn"
    part = says("part_year").format(are=are, counted=counted)
    return part if whole else f"{says('running')} {part}"


def _full(counts: YearCounts) -> bool:
    return len(counts.quarters) == QUARTERS


def _has(chapter: Chapter, regime: str, *years: YearCounts) -> bool:
    if chapter.rooms:
        return regime in chapter.rooms
    asked = frozenset(one.code for one in _of(chapter))
    return any(counts.has_any(asked) for counts in years)


def _figures(
    chapter: Chapter, now: YearCounts, former: YearCounts | None, whole: bool
) -> Iterator[Figure]:
    years = Years(now, former, questions())
    for question in _of(chapter):
        yield from told_whole(question, years) if whole else told_running(question, now)


def _of(chapter: Chapter) -> list[Question]:
    return [one for one in questions().values() if one.part == chapter.code]
