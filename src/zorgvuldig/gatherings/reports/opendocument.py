"""A report as OpenDocument text (ISO 26300): real headings, lists and one table, in Dutch, so that
a municipality can work on with it and a screen reader finds the way."""

import io
from datetime import UTC, datetime
from typing import Any

from odfdo import Document, Element, Header, List, Paragraph, Row, Style, Table

BORDER = {"border": "0.5pt solid #555555", "padding": "0.1cm"}
MADE_BY = "Zorgvuldig"


def made(told: dict[str, Any]) -> bytes:
    """The file, of what `content` told."""
    document = _empty(told["title"])
    body = document.body
    body.append(_heading(1, told["title"]))
    for name, value in told["head"]:
        body.append(_line(f"{name}: {value}"))
    body.append(_line(told["about"]))
    for section in told["sections"]:
        body.append(_heading(2, section["title"]))
        for piece in section["pieces"]:
            body.append(_piece(piece))
    if told["advised"]:
        body.append(_heading(2, told["advised_title"]))
        body.append(_table(told))
    body.append(_line(told["signed"]))
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _empty(title: str) -> Any:
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


def _heading(level: int, text: str) -> Any:
    return Header(level, text, style=f"Heading_20_{level}")


def _line(text: str) -> Any:
    return Paragraph(text, style="Text_20_body")


def _piece(piece: dict[str, Any]) -> Any:
    if piece["kind"] == "items":
        return List(piece["lines"], style="List_20_1")
    line = piece["lines"][0]
    return _heading(3, line) if piece["kind"] == "heading" else _line(line)


def _table(told: dict[str, Any]) -> Any:
    """The recommendations, with a row of headings that is marked as one."""
    table = Table(told["advised_title"])
    head = Element.from_tag("table:table-header-rows")
    head.append(_row(told["columns"], "name"))
    table.append(head)
    for one in told["advised"]:
        table.append(_row(one["cells"]))
    return table


def _row(cells: list[str], style: str | None = None) -> Any:
    row = Row()
    for text in cells:
        cell = Element.from_tag("table:table-cell")
        cell.set_attribute("office:value-type", "string")
        cell.set_attribute("table:style-name", "cell")
        cell.append(Paragraph(text, style=style))
        row.append(cell)
    return row
