"""From a first unease to a dossier."""

from typing import Any, ClassVar

from django import forms
from django.utils import timezone

from zorgvuldig.dossiers.forms.base import (
    Day,
    EntryForm,
    OnceForm,
    choice,
    line,
    not_in_future,
    past_day,
    words,
)
from zorgvuldig.handbook.wording import choices, explained
from zorgvuldig.rules.codes import Age, Capacity


class UneaseForm(OnceForm):
    """What happened or what was noticed, and how pressing the situation is."""

    title = "Een niet-pluisgevoel opschrijven"
    help = "unease"
    happened_on = past_day("Wanneer", initial=timezone.localdate)
    unease = words(
        "Wat is er gebeurd, of wat merkt u?",
        "Schrijf op wat u zag of hoorde. Nog geen naam nodig.",
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


class DossierForm(OnceForm):
    """A new dossier for one client: a birth date, or else an age band."""

    name = line("Naam van de cliënt", "Alleen zichtbaar voor wie bij dit dossier betrokken is.")
    born_on = Day(label="Geboortedatum", required=False, validators=[not_in_future])
    age_band = choice(
        "Geboortedatum niet bekend? Hoe oud is de cliënt ongeveer?",
        choices("age", leave=("UNKNOWN",)),
        required=False,
    )
    review_on = Day(label="Wanneer kijkt u hier opnieuw naar?")
    checked = forms.BooleanField(
        label="Ik heb gekeken of dit een ander is dan hierboven staat",
        required=False,
        widget=forms.HiddenInput,
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        known = values.get("born_on") or values.get("age_band") or "born_on" in self.errors
        if not known:
            self.add_error("age_band", "Vul een geboortedatum in of kies een leeftijdsgroep.")
        review_on = values.get("review_on")
        if review_on and review_on <= timezone.localdate():
            self.add_error("review_on", "Kies een datum die nog komt.")
        return values


class CapacityForm(EntryForm):
    """Can the client weigh this? Only with a reason anything else than yes (law.md section 0)."""

    title = "Wilsbekwaamheid vastleggen"
    help = "capacity"
    codes: ClassVar = ("capacity",)
    capacity = choice("Kan de cliënt deze zaak overzien en wegen?", explained("capacity"))
    reason = words("Waaruit blijkt dat?", rows=3)


AGES = tuple(Age)
CAPACITIES = tuple(Capacity)
