"""Keeping a dossier right: looking again, who the client is, and opening it once more."""

from typing import Any, ClassVar

from zorgvuldig.dossiers.forms.comparing import SeenForm
from zorgvuldig.handbook.wording import choices, explained
from zorgvuldig.recording.forms import (
    Day,
    EntryForm,
    OnceForm,
    choice,
    line,
    not_in_future,
    review_day,
    words,
)


class TriageForm(EntryForm):
    """How pressing the situation is now; never a property of a person (method.md S0)."""

    title = "Hoe dringend is het nu?"
    help = "unease"
    codes: ClassVar = ("triage",)
    triage = choice("Hoe dringend is de situatie?", explained("triage"))
    unease = words("Wat is er gebeurd, of wat merkt u?", rows=3)
    reason = words("Waarom kiest u dit?", rows=2)


class ReviewForm(EntryForm):
    """What one sees now, and when to look again (G21)."""

    title = "Opnieuw kijken"
    help = "review"
    codes: ClassVar = ("review_on",)
    seen = words("Wat ziet u nu?", "Wat is veranderd, en wat gaat er goed?")
    review_on = review_day("Wanneer kijkt u weer?")


class ReopeningForm(EntryForm):
    """Why a closed dossier is opened again."""

    title = "Dossier heropenen"
    help = "reopening"
    codes: ClassVar = ("review_on",)
    reason = words("Waarom opent u dit dossier weer?", rows=3)
    review_on = review_day("Wanneer kijkt u hier opnieuw naar?")


class WhoForm(OnceForm):
    """Who the client is: a name, and a birth date or else an age band."""

    name = line("Naam van de cliënt", "Alleen zichtbaar voor wie bij dit dossier betrokken is.")
    born_on = Day(label="Geboortedatum", required=False, validators=[not_in_future])
    age_band = choice(
        "Geboortedatum niet bekend? Hoe oud is de cliënt ongeveer?",
        choices("age", leave=("UNKNOWN",)),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        known = values.get("born_on") or values.get("age_band") or "born_on" in self.errors
        if not known:
            self.add_error("age_band", "Vul een geboortedatum in of kies een leeftijdsgroep.")
        return values


class ClientForm(SeenForm, WhoForm):
    """Putting right who the client is, while a colleague may do the same."""

    title = "Gegevens van de cliënt"
    help = "client"
    compared: ClassVar = ("name", "born_on", "age_band")
