"""A letter on paper: PDF/UA-1, from the same structure as the screen; for every room that sends
one."""

from typing import Any

from zorgvuldig.paper import printed


def pdf(letter: dict[str, Any], number: str = "") -> bytes:
    """The letter as an accessible PDF, with `number` at the bottom of every page."""
    return printed("zorgvuldig.exchange", "letter.typ", letter, number=number)
