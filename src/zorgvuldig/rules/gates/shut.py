"""What a gate answers when it is shut."""

from collections.abc import Iterable
from typing import NamedTuple


class Shut(NamedTuple):
    """A gate that refuses: its number, what is missing and what to do, and the field it is about
    (empty when it is not about one field)."""

    gate: str
    sentence: str
    field: str = ""


def first(answers: Iterable[Shut | None]) -> Shut | None:
    """The first gate that is shut, or None when all are open."""
    return next((answer for answer in answers if answer is not None), None)
