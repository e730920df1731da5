"""From a first unease to a dossier."""

from typing import Any, ClassVar

from django import forms
from django.utils import timezone

from zorgvuldig.dossiers.forms.base import (
    Day,
    EntryForm,
    OnceForm,
    choice,
    coming_day,
    line,
    not_in_future,
    past_day,
    tick,
    words,
)
from zorgvuldig.dossiers.forms.keeping import ClientForm
from zorgvuldig.handbook.wording import explained


class UneaseForm(OnceForm):
    """What happened or what was noticed, and how pressing the situation is."""

    title = "Een niet-pluisgevoel opschrijven"
    help = "unease"
    happened_on = past_day("Wanneer", initial=timezone.localdate)
    unease = words(
        "Wat is er gebeurd, of wat merkt u?",
        "Schrijf op wat u zag of hoorde. Een naam is nog niet nodig.",
        rows=5,
    )
    event_kind = forms.ChoiceField(
        label="Is er een gebeurtenis die meespeelt?",
        required=False,
        help_text="Mag leeg blijven. Een gebeurtenis kan iemand ook goed doen.",
    )
    triage = choice("Hoe dringend is de situatie?", explained("triage"))
    reason = words("Waarom kiest u dit?", rows=3)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["event_kind"].choices = [("", "geen, of ik weet het niet"), *event_kinds()]  # type: ignore[attr-defined]


def event_kinds() -> list[tuple[str, list[tuple[str, str]]]]:
    """The kinds of trigger event by level, as in method.md section 6."""
    from zorgvuldig.handbook import read

    return [
        (level["label"], [(code, kind) for code, kind in level["kinds"].items()])
        for level in read("method")["event"].values()
    ]


SEARCH_PURPOSES = [
    ("kijken of er al een dossier is", "kijken of er al een dossier is"),
    ("verder werken in een dossier", "verder werken in een dossier"),
    ("een vraag van de cliënt zelf", "een vraag van de cliënt zelf"),
]  # codes, not free words: the logbook holds no text about a case


class SearchForm(forms.Form):
    """Is there a dossier already? Own organisation only, and every search is logged."""

    name = line("Naam van de cliënt")
    born_on = Day(label="Geboortedatum", required=False, validators=[not_in_future])
    purpose = choice("Waarom zoekt u?", SEARCH_PURPOSES, "Uw keuze staat in het logboek.")


class DossierForm(ClientForm):
    """A new dossier for one client, after looking whether there is one already."""

    title = "Dossier openen"
    help = "unease"
    review_on = coming_day("Wanneer kijkt u hier opnieuw naar?")
    another = tick("Er is al een dossier met deze naam, en dit is een andere cliënt")


class CapacityForm(EntryForm):
    """Can the client weigh this? Only with a reason anything else than yes (law.md section 0)."""

    title = "Wilsbekwaamheid vastleggen"
    help = "capacity"
    codes: ClassVar = ("capacity",)
    capacity = choice("Kan de cliënt hierover zelf beslissen?", explained("capacity"))
    reason = words("Waaruit blijkt dat?", rows=3)
