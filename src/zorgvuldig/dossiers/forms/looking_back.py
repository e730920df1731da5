"""Colleagues look back together on how they worked: in words, for the principles they choose."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms

from zorgvuldig.handbook.principles import principles
from zorgvuldig.recording.forms import EntryForm, offer, words

ONE_AT_LEAST = "Kies één of meer uitgangspunten, en schrijf daar op wat u samen zag."


class LookingBackForm(EntryForm):
    """Who looked back, and what they say. No tick, no number: an empty field says nothing (P12)."""

    title = "Samen terugkijken"
    help = "peer_reflection"
    codes: ClassVar = ("together",)
    together = forms.MultipleChoiceField(
        label="Met wie keek u terug?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies met wie u terugkeek. Terugkijken doet u niet alleen."},
    )
    learned = words("Wat neemt u mee?", rows=3, required=False)

    def __init__(self, *args: Any, colleagues: Iterable[tuple[int, str]] = (), **kwargs: Any):
        super().__init__(*args, **kwargs)
        offer(self, "together", list(colleagues))
        for one in principles():
            self.fields[one["id"]] = words(one["title"], one["prompt"], rows=2, required=False)
        self.order_fields([*(n for n in self.fields if n != "learned"), "learned"])

    def of_the_principles(self) -> list[Any]:
        """The twelve fields, to show each folded under its title."""
        return [self[one["id"]] for one in principles()]

    def code_values(self) -> dict[str, Any]:
        """The memberships of who looked back together with the writer."""
        return {"together": [int(one) for one in self.cleaned_data["together"]]}

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if not any(values.get(one["id"]) for one in principles()):
            self.add_error(None, ONE_AT_LEAST)
        return values
