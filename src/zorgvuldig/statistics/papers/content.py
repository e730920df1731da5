"""What every paper of a year says, from the same figures as the page: nothing is counted here."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from zorgvuldig.handbook.wording import written
from zorgvuldig.statistics.figures import Figure, Row
from zorgvuldig.statistics.picture import picture

if TYPE_CHECKING:
    from zorgvuldig.statistics.figures import Part, YearReport
    from zorgvuldig.statistics.picture import Picture

COLUMNS = ("Wat", "Aantal")
ANSWER, WHOLE, WORDS = "antwoord", "totaal", "woorden"
TOTAL = "Alles bij elkaar"
ABOUT = (
    "Dit zijn aantallen. Er staat niemand in. Kleine aantallen noemen we niet: dan staat er "
    "‘minder dan 10’, of we tellen ze op bij een ander aantal. Zo zijn ze ook niet uit te rekenen."
)
INVENTED = "Deze cijfers zijn verzonnen. Ze horen bij de demonstratie."


class Line(NamedTuple):
    """One line of the table: an answer, a total, or a figure that is told in words only."""

    part: "Part"
    figure: Figure
    sort: str
    text: str
    number: int | None
    said: str


def rows_of(figure: Figure) -> tuple[Row, ...]:
    """The answers, and the total where it is told."""
    total = () if figure.total is None else (Row(TOTAL, figure.total),)
    return (*figure.rows, *total)


def lines(report: "YearReport") -> Iterator[Line]:
    """Every number of the year, in the order of the page."""
    for part in report.parts:
        for figure in part.figures:
            for row in figure.rows:
                yield Line(part, figure, ANSWER, *row, row.said)
            if figure.total is not None:
                yield Line(part, figure, WHOLE, TOTAL, figure.total, str(figure.total))
            elif not figure.rows:
                yield Line(part, figure, WORDS, "", None, figure.note)


def title(report: "YearReport") -> str:
    """What the report is called."""
    return f"Jaarcijfers {report.year}"


def content(report: "YearReport") -> dict[str, Any]:
    """The whole report in plain values."""
    return {
        "title": title(report),
        "head": [
            ["Organisatie", report.organisation],
            ["Jaar", str(report.year)],
            ["Geteld op", written(report.counted_on)],
        ],
        "about": [text for text in (ABOUT, report.remark, _invented(report)) if text],
        "columns": [*COLUMNS],
        "parts": [
            {
                "title": part.title,
                "intro": part.intro,
                "figures": [_figure(figure) for figure in part.figures],
            }
            for part in report.parts
        ],
    }


def _invented(report: "YearReport") -> str:
    return INVENTED if report.fictional else ""


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "title": figure.title,
        "rows": [[row.text, row.said] for row in rows_of(figure)],
        "words": [text for text in (figure.note, figure.compared) if text],
        "picture": _drawn(picture(figure)),
    }


def _drawn(seen: "Picture | None") -> dict[str, Any]:
    """The picture for paper; empty where there is none."""
    if seen is None:
        return {}
    bars = [{"text": f"{bar.row.text}: {bar.row.said}", "share": bar.share, "look": bar.look}
            for bar in seen.bars]  # fmt: skip
    return {"name": seen.name, "bars": bars}
