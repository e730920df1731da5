"""What the organiser says of a workshop that goes on, was held, is looked back on, or stops."""

from typing import Any

from django import forms

from zorgvuldig.recording.forms import OnceForm, line, tick, words
from zorgvuldig.rules.gates import gatherings as gates


class ConfirmForm(OnceForm):
    """It goes on."""

    title = "Het werkatelier gaat door"


class HoldForm(OnceForm):
    """It was held (W-02)."""

    title = "Het werkatelier is gehouden"
    both_there = tick("De adviseur preventie en de jurist waren er allebei")

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        self.refuse(gates.both_there(values.get("both_there", False)))
        return values


class LookBackForm(OnceForm):
    """What became of the recommendations."""

    title = "Terugkijken met de gemeente"
    heard = words("Wat vertelt de gemeente?", "Wat is gedaan, wat ligt stil, en waarom? Geen namen "
                  "van cliënten.", required=False)  # fmt: skip


class CloseForm(OnceForm):
    """All is done."""

    title = "Het werkatelier afronden"


class CancelForm(OnceForm):
    """It does not go on."""

    title = "Het werkatelier gaat niet door"
    reason = words(
        "Waarom gaat het niet door?",
        "Dit leest iedereen die was uitgenodigd, en de gemeente. Schrijf niets over personen.",
        rows=3,
    )


class LinkForm(OnceForm):
    """A new link, to who is the contact of the municipality now."""

    title = "Een nieuwe link voor de gemeente"
    turn = forms.IntegerField(widget=forms.HiddenInput)
    name = line("Naam van de contactpersoon")
    email = forms.EmailField(
        label="E-mailadres",
        max_length=200,
        error_messages={"required": "Vul een e-mailadres in.",
                        "invalid": "Dit is geen e-mailadres."},
    )  # fmt: skip
    phone = line("Telefoonnummer", required=False)
    shared = tick(
        "Vernieuw ook de link om door te geven",
        "Alleen als die bij verkeerde mensen is beland. De gemeente geeft dan een nieuwe door. Wie "
        "al is ingeschreven, merkt hier niets van.",
        required=False,
    )

    def contact(self) -> dict[str, str]:
        """How the municipality can be reached from now on."""
        return {name: str(self.cleaned_data[name]) for name in ("name", "email", "phone")}
