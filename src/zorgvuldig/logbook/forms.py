"""Which lines one wants to see, and why one looks."""

from typing import TYPE_CHECKING, Any

from django import forms

from zorgvuldig.handbook import read
from zorgvuldig.language.widgets import InOrder
from zorgvuldig.logbook.models import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

ALL = [("", "Alles")]
NOBODY = "Zo heet hier niemand. Typ een deel van de naam, zoals die in Zorgvuldig staat."
TYPED = "Typ een deel van de naam. Er werken hier te veel mensen voor een lijst."
PURPOSES = [
    ("maandelijkse controle", "Maandelijkse controle"),
    ("vraag van een cliënt", "Vraag van een cliënt: wie keek in mijn dossier?"),
    ("vermoeden van misbruik", "Vermoeden dat iemand onterecht heeft gekeken"),
    ("onderzoek van een datalek", "Onderzoek van een datalek"),
]


class FilterForm(forms.Form):
    """The filter stands in the address, so that a page can be kept or shared."""

    purpose = forms.ChoiceField(label="Waarom kijkt u?", choices=PURPOSES, required=False)
    event = forms.ChoiceField(
        label="Gebeurtenis",
        required=False,
        choices=lambda: [*ALL, *_labels().items()],
        widget=InOrder,
    )
    outcome = forms.ChoiceField(label="Uitkomst", choices=[*ALL, *Outcome.choices], required=False)
    person = forms.ChoiceField(label="Wie", required=False)
    since = forms.DateField(label="Vanaf", required=False, widget=forms.DateInput)
    until = forms.DateField(label="Tot en met", required=False, widget=forms.DateInput)
    client = forms.UUIDField(label="Nummer van het dossier", required=False)

    def __init__(
        self, data: Any, *, names: "dict[UUID, str] | None", find: "Callable[[str], list[UUID]]"
    ) -> None:
        """`names` of everybody to choose from; None when they are too many, and one types a name
        that `find` knows."""
        super().__init__(data)
        self.find = find if names is None else None
        if names is None:
            typed = forms.CharField(label="Wie", required=False, max_length=80, help_text=TYPED)
            self.fields["person"] = typed
        else:
            people = [(str(pseudonym), name) for pseudonym, name in names.items()]
            self.fields["person"].choices = [("", "Iedereen"), *people]  # type: ignore[attr-defined]

    def clean_person(self) -> "list[UUID] | list[str]":
        """Who is meant: the one who was chosen, or everybody whose name has what was typed."""
        said: str = self.cleaned_data["person"]
        if not said or self.find is None:
            return [said] if said else []
        found = self.find(said)
        if not found:
            raise forms.ValidationError(NOBODY)
        return found


def _labels() -> dict[str, str]:
    return {event: words["label"] for event, words in read("events").items()}
