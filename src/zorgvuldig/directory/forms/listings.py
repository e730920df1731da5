"""A service, as a keeper types it and as a row of a table brings it."""

import re
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from zorgvuldig.directory.models import REACHES
from zorgvuldig.handbook.wording import choices
from zorgvuldig.recording.forms import OnceForm, past_day, tick
from zorgvuldig.rules.directory import Cost

if TYPE_CHECKING:
    from zorgvuldig.directory.models import Listing

NO_WAY = "Vul in hoe iemand deze dienst bereikt: telefoon, e-mail, website of adres."
NO_WEB_ADDRESS = "Dit is geen adres van een website. Begin met https://."
LONGEST_TOWN, MOST_TOWNS = 60, 60
FIELDS = (
    "name", "about", "towns", "themes", "languages", "cost", "phone", "email", "website",
    "address", "opening", "source", "checked_on",
)  # fmt: skip


class Spoken(forms.CheckboxSelectMultiple):
    """Languages to tick: those that are asked most, and the rest folded away."""

    seen_first, rest_called = ("nl", "ar", "tr", "en", "rif", "zgh"), "Andere talen"


def line(label: str, longest: int, hint: str = "", *, required: bool = False) -> forms.CharField:
    """One line of at most so many characters."""
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=longest,
        required=required,
        error_messages={
            "required": "Vul dit in.",
            "max_length": f"Dit is te lang. Er passen {longest} tekens in.",
        },
    )


class Towns(forms.CharField):
    """Municipalities with a comma between them, each once; as a list."""

    def clean(self, value: Any) -> list[str]:
        named = (" ".join(one.split()) for one in re.split(r"[,;|\n]", str(value or "")))
        found = list({name.casefold(): name for name in named if name}.values())
        if len(found) > MOST_TOWNS or any(len(name) > LONGEST_TOWN for name in found):
            raise ValidationError("Schrijf hooguit 60 gemeenten op, met een komma ertussen.")
        if any(not any(sign.isalpha() for sign in name) or "\0" in name for name in found):
            raise ValidationError("Een gemeente bestaat uit letters. Schrijf de naam op.")
        return found

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list) else value


class ListingForm(OnceForm):
    """Everything about a service. Numbers and addresses are of the service, never of a person."""

    title: ClassVar[str] = "Een dienst toevoegen"
    name = line("Naam van de dienst", 120, required=True)
    about = forms.CharField(
        label="Wat kan iemand hier doen of krijgen?",
        help_text="Eén of twee zinnen, in gewone woorden.",
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": "Dit is te lang. Er passen 600 tekens in."},
    )
    towns = Towns(
        label="Voor welke gemeenten?",
        help_text="Met een komma ertussen. Leeg betekent: voor het hele land.",
        required=False,
    )
    themes = forms.MultipleChoiceField(
        label="Waarvoor kan iemand er terecht?",
        choices=lambda: choices("directory_theme"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies ten minste één onderwerp."},
    )
    languages = forms.MultipleChoiceField(
        label="In welke talen?",
        choices=lambda: choices("help_spoken"),
        widget=Spoken,
        error_messages={"required": "Kies ten minste één taal."},
    )
    cost = forms.ChoiceField(
        label="Wat kost het?",
        choices=lambda: choices("directory_cost"),
        initial=Cost.UNKNOWN,
        error_messages={"required": "Vul dit in."},
    )
    phone = line("Telefoonnummer", 40, "Van de dienst, niet van één medewerker.")
    email = forms.EmailField(
        label="E-mailadres",
        max_length=200,
        required=False,
        help_text="Van de dienst.",
        error_messages={"max_length": "Dit is te lang. Er passen 200 tekens in."},
    )
    website = line("Website", 200, "Begin met https://.")
    address = line("Adres om langs te komen", 200)
    opening = line("Wanneer bereikbaar?", 200, "Bijvoorbeeld: ma t/m vr van 9 tot 17 uur.")
    source = line(
        "Waar komen deze gegevens vandaan?",
        200,
        "Bijvoorbeeld: de website, of gebeld met de dienst.",
        required=True,
    )
    checked_on = past_day(
        "Nagekeken op", help_text="De dag waarop u voor het laatst naging of dit klopt."
    )
    is_public = tick(
        "Iedereen mag dit lezen",
        "Dan staat het op uw open kaart, als die open is. Zet hier geen geheime opvangadressen.",
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def clean_website(self) -> str:
        typed: str = self.cleaned_data["website"]
        if typed:
            URLValidator(["http", "https"], message=NO_WEB_ADDRESS)(typed)
        return typed

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if not any(said.get(name) or name in self.errors for name in REACHES):
            self.add_error("phone", NO_WAY)
        return said

    def values(self) -> dict[str, Any]:
        """What is kept of it."""
        names = [*FIELDS, "is_public"]
        return {name: self.cleaned_data[name] for name in names if name in self.fields}


def known(listing: "Listing") -> dict[str, Any]:
    """What stands of a service now, for its form."""
    values = {name: getattr(listing, name) for name in (*FIELDS, "is_public")}
    return {**values, "seen": listing.version}
