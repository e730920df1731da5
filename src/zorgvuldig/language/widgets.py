"""Choices in words of ours, in the order of the language in which they are read."""

from typing import Any

from django import forms

from zorgvuldig.language.filters import choice_said


class InOrder(forms.Select):
    """A long list to choose from, by the alphabet of what is shown; the choice of nothing first."""

    def optgroups(self, name: str, value: list[str], attrs: Any = None) -> list[Any]:
        """The options, put in order when the page is made."""
        return sorted(super().optgroups(name, value, attrs), key=_by_words)


def _by_words(group: Any) -> tuple[bool, str]:
    option = group[1][0]
    return bool(option["value"]), str(choice_said(option)).casefold()
