"""From counts to what may be told of how an organisation looks: kinds of signs, and outcomes, each
by the kind of event. Every number is a sum of pieces (`rules.crossings`); a share is told in words,
made of two of those numbers."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from zorgvuldig.handbook.bias import ask, event_titles, says
from zorgvuldig.handbook.bias import words as judging_words
from zorgvuldig.handbook.statistics import Question as Titled
from zorgvuldig.handbook.wording import label
from zorgvuldig.rules.atoms import pieces
from zorgvuldig.rules.bias import WITH, WITHOUT, Asked, SignKind, out_of_ten
from zorgvuldig.rules.crossings import Block, Piece, crossed
from zorgvuldig.statistics.figures import Figure, Row
from zorgvuldig.statistics.naming import named

if TYPE_CHECKING:
    from collections import Counter

    from zorgvuldig.handbook.bias import Question, Words
    from zorgvuldig.people.models import Organisation

# The answer whose share is told, as it says most about looking with two eyes.
OTHER_EYE = {Asked.SIGNS: SignKind.COUNTER, Asked.OUTCOMES: "NO_CONCERN"}
Counts = Mapping[Asked, "Counter[tuple[str, str]]"]


class Asking(NamedTuple):
    """One question: its figures, its share in words, and what to ask each other. Without figures
    there is too little to tell."""

    question: "Question"
    figures: tuple[Figure, ...]
    share: str


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
    organisation: "Organisation",
    year: int,
    counts: Counts,
    former: Counts | None,
    *,
    words: Mapping[str, int],
    fictional: bool,
) -> Look:
    """The whole page, as it may be told. `words`: how many signs were with a word that judges, and
    how many without."""
    sector = label("regime", organisation.regime)
    askings = tuple(_asking(asked, counts, former, year) for asked in Asked)
    return Look(
        organisation.name, sector, year, askings, judging_words(), _judging(words), fictional
    )


def _judging(counts: Mapping[str, int]) -> str:
    """About how many of ten, when there are enough of both. The counts themselves are not told."""
    said = judging_words()
    if len(pieces({code: counts.get(code, 0) for code in (WITH, WITHOUT)})) < 2:
        return said.none
    share = out_of_ten(counts[WITH], counts[WITH] + counts[WITHOUT])
    return said.share.format(share) if share else said.less


def _asking(asked: Asked, counts: Counts, former: Counts | None, year: int) -> Asking:
    blocks = _blocks(asked, counts)
    before = _share(asked, _blocks(asked, former)) if former else None
    said = _in_words(asked, _share(asked, blocks), before, year - 1)
    return Asking(ask(asked), tuple(_figures(asked, blocks)), said)


def _blocks(asked: Asked, counts: Counts) -> tuple[Block, ...]:
    return crossed(counts[asked], ask(asked).kinds, event_titles())


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
            title = question.by.format(kind.text)
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
    said = question.share.format(now) if now else question.less
    if before is None:
        return said
    then = says("then") if before else says("then_less")
    return f"{said} {then.format(year=year, number=before)}"
