"""The letter on paper: PDF/UA-1, from the same structure as the screen."""

from typing import Any

from zorgvuldig.dossiers.letter.fingerprint import digest, in_groups
from zorgvuldig.exchange import paper
from zorgvuldig.paper import Letterhead


def pdf(letter: dict[str, Any], head: Letterhead | None) -> bytes:
    """The letter as an accessible PDF, its digest at the bottom of every page."""
    return paper.pdf(letter, head, in_groups(digest(letter)))
