"""A letter on paper: PDF/UA-1, from the same structure as the screen; for every room that sends
one."""

from typing import Any

from zorgvuldig import paper
from zorgvuldig.paper import Letterhead
from zorgvuldig.recording.files import printing

NOT_PRINTED = (
    "Van deze brief kan nu geen PDF worden gemaakt. Er is niets verstuurd. Probeer het later "
    "opnieuw."
)


def pdf(letter: dict[str, Any], head: Letterhead | None, number: str = "") -> bytes:
    """The letter as an accessible PDF under the head of who wrote it, with `number` at the bottom
    of every page."""
    return paper.letter(letter, head=head, number=number)


def pdf_to_send(letter: dict[str, Any], head: Letterhead | None, number: str = "") -> bytes:
    """The same, or a refusal: nothing is sent that cannot go on paper. What is sent is sealed with
    the sender's head of that day, and looks so for ever, whatever either end looks like later."""
    with printing(NOT_PRINTED):
        return pdf(letter, head, number)
