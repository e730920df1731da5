"""Looking whether there is a dossier: by its own reference, or by the name of the client."""

import re
from typing import Any

from django import forms

from zorgvuldig.recording.forms import Day, choice, line, not_in_future

SEARCH_PURPOSES = (
    "kijken of er al een dossier is",
    "verder werken in een dossier",
    "een vraag van de cliënt zelf",
    "er is haast: het gaat om veiligheid",
)  # codes, not free words: the logbook holds no text about a case

NOT_A_REFERENCE = "Een kenmerk heeft acht letters en cijfers, zoals CDEF-GHJK. Kijk het even na."


def looks_like_one(typed: str) -> bool:
    """Is this a reference, however it is written?"""
    return re.fullmatch("[A-Z0-9]{8}", re.sub(r"[^A-Z0-9]", "", typed.upper())) is not None


class SearchForm(forms.Form):
    """Own organisation only, and every search is logged. A birth date alone searches nothing."""

    reference = line(
        "Kenmerk van het dossier", "Het heeft acht tekens, zoals CDEF-GHJK.", required=False
    )
    name = line("Of: naam van de cliënt", required=False)
    born_on = Day(
        label="Geboortedatum",
        help_text="Alleen samen met een naam.",
        required=False,
        validators=[not_in_future],
    )
    purpose = choice(
        "Waarom zoekt u?",
        [(purpose, purpose) for purpose in SEARCH_PURPOSES],
        "Uw keuze staat in het logboek.",
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if values.get("reference") and not looks_like_one(values["reference"]):
            self.add_error("reference", NOT_A_REFERENCE)
            return values
        if values.get("reference") and (values.get("name") or values.get("born_on")):
            self.add_error("reference", "Zoek op kenmerk of op naam, niet op allebei.")
        elif not values.get("reference") and not values.get("name") and "name" not in self.errors:
            self.add_error("name", "Vul een kenmerk of een naam in.")
        return values
