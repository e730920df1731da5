"""The forms of a talk with a confidant. They ask nothing about a caller."""

from typing import Any

from django import forms
from django.utils import timezone

from zorgvuldig.handbook.wording import choices
from zorgvuldig.recording.forms import OnceForm, choice, needed_sometimes, past_day, words

NO_CALLER = (
    "Schrijf niets over hulpvragers: geen naam, geen verhaal. Schrijf op hoe het met de "
    "vertrouwenspersoon gaat en wat u samen afsprak. Deze persoon kan het meelezen."
)
ABOUT_NONE = ("", "Het ging niet over één begeleiding")


class TalkForm(OnceForm):
    """One talk with one confidant."""

    title = "Gesprek vastleggen"
    kind = choice("Wat voor gesprek?", choices("help_talk"))
    about: Any = needed_sometimes(
        forms.ChoiceField(label="Over welke begeleiding?", required=False, widget=forms.RadioSelect)
    )
    held_on = past_day("Datum", initial=timezone.localdate)
    summary = words("Wat is er besproken en afgesproken?", NO_CALLER)

    def __init__(
        self, *args: Any, kinds: tuple[str, ...], matches: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        """`kinds` can be chosen by who asks; `matches` are the numbers with the days they began."""
        super().__init__(*args, **kwargs)
        kind: Any = self.fields["kind"]
        kind.choices = [(code, text) for code, text in choices("help_talk") if code in kinds]
        if len(kinds) == 1:
            kind.initial, kind.widget = kinds[0], forms.HiddenInput()
        about: Any = self.fields["about"]
        about.choices = [*matches, ABOUT_NONE]
        if not matches:
            del self.fields["about"]


class PeerGroupForm(OnceForm):
    """One talk of several confidants together."""

    title = "Intervisie vastleggen"
    present: Any = forms.MultipleChoiceField(
        label="Wie waren erbij?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies wie erbij waren."},
    )
    held_on = past_day("Datum", initial=timezone.localdate)
    summary = words(
        "Wat is er besproken en afgesproken?",
        "Noem niemand: iedereen die erbij was, kan dit lezen. Schrijf niets over hulpvragers.",
    )

    def __init__(self, *args: Any, confidants: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        present: Any = self.fields["present"]
        present.choices = confidants
