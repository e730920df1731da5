"""The year report as OpenDocument text. Its tables say everything; pictures are on page and PDF."""

from typing import Any

from zorgvuldig.paper.opendocument import empty, heading, line, saved, table


def made(told: dict[str, Any]) -> bytes:
    """The file, of what `content` told."""
    document = empty(told["title"])
    body = document.body
    body.append(heading(1, told["title"]))
    for text in [*(f"{name}: {value}" for name, value in told["head"]), *told["about"]]:
        body.append(line(text))
    for part in told["parts"]:
        body.append(heading(2, part["title"]))
        body.append(line(part["intro"]))
        for figure in part["figures"]:
            body.append(heading(3, figure["title"]))
            if figure["rows"]:
                body.append(table(figure["title"], told["columns"], figure["rows"]))
            for text in figure["words"]:
                body.append(line(text))
    return saved(document)
