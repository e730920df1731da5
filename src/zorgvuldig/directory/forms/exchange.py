"""A table to read in, and the public address."""

from typing import ClassVar

from django import forms
from django.core.exceptions import ValidationError

from zorgvuldig.handbook import read
from zorgvuldig.recording.forms import tick

TOO_LARGE = "Dit bestand is te groot. Er past 1 MB in. Verdeel de tabel over twee bestanden."
NO_TEXT = "Dit bestand is niet als tekst te lezen. Bewaar de tabel als CSV, en kies dat bestand."


class TableForm(forms.Form):
    """A file from somebody's own computer."""

    title: ClassVar[str] = "Een tabel inlezen"
    file = forms.FileField(
        label="Het bestand (CSV)",
        help_text="U ziet eerst per rij wat er zou gebeuren. Er verandert nog niets.",
        error_messages={"required": "Kies een bestand.", "empty": "Dit bestand is leeg."},
    )

    def clean_file(self) -> str:
        """The text in it; a spreadsheet may write it in the old way of Windows."""
        if self.cleaned_data["file"].size > read("directory")["most_bytes"]:
            raise ValidationError(TOO_LARGE)
        return as_text(self.cleaned_data["file"].read())


class AgreedForm(forms.Form):
    """The table that was looked at, and what it was to do."""

    table = forms.CharField(strip=False, widget=forms.HiddenInput)
    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def clean_table(self) -> str:
        text: str = self.cleaned_data["table"]
        if len(text.encode()) > 2 * read("directory")["most_bytes"]:
            raise ValidationError(TOO_LARGE)
        return text


class PublicForm(forms.Form):
    """Where everybody finds the public services, and whether they may."""

    title: ClassVar[str] = "De open kaart"
    slug = forms.SlugField(
        label="Laatste deel van het adres",
        max_length=50,
        help_text="Kleine letters, cijfers en streepjes, zoals de naam van uw organisatie.",
        error_messages={
            "required": "Vul dit in.",
            "invalid": "Gebruik alleen letters, cijfers en streepjes.",
            "max_length": "Dit is te lang. Er passen 50 tekens in.",
        },
    )
    is_open = tick("De kaart is open voor iedereen")

    def clean_slug(self) -> str:
        return str(self.cleaned_data["slug"]).lower()


def as_text(told: bytes) -> str:
    """The text of a file, or a refusal."""
    for way in ("utf-8-sig", "cp1252"):
        try:
            text = told.decode(way)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise ValidationError(NO_TEXT)
