"""Beginning a proposal, deciding on it, and telling the client."""

from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from zorgvuldig.dossiers.codes import ConcurrenceKind, Decision, Purpose
from zorgvuldig.dossiers.subjects import LONGEST_WAIT
from zorgvuldig.language.whose import Typed
from zorgvuldig.recording.forms import (
    Day,
    EntryForm,
    OnceForm,
    choice,
    coming_day,
    in_future,
    line,
    needed_sometimes,
    offer,
    past_day,
    words,
)


class BeginProposalForm(OnceForm):
    """About which safety concern a proposal begins, and what for (G20)."""

    title = "Overwegen om te delen"
    help = "disclosure"
    concern = choice("Om welk veiligheidsrisico gaat het?", [])
    purpose = choice("Waarvoor?", Purpose.choices)

    def __init__(
        self, *args: Any, concerns: Iterable[tuple[UUID, str]] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "concern", [(str(number), Typed(risk)) for number, risk in concerns])


class NotShareForm(EntryForm):
    """Deciding not to share, with the same care."""

    title = "Besluiten om niet te delen"
    help = "decision"
    codes: ClassVar = ("weighed_with", "review_on")
    reasons = words("Waarom deelt u niet?")
    instead = words("Wat doet u in plaats daarvan?", rows=3)
    weighed_with: Any = forms.ModelChoiceField(
        label="Met wie hebt u dit gewogen?",
        empty_label="Kies een collega",
        queryset=None,
        error_messages={"required": "Weeg dit met een collega; niemand beslist alleen."},
    )
    review_on = coming_day("Wanneer kijkt u opnieuw?")


class DecisionForm(EntryForm):
    """The decider's answer, with the fingerprint of what was on the screen."""

    title = "Beslissen over delen"
    help = "decision"
    codes: ClassVar = ("decision", "fingerprint")
    happened_on = Day(required=False)
    decision = forms.ChoiceField(
        label="Besluit",
        choices=Decision.choices,
        error_messages={"required": "Kies delen of niet delen."},
    )
    fingerprint = forms.CharField(max_length=64, widget=forms.HiddenInput)
    reasons = words("Waarom beslist u zo?", "Ook als u het advies volgt.")

    def clean_happened_on(self) -> Any:
        return timezone.localdate()


class TellForm(EntryForm):
    """The client was told what was shared, and by age their representative too (G16)."""

    title = "Vertellen wat er is gedeeld"
    help = "notification"
    happened_on = past_day("Wanneer hebt u het verteld?", initial=timezone.localdate)
    how = line("Hoe?", "Bijvoorbeeld: in een gesprek, of per telefoon.")
    told = words("Wat hebt u verteld?", "Wat u deelde, met wie en waarom.", rows=3)
    reaction = words("Hoe reageerde de cliënt?", rows=3, required=False)
    representative = needed_sometimes(
        words(
            "Wat hebt u de ouder met gezag of de vertegenwoordiger verteld?",
            "Nodig onder de zestien, of als de cliënt dit niet kan overzien. Vertelde u het hun "
            "niet? Schrijf op waarom.",
            rows=2,
            required=False,
        )
    )

    def __init__(self, *args: Any, representative: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not representative:
            del self.fields["representative"]


def within_three_months(day: date) -> None:
    """Waiting longer is decided anew, on what is known then."""
    if day > timezone.localdate() + LONGEST_WAIT:
        raise ValidationError("Kies een dag binnen drie maanden. Daarna kijkt u samen opnieuw.")


class AskAboutForm(EntryForm):
    """Ask a second person to agree to one thing in one proposal."""

    title = "Akkoord vragen aan een tweede persoon"
    help = "concurrence"
    codes: ClassVar = ("second_person", "new_on")
    reason = words("Waarom is dit nodig?", "Zo concreet mogelijk.")
    second_person: Any = forms.ModelChoiceField(
        label="Wie kijkt mee?",
        queryset=None,
        empty_label="Kies een collega",
        error_messages={"required": "Kies een collega; niemand beslist dit alleen."},
    )
    new_on = Day(
        label="Wanneer vertelt u het de cliënt alsnog?",
        help_text="Op zijn laatst over drie maanden.",
        validators=[in_future, within_three_months],
    )

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kind != ConcurrenceKind.POSTPONEMENT:
            del self.fields["new_on"]

    def code_values(self) -> dict[str, Any]:
        return {name: self.cleaned_data.get(name) for name in self.codes}


class PostponeForm(EntryForm):
    """Telling later, on the day a second person agreed to."""

    title = "Later vertellen wat er is gedeeld"
    help = "notification"
    codes: ClassVar = ("agreement",)
    agreement: Any = forms.ModelChoiceField(
        label="Welk akkoord gebruikt u?",
        queryset=None,
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies het akkoord van de tweede persoon."},
    )
    reason = words("Waarom kan het nu nog niet?", rows=3)

    def offer(self, agreements: Any, words_of: Any) -> None:
        """The agreements that can still be used, each as who agreed and until when."""
        offer(self, "agreement", agreements)
        self.fields["agreement"].label_from_instance = words_of  # type: ignore[attr-defined]
