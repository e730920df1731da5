"""Events that may touch several people, and what one did to this client."""

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.utils import timezone

from zorgvuldig.dossiers.codes import Effect, EventLevel
from zorgvuldig.dossiers.forms.beginning import event_kinds
from zorgvuldig.dossiers.forms.comparing import SeenForm
from zorgvuldig.recording.forms import (
    EntryForm,
    OnceForm,
    choice,
    needed_sometimes,
    offer,
    past_day,
    words,
)
from zorgvuldig.rules.event_level import level_of

OTHER_KIND = ("", "iets anders")
NEW = "new"
WHICH_LEVEL = "Kies waar dit speelde. Bij een soort uit de lijst hoeft dat niet."
WITHOUT_NAMES = "Zonder namen: uw collega’s lezen dit ook."


def _always(field: forms.Field) -> forms.Field:
    return field


def _told(*, required: bool) -> dict[str, forms.Field]:
    """What is asked about an event: obligatory, or only when a new one is written down."""
    sometimes: Callable[[Any], Any] = _always if required else needed_sometimes
    return {
        "kind": forms.ChoiceField(
            label="Wat voor gebeurtenis is het?",
            required=False,
            help_text="De soort bepaalt welke hulp u naast het gesprek ziet.",
        ),
        "level": needed_sometimes(
            choice(
                "Waar speelde dit?",
                EventLevel.choices,
                "Alleen nodig bij ‘iets anders’.",
                required=False,
            )
        ),
        "effect": sometimes(
            choice("Wat kan het met mensen doen?", Effect.choices, required=required)
        ),
        "what": sometimes(words("Wat is er gebeurd?", WITHOUT_NAMES, required=required)),
        "reached": words(
            "Wie kreeg ermee te maken?",
            "Een klas, een buurt, bezoekers van een avond. Zonder namen.",
            rows=2,
            required=False,
        ),
    }


def offer_kinds(form: forms.Form) -> None:
    """The kinds of the handbook, under their level."""
    offer(form, "kind", [OTHER_KIND, *event_kinds()])


class EventForm(OnceForm):
    """One event, told without names; its kind says its level (method.md section 6)."""

    title = "Een gebeurtenis opschrijven"
    help = "event"
    happened_on = past_day("Wanneer was het?", initial=timezone.localdate)
    kind, level, effect, what, reached = _told(required=True).values()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_kinds(self)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        values["level"] = level_of(values.get("kind", ""), values.get("level", ""))
        if not values["level"]:
            self.add_error("level", WHICH_LEVEL)
        return values

    def event_values(self) -> dict[str, Any]:
        """What the actions ask of an event, its words apart."""
        values = self.cleaned_data
        told = {name: values[name] for name in ("happened_on", "kind", "level", "effect")}
        return {**told, "words": {"what": values["what"], "reached": values["reached"]}}


class ChangeEventForm(SeenForm, EventForm):
    """Putting an event right, while a colleague may do the same."""

    title = "Gebeurtenis wijzigen"
    compared: ClassVar = ("happened_on", "kind", "level", "effect", "what", "reached")


class ConnectForm(EntryForm):
    """An event that matters for this client, and what it did, in neutral words. The event is one
    that is known, or a new one written down at once."""

    title = "Een gebeurtenis verbinden"
    help = "event_connect"
    field_order = ("once", "event", "happened_on", "impact")
    event = choice("Welke gebeurtenis?", [], "Gebeurtenissen die nog spelen, zonder namen.")
    happened_on = past_day("Sinds wanneer speelt het?", initial=timezone.localdate)
    impact = words(
        "Wat deed het met deze cliënt?",
        "In gewone woorden: wat u zag of hoorde. Het kan ook iets goeds zijn.",
    )
    kind, level, effect, what, reached = _told(required=False).values()

    def __init__(self, *args: Any, living: list[tuple[str, str]] | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        new = (NEW, "Een nieuwe gebeurtenis. Vul dan ook de vragen eronder in.")
        offer(self, "event", [*(living or []), new])
        offer_kinds(self)

    @property
    def is_new(self) -> bool:
        return bool(self.cleaned_data.get("event") == NEW)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if not self.is_new:
            return values
        for name, sentence in {"effect": "Maak een keuze.", "what": "Vul dit in."}.items():
            if not values.get(name) and name not in self.errors:
                self.add_error(name, sentence)
        if not values.get("kind") and not values.get("level"):
            self.add_error("level", WHICH_LEVEL)
        return values

    def event_values(self) -> dict[str, Any]:
        """The new event, as `actions.events.note_and_connect` asks for it."""
        return EventForm.event_values(self)  # type: ignore[arg-type]
