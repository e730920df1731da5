"""Choices that are named as the room sees them: in Dutch, and said to be so on an English page."""

from typing import Any

from django import forms


class InDutch(str):
    """The title of an example or a card, as it comes on the screen."""

    __slots__ = ()


class Titles(forms.Select):
    """A list that opens, which marks such titles with their language."""

    def create_option(self, name: str, value: Any, label: Any, *args: Any, **kw: Any) -> Any:
        """One line of the list."""
        option = super().create_option(name, value, label, *args, **kw)
        if isinstance(label, InDutch):
            option["attrs"]["lang"] = "nl"
        return option
