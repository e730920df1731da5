"""What stands on a PDF, for who sees it and for who hears it."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader

COLOUR = re.compile(r"((?:[\d.]+ ){2}[\d.]+) scn", re.IGNORECASE)


def told(paper: bytes) -> list[tuple[str, str]]:
    """The structure in the order in which it is read: each kind, with its text in words if any."""
    root = PdfReader(BytesIO(paper)).trailer["/Root"]["/StructTreeRoot"]
    return list(_walk(root))


def _walk(part: Any) -> Iterator[tuple[str, str]]:
    part = part.get_object() if hasattr(part, "get_object") else part
    if isinstance(part, list):
        for one in part:
            yield from _walk(one)
    elif isinstance(part, dict):
        if "/S" in part:
            yield part["/S"], part.get("/Alt", "")
        yield from _walk(part.get("/K", []))


def logos(paper: bytes) -> list[str]:
    """The names that are read aloud in the place of a picture."""
    return [name for kind, name in told(paper) if kind == "/Figure"]


def pictures(paper: bytes) -> list[str]:
    """The kinds of picture that are drawn: "/Form" for a drawing, "/Image" for one of points."""
    pages = PdfReader(BytesIO(paper)).pages
    drawn = [page["/Resources"].get("/XObject", {}) for page in pages]
    return [one.get_object()["/Subtype"] for page in drawn for one in page.values()]


def wears(paper: bytes, colour: str) -> bool:
    """Is anything on the first page of this colour ("#rrggbb")?"""
    wanted = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    content: Any = PdfReader(BytesIO(paper)).pages[0].get_contents()
    said = COLOUR.findall(content.get_data().decode("latin-1"))
    return any(
        all(abs(float(n) - part) < 0.002 for n, part in zip(one.split(), wanted, strict=True))
        for one in said
    )
