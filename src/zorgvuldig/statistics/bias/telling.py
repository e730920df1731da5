"""From counts to what may be told of how an organisation looks: kinds of signs, and outcomes, each
by the kind of event. Every number is a sum of pieces (`rules.crossings`); a share is told in words,
made of two of those numbers."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from zorgvuldig.dossiers.bias import BETWEEN
from zorgvuldig.handbook.bias import ask, event_titles
from zorgvuldig.handbook.bias import says as bias_says
from zorgvuldig.handbook.bias import words as judging_words
from zorgvuldig.handbook.statistics import Question as Titled
from zorgvuldig.handbook.statistics import questions, says
from zorgvuldig.handbook.wording import label
from zorgvuldig.language.made import made
from zorgvuldig.rules.atoms import pieces
from zorgvuldig.rules.bias import JUDGING, WITH, WITHOUT, Asked, SignKind, out_of_ten
from zorgvuldig.rules.crossings import Block, Piece, crossed
from zorgvuldig.statistics.actions.telling import in_time
from zorgvuldig.statistics.counted import YearCounts
from zorgvuldig.statistics.figures import Figure, Row
from zorgvuldig.statistics.naming import months, named

if TYPE_CHECKING:
    from zorgvuldig.handbook.bias import Question, Words
    from zorgvuldig.people.models import Organisation

# The answer whose share is told, as it says most about looking with two eyes.
OTHER_EYE = {Asked.SIGNS: SignKind.COUNTER, Asked.OUTCOMES: "NO_CONCERN"}
ENDED = "outcome"  # the question of the year page about the same dossiers


class Asking(NamedTuple):
    """One question: its figures, its share in words, and what to ask each other. Without figures
    there is too little to tell."""

    question: "Question"
    figures: tuple[Figure, ...]
    share: str
    note: str


class Look(NamedTuple):
    """How one organisation looked in one year."""

    organisation: str
    sector: str
    year: int
    askings: tuple[Asking, ...]
    words: "Words"
    judging: str
    fictional: bool


def look(
    organisation: "Organisation", now: YearCounts, former: YearCounts | None, *, fictional: bool
) -> Look:
    """The whole page, as it may be told."""
    sector = label("regime", organisation.regime)
    askings = tuple(_asking(asked, now, former) for asked in Asked)
    said = _judging(now.of(JUDGING, {WITH: "", WITHOUT: ""}, now.quarters))
    return Look(organisation.name, sector, now.year, askings, judging_words(), said, fictional)


def told_quarters(asked: Asked, counts: YearCounts) -> tuple[date, ...]:
    """Which quarters this is about. Of how dossiers ended exactly those of the year page: what is
    left out there would else be found by subtracting. Signs are told nowhere else."""
    if asked == Asked.SIGNS:
        return counts.quarters
    return in_time(questions()[ENDED], counts, over=True).quarters


def crossing(asked: Asked, counts: YearCounts) -> dict[tuple[str, str], int]:
    """How many, by both answers, in the quarters that are told."""
    within, found = told_quarters(asked, counts), Counter[tuple[str, str]]()
    for (day, measure, category), number in counts.numbers.items():
        if measure == asked and day in within:
            first, _, second = category.partition(BETWEEN)
            found[first, second] += number
    return found


def _judging(counts: Mapping[str, int]) -> str:
    """About how many of ten, when there are enough of both. The counts themselves are not told."""
    said = judging_words()
    if len(pieces(counts)) < 2:
        return said.none
    share = out_of_ten(counts[WITH], counts[WITH] + counts[WITHOUT])
    return said.share.format(number=share) if share else said.less


def _asking(asked: Asked, now: YearCounts, former: YearCounts | None) -> Asking:
    blocks = _blocks(asked, now)
    before = _share(asked, _blocks(asked, former)) if former else None
    said = _in_words(asked, _share(asked, blocks), before, now.year - 1)
    within = told_quarters(asked, now)
    left = blocks and len(within) < len(now.quarters)
    note = made(says("without"), months=months(within)) if left else ""
    return Asking(ask(asked), tuple(_figures(asked, blocks)), said, note)


def _blocks(asked: Asked, counts: YearCounts) -> tuple[Block, ...]:
    return crossed(crossing(asked, counts), ask(asked).kinds, event_titles())


def _figures(asked: Asked, blocks: tuple[Block, ...]) -> Iterator[Figure]:
    """The first question whole, and each piece of it by event where that can be told apart."""
    if not blocks:
        return
    question, events = ask(asked), event_titles()
    kinds = _rows(blocks, question.kinds)
    total = sum(block.number for block in blocks)
    yield Figure(asked, question.whole, kinds, total, "", "")
    for place, (block, kind) in enumerate(zip(blocks, kinds, strict=True), start=1):
        rows = _rows(block.pieces, events)
        if len(rows) > 1:
            title = made(question.by, kind=kind.text)
            yield Figure(f"{asked}_{place}", title, rows, block.number, "", "")


def _rows(parts: Iterable[Piece | Block], titles: Mapping[str, str]) -> tuple[Row, ...]:
    """As the year page names what stands together."""
    laid, asked = [*parts], Titled("", "", "", "", titles)
    return tuple(Row(named(asked, p.answers, whole=len(laid) == 1), p.number) for p in laid)


def _share(asked: Asked, blocks: tuple[Block, ...]) -> int | None:
    """About how many of every ten, when that answer stands alone."""
    part = [block.number for block in blocks if block.answers == (OTHER_EYE[asked],)]
    return out_of_ten(part[0], sum(block.number for block in blocks)) if part else None


def _in_words(asked: Asked, now: int | None, before: int | None, year: int) -> str:
    if now is None:
        return ""
    question = ask(asked)
    said = question.share.format(number=now) if now else question.less
    if before is None:
        return said
    then = bias_says("then") if before else bias_says("then_less")
    return f"{said} {then.format(year=year, number=before)}"
