"""A year as it is told: which chapters, which figures, and what must be said beside them."""

from collections.abc import Iterator

from zorgvuldig.handbook.statistics import Chapter, Question, chapters, questions, says
from zorgvuldig.statistics.actions.telling import Years, told_running, told_whole
from zorgvuldig.statistics.counted import YearCounts
from zorgvuldig.statistics.figures import Figure, Part

QUARTERS = 4


def parts(regime: str, now: YearCounts, former: YearCounts, *, whole: bool) -> tuple[Part, ...]:
    """The chapters of an organisation with this regime; gatherings only when there are any."""
    compared = former if _full(former) and _full(now) else None
    return tuple(
        _part(chapter, tuple(_figures(chapter, now, compared, whole)))
        for chapter in chapters()
        if _has(chapter, regime, now, former)
    )


def _part(chapter: Chapter, figures: tuple[Figure, ...]) -> Part:
    """A chapter in which every number is too few is told in one sentence."""
    if any(_tells(one) for one in figures):
        return Part(chapter.title, chapter.intro, figures)
    return Part(chapter.title, says("nothing"), ())


def _tells(figure: Figure) -> bool:
    """A number, or a sentence that is no refusal."""
    if figure.rows:
        return any(row.number is not None for row in figure.rows)
    return figure.note not in {says(name) for name in ("sides", "late_few", "not_yet")}


def remark(now: YearCounts, *, whole: bool) -> str:
    """What a reader must know of the year as a whole."""
    counted = len(now.quarters)
    if counted == QUARTERS:
        return ""
    part = says("part_year" if counted > 1 else "one_quarter").format(counted=counted)
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
