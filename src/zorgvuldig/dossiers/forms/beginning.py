"""From a first unease to a dossier."""

from typing import Any, ClassVar

from django import forms
from django.utils import timezone

from zorgvuldig.dossiers.forms.keeping import WhoForm
from zorgvuldig.handbook.wording import explained
from zorgvuldig.recording.forms import (
    EntryForm,
    OnceForm,
    choice,
    coming_day,
    offer,
    past_day,
    tick,
    words,
)


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
    event = forms.ChoiceField(
        label="Heeft het met een gebeurtenis te maken die al is opgeschreven?",
        required=False,
        help_text="Mag leeg blijven. Hoort er een dossier bij, dan komt de gebeurtenis daarin mee.",
    )
    triage = choice("Hoe dringend is de situatie?", explained("triage"))
    reason = words("Waarom kiest u dit?", rows=3)

    def __init__(
        self, *args: Any, living: list[tuple[str, str]] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "event", [("", "nee, of ik weet het niet"), *(living or [])])
        offer(self, "event_kind", [("", "geen, of ik weet het niet"), *event_kinds()])


def event_kinds() -> list[tuple[str, list[tuple[str, str]]]]:
    """The kinds of trigger event by level, as in method.md section 6."""
    from zorgvuldig.handbook import read

    return [
        (level["label"], [(code, kind) for code, kind in level["kinds"].items()])
        for level in read("method")["event"].values()
    ]


class DossierForm(WhoForm):
    """A new dossier for one client, after looking whether there is one already."""

    title = "Dossier openen"
    help = "unease"
    review_on = coming_day("Wanneer kijkt u hier opnieuw naar?")
    another = tick("Er is al een dossier met deze naam, en dit is een andere cliënt")


class CapacityForm(EntryForm):
    """Can the client weigh this? Only with a reason anything else than yes (law.md section 0)."""

    title = "Vastleggen of de cliënt zelf kan beslissen"
    help = "capacity"
    codes: ClassVar = ("capacity",)
    capacity = choice("Kan de cliënt hierover zelf beslissen?", explained("capacity"))
    reason = words("Waaruit blijkt dat?", rows=3)
