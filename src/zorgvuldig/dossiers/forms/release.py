"""The answer of the second person on a summary for the client."""

from typing import Any

from django import forms

from zorgvuldig.recording.forms import needed_sometimes, words

ANSWERS = [("yes", "Vrijgeven"), ("no", "Nog niet vrijgeven")]


class ReleaseForm(forms.Form):
    """Yes to what is on the screen, or what has to change. The answer comes with the button."""

    help = "client_summary"
    title = "Samenvatting nalezen"
    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)
    answer = forms.ChoiceField(choices=ANSWERS, widget=forms.HiddenInput)
    why: Any = needed_sometimes(
        words("Wat moet er anders?", "Alleen als u nog niet vrijgeeft.", rows=3, required=False)
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if values.get("answer") == "no" and not values.get("why"):
            self.add_error("why", "Schrijf op wat er anders moet. Dan kan uw collega verder.")
        return values

    def said(self) -> dict[str, Any]:
        """What the action asks."""
        known = self.cleaned_data
        return {"released": known["answer"] == "yes", "seen": known["seen"], "why": known["why"]}
