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

EMPTY = {"empty": "Dit bestand is leeg."}
NOTHING = "Kies een tokenbestand, een logo, of allebei."


class StyleForm(forms.Form):
    """The files of a house style; together they are one, so what is left out is not in it."""

    title: ClassVar[str] = "Een huisstijl klaarzetten"
    tokens = forms.FileField(
        label="Het tokenbestand (JSON)", required=False, error_messages=EMPTY,
        help_text="Het bestand met design tokens van uw NL Design System-thema. Hooguit 2 MB. "
        "Zonder dat blijven kleuren en vormen zoals Zorgvuldig ze zelf heeft.",
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

    def clean_tokens(self) -> Tokens | None:
        """The tokens in the file."""
        file = self.cleaned_data["tokens"]
        return _tokens(file) if file else None

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
        """What the files together set of our own; a logo alone sets nothing."""
        typed = self.cleaned_data
        told = {name: typed[name] for name in ("tokens", "dark") if typed.get(name)}
        if not told and not typed.get("logo") and not self.errors:
            self.add_error("tokens", NOTHING)
        try:
            typed["choice"] = _choice(**told) if told else choosing.Choice()
        except Unreadable as refusal:
            self.add_error(next(iter(told)), refusal.sentence)
        return typed


def _choice(tokens: Tokens | None = None, dark: Tokens | None = None) -> choosing.Choice:
    both = tokens or Tokens()
    if dark:
        both.dark |= dark.dark
    return choosing.choose(both)


def _tokens(file: "UploadedFile[Any]", *, all_dark: bool = False) -> Tokens:
    if (file.size or 0) > LIMITS["most_bytes"]:
        raise ValidationError(TOO_LARGE)
    try:
        return read_tokens(file.read(), all_dark=all_dark)
    except Unreadable as refusal:
        raise ValidationError(refusal.sentence) from refusal
