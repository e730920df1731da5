"""OpenDocument text (ISO 26300): real headings, lists and tables, in Dutch, so that who gets it can
work on with it and a screen reader finds the way."""

import io
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from odfdo import Document, Element, Header, List, Paragraph, Row, Style, Table

TYPE = "application/vnd.oasis.opendocument.text"
BORDER = {"border": "0.5pt solid #555555", "padding": "0.1cm"}
MADE_BY = "Zorgvuldig"


def empty(title: str) -> Any:
    """A Dutch document with its title, and nothing left of the template it comes from."""
    document = Document("text")
    document.body.clear()
    document.del_part("Thumbnails/thumbnail.png")
    document.manifest.del_full_path("Thumbnails/thumbnail.png")
    document.set_language("nl-NL")
    meta, now = document.meta, datetime.now(UTC).replace(microsecond=0, tzinfo=None)
    meta.title, meta.creation_date, meta.date = title, now, now
    meta.generator, meta.creator, meta.initial_creator = MADE_BY, MADE_BY, MADE_BY
    document.insert_style(
        Style("table-cell", name="cell", area="table-cell", **BORDER), automatic=True
    )
    document.insert_style(Style("paragraph", name="name", area="text", bold=True), automatic=True)
    return document


def heading(level: int, text: str) -> Any:
    """A heading that a reader's list of headings knows."""
    return Header(level, text, style=f"Heading_20_{level}")


def line(text: str) -> Any:
    """One paragraph."""
    return Paragraph(text, style="Text_20_body")


def items(lines: list[str]) -> Any:
    """A list."""
    return List(lines, style="List_20_1")


def table(name: str, columns: list[str], rows: Iterable[list[str]]) -> Any:
    """A table with a row of headings that is marked as one."""
    made = Table(name)
    head = Element.from_tag("table:table-header-rows")
    head.append(_row(columns, "name"))
    made.append(head)
    for cells in rows:
        made.append(_row(cells))
    return made


def _row(cells: list[str], style: str | None = None) -> Any:
    row = Row()
    for text in cells:
        cell = Element.from_tag("table:table-cell")
        cell.set_attribute("office:value-type", "string")
        cell.set_attribute("table:style-name", "cell")
        cell.append(Paragraph(text, style=style))
        row.append(cell)
    return row


def saved(document: Any) -> bytes:
    """The file."""
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()
