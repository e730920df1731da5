"""What the provider tells the public."""

from typing import Any

from django import forms

from zorgvuldig.handbook.wording import label_words
from zorgvuldig.recording.forms import line, past_day, tick, words

SAY_WHEN_CHECKED = "Zeg wanneer u nummer en adres voor het laatst hebt nagekeken."
SAY_HOW = "Vul een e-mailadres of telefoonnummer in voordat u de pagina opent."
WITHOUT_SUBJECT = (
    "Laat het onderwerp weg ({typed}): wie naar een bijeenkomst komt, laat dit adres achter in de "
    "browser."
)
NAMES = ("name", "slug", "about", "email", "phone", "checked_on", "is_open")


class ProviderForm(forms.Form):
    """Name, address and texts of who holds gatherings."""

    title = "De aanbieder inrichten"
    name = line("Hoe heet u voor het publiek?")
    slug = forms.SlugField(
        label="Adres van de openbare pagina",
        max_length=40,
        help_text="Het stukje na /bijeenkomsten/. Kleine letters, cijfers en streepjes, en niet "
        "het onderwerp.",
        error_messages={
            "required": "Vul een adres in.",
            "invalid": "Gebruik alleen letters, cijfers en streepjes.",
        },
    )
    about = words("Wat doet u?", "In gewone woorden: voor wie, en waarom.", required=False)
    email = forms.EmailField(
        label="E-mailadres",
        required=False,
        error_messages={"invalid": "Dit is geen e-mailadres."},
    )
    phone = line("Telefoonnummer", required=False)
    checked_on = past_day("Wanneer hebt u nummer en adres nagekeken?", required=False)
    is_open = tick("De pagina is open voor iedereen", "Zonder dit vinkje ziet niemand haar.")

    def clean_slug(self) -> str:
        return str(self.cleaned_data["slug"]).lower()

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        for name, most in (("name", 80), ("phone", 40), ("about", 2000)):
            if len(told.get(name) or "") > most:
                self.add_error(name, f"Dit is te lang: er passen {most} tekens in.")
        for name in ("name", "slug"):
            if stamps := label_words(str(told.get(name, "")).replace("-", " ")):
                self.add_error(name, WITHOUT_SUBJECT.format(typed=", ".join(stamps)))
        reached = told.get("email") or told.get("phone")
        if reached and not told.get("checked_on"):
            self.add_error("checked_on", SAY_WHEN_CHECKED)
        if told.get("is_open") and not reached:
            self.add_error("email", SAY_HOW)
        return told

    def told(self) -> dict[str, Any]:
        """What is stored."""
        return {name: self.cleaned_data[name] for name in NAMES}
