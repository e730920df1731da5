"""Whose words a text is, where both can stand: typed by somebody, or ours."""

from typing import Any


class Typed(str):
    """What somebody typed, where words of ours may stand as well: shown as it is. Words of ours
    before it, as in “signaal: …”, are said in the language of the page."""

    __slots__ = ("ours",)
    ours: str

    def __new__(cls, typed: str, ours: str = "") -> "Typed":
        """The typed words, or these with a colon and ours before them."""
        made = super().__new__(cls, f"{ours}: {typed}" if ours else typed)
        made.ours = ours
        return made


class Ours(str):
    """A sentence of ours about a row of the database, on a choice, where names stay as they are."""

    __slots__ = ()


def ours(key: str, value: str) -> dict[str, Any]:
    """A row of a summary list whose value nobody typed."""
    return {"key": key, "value": value, "ours": True}
