"""Looking back with caller and confidant, and what changes in a match."""

from typing import Any, ClassVar

from django import forms
from django.utils import timezone

from zorgvuldig.handbook.wording import choices, written
from zorgvuldig.recording.forms import OnceForm, choice, coming_day, past_day, words
from zorgvuldig.rules.helpline import clocks

MORE = [(number, f"nog {number} contacten") for number in (2, 4, 6)]


class ReviewForm(OnceForm):
    """Is the goal met, is it too heavy, what changes, and when again (H-08)."""

    title: ClassVar[str] = "Tussenstand"
    happened_on = past_day("Wanneer keek u terug?", initial=timezone.localdate)
    goal = choice("Is het doel van de hulpvrager gehaald?", choices("help_goal"))
    caller_says = words(
        "Wat zegt de hulpvrager?", "In de eigen woorden. Niet gesproken? Schrijf dat op.", rows=3
    )
    heavy = choice("Is het te zwaar voor de vertrouwenspersoon?", choices("help_heavy"))
    confidant_says = words("Wat zegt de vertrouwenspersoon?", rows=3)
    changes = words("Wat verandert er?", "Leeg is: het gaat zo verder.", rows=3, required=False)
    review_on = coming_day("Wanneer kijkt u weer terug?", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        latest = timezone.localdate() + clocks.REVIEW_EVERY
        self.fields["review_on"].help_text = f"Uiterlijk {written(latest)}. Leeg is: die dag."

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        happened, again = cleaned.get("happened_on"), cleaned.get("review_on")
        if happened and again and again > happened + clocks.REVIEW_EVERY:
            latest = written(happened + clocks.REVIEW_EVERY)
            self.add_error("review_on", f"Kies een dag tot en met {latest}.")
        return cleaned

    def values(self) -> dict[str, Any]:
        """What `actions.reviewing.review` asks of a form."""
        codes = {name: self.cleaned_data[name] for name in ("once", "happened_on", "review_on")}
        said = {k: str(v) for k, v in self.cleaned_data.items() if k not in codes and v}
        return {**codes, "words": said}


class ExtendForm(OnceForm):
    """More contacts, with the reason."""

    title: ClassVar[str] = "Begeleiding verlengen"
    more = forms.TypedChoiceField(
        label="Hoeveel contacten erbij?",
        choices=MORE,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Maak een keuze."},
    )
    text = words("Waarom?", "Wat is nog niet gelukt, en wat helpt daarbij?", rows=3)


class TakeUpForm(OnceForm):
    """What the coordinator agreed with a confidant who handed over."""

    title: ClassVar[str] = "Overdracht opgepakt"
    text = words(
        "Wat hebt u afgesproken?", "Met de vertrouwenspersoon, en wie nu wat doet.", rows=3
    )


class EndMatchForm(OnceForm):
    """Who wants it; a reason is never asked."""

    title: ClassVar[str] = "Koppeling beëindigen"
    asked_by = choice("Wie wil dit?", choices("help_wants"))
    text = words("Wat moet de lijn nog weten?", "Een reden is niet nodig.", rows=3, required=False)
