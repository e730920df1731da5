"""The answers of the caller and of the confidant. Nobody is asked for a reason."""

from typing import Any

from django import forms

from zorgvuldig.handbook.wording import choices
from zorgvuldig.recording.forms import OnceForm, choice
from zorgvuldig.rules.helpline.codes import Answer

YES, NO, OTHER = "YES", "NO", "OTHER"


class CallerAnswerForm(OnceForm):
    """What the caller said on the telephone about who was proposed. `proposal` says who that was
    when the page was made."""

    title = "Wat zegt de hulpvrager over dit voorstel?"
    proposal = forms.UUIDField(widget=forms.HiddenInput)
    answer = choice("Antwoord", choices("help_caller_answer"), "Een reden is niet nodig.")

    @property
    def yes(self) -> bool:
        """Only a yes is a yes."""
        return bool(self.cleaned_data["answer"] == YES)


class OnPageAnswerForm(forms.Form):
    """The same on the public page, where the caller answers themself: buttons, no words."""

    proposal = forms.UUIDField(widget=forms.HiddenInput)
    answer = forms.ChoiceField(choices=[(YES, YES), (OTHER, OTHER), (NO, NO)])

    @property
    def yes(self) -> bool:
        """Only a yes is a yes."""
        return bool(self.cleaned_data["answer"] == YES)


class SharingForm(forms.Form):
    """What the caller answers to one text that would be shared (H-09): buttons, no words. `shown`
    is the digest of that text as it stood on the page."""

    referral = forms.UUIDField()
    shown = forms.CharField(max_length=64)
    answer = forms.ChoiceField(choices=[(one, one) for one in Answer])


class AcquaintedForm(OnceForm):
    """The first question to a confidant, before any name (H-12)."""

    conflict = choice(
        "Zou u deze hulpvrager, het gezin of de jongere kunnen kennen?",
        choices("help_acquainted"),
        "Denk aan familie, buren, dezelfde club, dezelfde gebedsplek, hetzelfde werk, of dat u de "
        "jongere kent. Twijfelt u? Kies dan ja of misschien.",
    )

    @property
    def could_know(self) -> bool:
        """Whatever is not a plain no."""
        return bool(self.cleaned_data["conflict"] != NO)


class ConfidantAnswerForm(OnceForm):
    """The second question: will they?"""

    answer: Any = choice("Wilt u deze hulpvrager begeleiden?", choices("help_confidant_answer"))

    @property
    def yes(self) -> bool:
        """Only a yes is a yes."""
        return bool(self.cleaned_data["answer"] == YES)
