"""From files to what we understood of them: a choice of colours and measures, and a logo."""

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from zorgvuldig.style import choosing
from zorgvuldig.style.logo.reading import Logo, read_logo
from zorgvuldig.style.refusals import Unreadable
from zorgvuldig.style.tokens import LIMITS, TOO_LARGE, Tokens, read_tokens

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

EMPTY = {"required": "Kies een bestand.", "empty": "Dit bestand is leeg."}


class StyleForm(forms.Form):
    """The files of a house style; together they are one, so what is left out is not in it."""

    title: ClassVar[str] = "Een huisstijl klaarzetten"
    tokens = forms.FileField(
        label="Het tokenbestand (JSON)", error_messages=EMPTY,
        help_text="Het bestand met design tokens van uw NL Design System-thema. Hooguit 2 MB.",
    )  # fmt: skip
    dark = forms.FileField(
        label="Een tokenbestand voor donkere schermen", required=False, error_messages=EMPTY,
        help_text="Alleen als uw thema daar een eigen bestand voor heeft. Zonder dat blijft een "
        "donker scherm zoals Zorgvuldig het zelf heeft.",
    )  # fmt: skip
    logo = forms.FileField(
        label="Het logo (SVG of PNG)", required=False, error_messages=EMPTY,
        help_text="Alleen vormen, geen letters of foto’s in de tekening. Kies het logo voor een "
        "lichte achtergrond: het staat altijd op een wit vlak, ook op een donker scherm. Hooguit "
        "300 kB.",
    )  # fmt: skip

    def clean_tokens(self) -> Tokens:
        """The tokens in the file."""
        return _tokens(self.cleaned_data["tokens"])

    def clean_dark(self) -> Tokens | None:
        """The tokens of the dark scheme."""
        file = self.cleaned_data["dark"]
        return _tokens(file, all_dark=True) if file else None

    def clean_logo(self) -> Logo | None:
        """The logo as we wrote it anew."""
        file = self.cleaned_data["logo"]
        try:
            return read_logo(file.read()) if file else None
        except Unreadable as refusal:
            raise ValidationError(refusal.sentence) from refusal

    def clean(self) -> dict[str, Any]:
        """What both files together set of our own."""
        typed = self.cleaned_data
        if found := typed.get("tokens"):
            if typed.get("dark"):
                found.dark |= typed["dark"].dark
            try:
                typed["choice"] = choosing.choose(found)
            except Unreadable as refusal:
                self.add_error("tokens", refusal.sentence)
        return typed


def _tokens(file: "UploadedFile[Any]", *, all_dark: bool = False) -> Tokens:
    if (file.size or 0) > LIMITS["most_bytes"]:
        raise ValidationError(TOO_LARGE)
    try:
        return read_tokens(file.read(), all_dark=all_dark)
    except Unreadable as refusal:
        raise ValidationError(refusal.sentence) from refusal
