"""Choosing from the directory in a form of another room: what is chosen is kept as words.

Nothing links a file to a service or a service to a file: such a link would tell where somebody goes
(decisions 0023 and 0044).
"""

from typing import Any

from django import forms

MOST = 3
NONE = ("", "Geen")
STOOD_HERE = "Stond er al"
Groups = list[tuple[str, list[tuple[str, str]]]]


class Places(forms.MultiWidget):
    """A few lists to choose from."""

    def __init__(self) -> None:
        super().__init__([forms.Select() for _ in range(MOST)])

    def decompress(self, value: str | None) -> list[str]:
        lines = (value or "").split("\n")[:MOST]
        return lines + [""] * (MOST - len(lines))


class PlacesField(forms.MultiValueField):
    """At most three services, one on a line, as they were written on the day of the choice."""

    def __init__(self, **kwargs: Any) -> None:
        fields = [forms.ChoiceField(required=False) for _ in range(MOST)]
        super().__init__(
            fields=fields, widget=Places(), required=False, require_all_fields=False, **kwargs
        )

    def compress(self, data_list: list[str]) -> str:
        return "\n".join(dict.fromkeys(one for one in data_list if one))

    def offer(self, groups: Groups, kept: str = "") -> None:
        """What can be chosen; what stood there already stays, also when it changed since."""
        known = {value for _, options in groups for value, _ in options}
        stood = [(one, one) for one in kept.split("\n") if one and one not in known]
        choices = [NONE, *([(STOOD_HERE, stood)] if stood else []), *groups]
        parts: Any = (*self.fields, *self.widget.widgets)
        for part in parts:
            part.choices = choices


def offer_places(form: forms.Form, groups: Groups, kept: str = "") -> None:
    """Fill the field `places` of a form, or leave it out when there is nothing to choose."""
    field: Any = form.fields["places"]
    if groups or kept:
        field.offer(groups, kept)
    else:
        del form.fields["places"]


def places(label: str, hint: str = "") -> PlacesField:
    """The field, to be filled with `offer_places` when the form is made."""
    return PlacesField(label=label, help_text=hint)
