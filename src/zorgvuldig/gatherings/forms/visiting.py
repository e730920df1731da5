"""What a visitor of a meeting types: a number; and apart from that, how to be called."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from zorgvuldig.gatherings.forms.meetings import whole
from zorgvuldig.handbook.wording import choices, explained
from zorgvuldig.recording.forms import OnceForm, choice, line, offer, tick
from zorgvuldig.rules.gates.gatherings import call_was_asked
from zorgvuldig.rules.gatherings.places import MOST_TOGETHER

FEWEST_DIGITS = 8
NOT_A_NUMBER = (
    "Met dit nummer kunnen wij u niet bellen. Er zijn te weinig cijfers. Vul het hele nummer in."
)


def number() -> forms.CharField:
    """The form's own number, which we signed."""
    return forms.CharField(widget=forms.HiddenInput, required=False)


class PlacesForm(forms.Form):
    """With how many one comes: no name, no address (M-01)."""

    once = number()
    waited = number()
    people = whole(
        "Met hoeveel mensen komt u?",
        f"Tel uzelf mee. Komt u met meer dan {MOST_TOGETHER}? Vul dit dan nog een keer in, "
        "of bel ons.",
        least=1,
        most=MOST_TOGETHER,
    )

    def typed(self) -> dict[str, str]:
        """Whatever else came along with the form."""
        return {name: str(text) for name, text in self.data.items() if name not in self.fields}


class CallMeForm(forms.Form):
    """How to be called, for who asks for it (M-02)."""

    once = number()
    wants_a_call = tick("Ja, ik wil gebeld worden")
    first_name = line("Hoe mogen we u noemen?", "Een voornaam is genoeg.")
    reach = line("Op welk nummer?")
    language = choice("In welke taal belt u het liefst?", [])
    when = line("Wanneer kunt u vrij praten?", "Bijvoorbeeld: op werkdagen na zes uur.")

    def __init__(self, *args: Any, languages: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [one for one in choices("gather_language") if one[0] in languages]
        offer(self, "language", known)

    def clean_reach(self) -> str:
        """Who left no number waits for a call that never comes; words around it are welcome."""
        reach: str = self.cleaned_data["reach"]
        if sum(sign.isdecimal() for sign in reach) < FEWEST_DIGITS:
            raise ValidationError(NOT_A_NUMBER)
        return reach

    def clean(self) -> dict[str, Any]:
        """A number is kept only for who wants a call."""
        given = self.cleaned_data
        shut = call_was_asked(given.get("reach", ""), bool(given.get("wants_a_call")))
        if shut:
            self.add_error("wants_a_call", shut.sentence)
        return given

    def wish(self) -> dict[str, Any]:
        """What `actions.visiting.ask_call` asks."""
        return {name: text for name, text in self.cleaned_data.items() if name != "once"}


class LookForm(OnceForm):
    """Why one looks at who wants to be called."""

    title = "Waarom kijkt u?"
    reason = choice("Waarom opent u dit?", explained("gather_call_reason"))
