"""Whom or what one wants to know the rules of. The choice stands in the address alone."""

from itertools import groupby
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError

from zorgvuldig.handbook import read
from zorgvuldig.people import permissions
from zorgvuldig.people.models import Invitation, Membership
from zorgvuldig.people.roles import Role, offered

if TYPE_CHECKING:
    from collections.abc import Iterable


CHOOSE = "Kies een collega, of kies rollen."


class SomebodyForm(forms.Form):
    """Somebody who works here, somebody invited, or roles that nobody has yet."""

    who = forms.ChoiceField(label="Wie", required=False)
    roles = forms.MultipleChoiceField(
        label="Of: iemand met deze rollen",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Bijvoorbeeld om te zien wat een uitnodiging zou openen.",
    )

    def __init__(
        self,
        data: Any,
        *,
        staff: "Iterable[Membership]",
        invited: "Iterable[Invitation]",
        regime: str,
    ) -> None:
        super().__init__(data)
        self.known: dict[str, Membership | Invitation] = {f"m{one.pk}": one for one in staff}
        names = [(code, one.person.name) for code, one in self.known.items()]  # type: ignore[union-attr]
        waiting = {f"i{one.pk}": one for one in invited}
        self.known |= waiting
        names += [(code, f"{one.name} (is uitgenodigd)") for code, one in waiting.items()]
        self.fields["who"].choices = [("", "Niemand gekozen"), *names]  # type: ignore[attr-defined]
        self.fields["roles"].choices = offered(regime)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Somebody or roles, and not both."""
        said = super().clean() or {}
        if not self.errors and bool(said.get("who")) == bool(said.get("roles")):
            raise ValidationError(CHOOSE)
        return said

    def chosen(self) -> "tuple[Any, list[str]]":
        """Whom the look is about, for the logbook, and their roles."""
        found = self.known.get(self.cleaned_data["who"])
        return (found, list(found.roles)) if found else ("role:", self.cleaned_data["roles"])

    def name(self) -> str:
        """Whom it is about, for the heading."""
        found = self.known.get(self.cleaned_data["who"])
        if found is None:
            return ""
        return found.person.name if isinstance(found, Membership) else str(found.name)

    def is_invited(self) -> bool:
        """Is that somebody who does not work here yet?"""
        return isinstance(self.known.get(self.cleaned_data["who"]), Invitation)

    def role_names(self) -> str:
        """Their roles in words."""
        return ", ".join(Role(role).label for role in self.chosen()[1])


class WhatForm(forms.Form):
    """One thing that can be seen or done."""

    what = forms.ChoiceField(label="Wat", choices=lambda: _by_room())

    def chosen(self) -> permissions.Deed:
        """What was chosen."""
        wanted = self.cleaned_data["what"]
        return next(deed for deed in permissions.deeds() if deed.code == wanted)


def _by_room() -> list[Any]:
    titles = read("letting")["rooms"]
    order = list(titles)
    found = sorted(permissions.deeds(), key=lambda deed: order.index(deed.room))
    return [("", "Kies iets")] + [
        (titles[room], [(deed.code, deed.text) for deed in group])
        for room, group in groupby(found, key=lambda deed: deed.room)
    ]
