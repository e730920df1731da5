"""What in a text of this room could still tell who somebody is: our own rules and the library.

Nothing of a text is kept here, and nothing of what was found.
"""

from collections.abc import Mapping

from msgspec import Struct

from zorgvuldig.nameless.library import LIBRARY
from zorgvuldig.rules.gatherings.pointed import Passage, Pointed, pointed_in
from zorgvuldig.rules.recognisable import visible


class Looked(Struct, frozen=True):
    """What was pointed at. `whole`: the library looked too, at every text."""

    pointed: tuple[Pointed, ...]
    whole: bool


def look(texts: Mapping[str, str], names: tuple[str, ...] = ()) -> Looked:
    """Everything in these texts, by their field, that could identify somebody. `names`: people who
    take part."""
    seen = {field: LIBRARY.findings(visible(text)) for field, text in texts.items()}
    passages = [Passage(field, text, tuple(seen[field] or ())) for field, text in texts.items()]
    whole = all(found is not None for found in seen.values())
    return Looked(tuple(pointed_in(passages, names)), whole)
