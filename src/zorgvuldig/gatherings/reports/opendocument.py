"""A report as OpenDocument text, so that a municipality can work on with it."""

from typing import Any

from zorgvuldig.paper.opendocument import empty, heading, items, line, saved, table


def made(told: dict[str, Any]) -> bytes:
    """The file, of what `content` told."""
    document = empty(told["title"])
    body = document.body
    body.append(heading(1, told["title"]))
    for name, value in told["head"]:
        body.append(line(f"{name}: {value}"))
    body.append(line(told["about"]))
    for section in told["sections"]:
        body.append(heading(2, section["title"]))
        for piece in section["pieces"]:
            body.append(_piece(piece))
    if told["advised"]:
        body.append(heading(2, told["advised_title"]))
        cells = [one["cells"] for one in told["advised"]]
        body.append(table(told["advised_title"], told["columns"], cells))
    body.append(line(told["signed"]))
    return saved(document)


def _piece(piece: dict[str, Any]) -> Any:
    if piece["kind"] == "items":
        return items(piece["lines"])
    words = piece["lines"][0]
    return heading(3, words) if piece["kind"] == "heading" else line(words)
