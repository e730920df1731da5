"""Asking for a file, opening one, and taking it in."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from zorgvuldig.carrying.codes import Goal, TakenFor
from zorgvuldig.carrying.sealing import MOST_BYTES, TOO_LARGE
from zorgvuldig.recording.forms import (
    OnceForm,
    choice,
    line,
    needed_sometimes,
    review_day,
    words,
)

CHOOSE = "Kies het besluit waarmee dit is besloten."


class AskForm(OnceForm):
    """What the file is for, and why."""

    title: ClassVar[str] = "Dossier als bestand meegeven"
    goal = choice("Waarvoor is het bestand?", Goal.choices)
    proposal = needed_sometimes(
        choice(
            "Welk besluit om te delen?",
            [],
            "Alleen als de cliënt naar een andere organisatie gaat. In het bestand komt precies "
            "wat in de brief van dat besluit staat.",
            required=False,
        )
    )
    why = words(
        "Waarom is dit bestand nodig?",
        "Eén of twee zinnen, zonder namen: wie ja of nee zegt, leest dit en kent het dossier niet.",
        rows=3,
    )

    def __init__(self, *args: Any, decisions: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found: Any = self.fields["proposal"]
        found.choices = list(decisions)
        if not found.choices:
            goal: Any = self.fields["goal"]
            goal.choices = [one for one in Goal.choices if one[0] != Goal.TRANSFER]
            del self.fields["proposal"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        moves = said.get("goal") == Goal.TRANSFER and "proposal" in self.fields
        if moves and not said.get("proposal") and "proposal" not in self.errors:
            self.add_error("proposal", CHOOSE)
        return said


class BringForm(forms.Form):
    """A file from somebody's own computer, and the passphrase that came another way."""

    title: ClassVar[str] = "Dossier uit een bestand overnemen"
    file = forms.FileField(
        label="Het bestand",
        help_text="U ziet eerst wat erin zit. Er wordt nog niets overgenomen.",
        error_messages={"required": "Kies een bestand.", "empty": "Dit bestand is leeg."},
    )
    passphrase = line(
        "De code van zes groepen",
        "Elke groep is vier letters of cijfers. De afzender gaf u de code apart van het bestand.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["passphrase"].widget.attrs["autocomplete"] = "off"

    def clean_file(self) -> bytes:
        """What is in it, when it is not too much."""
        if self.cleaned_data["file"].size > MOST_BYTES:
            raise ValidationError(TOO_LARGE)
        return bytes(self.cleaned_data["file"].read())


class TakeInForm(OnceForm):
    """On which ground, why, and when one looks again."""

    title: ClassVar[str] = "Dit dossier overnemen"
    ground = choice("Op welke grond nemen wij dit over?", TakenFor.choices)
    why = words("Waarom is het voor uw werk nodig?", "Eén of twee zinnen.", rows=3)
    review_on = review_day("Wanneer kijkt u opnieuw?")

    def values(self) -> dict[str, Any]:
        """What taking in asks."""
        names = ("ground", "why", "review_on", "once")
        said = {name: self.cleaned_data[name] for name in names}
        return {**said, "today": timezone.localdate()}
