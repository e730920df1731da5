"""The page of a letter: one for every room that sends one."""

from typing import Any

from zorgvuldig.paper.letterhead import Letterhead
from zorgvuldig.paper.typesetting import printed


def letter(content: dict[str, Any], *, head: Letterhead | None, number: str = "") -> bytes:
    """The letter as an accessible PDF under the head of who wrote it, with `number` at the bottom
    of every page. `content` has a title, a head of names and values, and parts with blocks of
    lines. Raises `CannotBePrinted`."""
    return printed("zorgvuldig.paper", "letter.typ", content, head=head, number=number)
