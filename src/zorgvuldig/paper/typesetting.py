"""From a page and plain words to an accessible PDF.

Only the fonts inside the typesetter are used, so that the paper is the same on every machine.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from importlib import import_module
from importlib.resources import files
from itertools import product
from typing import Any

from zorgvuldig.paper.characters import plainest, printable, unmarked
from zorgvuldig.paper.letterhead import Letterhead

LOGO = "logo.svg"
_mark: ContextVar[str] = ContextVar("what stands across every page", default="")


class CannotBePrinted(Exception):
    """The typesetter refuses this text, also in its plainest form."""


@contextmanager
def marked(text: str) -> Iterator[None]:
    """Everything that is printed meanwhile has this across every page, and in its title."""
    token = _mark.set(text)
    try:
        yield
    finally:
        _mark.reset(token)


def printed(
    room: str,
    page: str,
    content: dict[str, Any],
    *,
    head: Letterhead | None,
    number: str = "",
) -> bytes:
    """`content` on the page `page` of the package `room`, as PDF/UA-1.

    The page is a typst file that begins with `#import "house.typ": *` and gets the words as
    `content`: texts, lists and dicts of texts. Whose paper it is, is said each time: None is the
    plain look of the house. `number` stands at the bottom of every page. Characters the fonts lack
    are a visible box; a logo that cannot be set is left out. Raises `CannotBePrinted`.
    """
    template = files(room).joinpath(page).read_bytes()
    heads = (head, head._replace(logo=b"")) if head else (None,)
    *tries, (last, plain) = product((printable, unmarked, plainest), heads)
    for shaped, worn in tries:
        with suppress(CannotBePrinted):
            return _typeset(template, shaped(content), number, worn)
    return _typeset(template, last(content), number, plain)


def _typeset(
    template: bytes, content: dict[str, Any], number: str, head: Letterhead | None
) -> bytes:
    house = files("zorgvuldig.paper").joinpath("house.typ").read_bytes()
    sources: Any = {"main.typ": template, "house.typ": house}
    if head and head.logo:
        sources[LOGO] = head.drawing
    typst: Any = import_module("typst")  # megabytes that most processes never need
    try:
        return bytes(
            typst.compile(
                sources,
                format="pdf",
                sys_inputs={
                    "content": json.dumps(content),
                    "number": number,
                    "mark": _mark.get(),
                    "head": json.dumps(_on_page(head)),
                },
                pdf_standards=["ua-1"],
                ignore_system_fonts=True,
            )
        )
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as fault:  # the typesetter's panics are no Exception
        raise CannotBePrinted from fault


def _on_page(head: Letterhead | None) -> dict[str, str] | None:
    """What the page is told of its head; the name is read aloud in the place of the logo."""
    if head is None:
        return None
    logo = LOGO if head.logo else ""
    return printable({"name": head.name}) | {"colour": head.colour, "logo": logo}
