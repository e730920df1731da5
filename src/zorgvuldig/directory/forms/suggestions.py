"""What a user says of the directory, and what its keeper answers."""

from typing import Any, ClassVar

from django import forms

from zorgvuldig.directory.forms.listings import line
from zorgvuldig.handbook.wording import choices
from zorgvuldig.recording.forms import OnceForm, choice
from zorgvuldig.rules.directory import Answered, Hint

NO_REASON = "Schrijf op waarom u dit niet overneemt. Wie het voorstelde, leest dat."
NOTHING_OF_A_CLIENT = "Alleen over de dienst. Schrijf niets over een cliënt of hulpvrager."


def words(label: str, hint: str = "", *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=1000,
        required=required,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": "Vul dit in.",
            "max_length": "Dit is te lang. Er passen 1000 tekens in.",
        },
    )


class HintForm(OnceForm):
    """Something is not right anymore with a service that stands in the directory."""

    title: ClassVar[str] = "Dit klopt niet meer"
    hint = choice("Wat is er?", choices("directory_hint", leave=(Hint.MISSING,)))
    words = words("Wat klopt er niet, en hoe weet u dat?", NOTHING_OF_A_CLIENT)


class MissingForm(OnceForm):
    """A service that is not there."""

    title: ClassVar[str] = "Er ontbreekt een dienst"
    name = line("Hoe heet de dienst?", 120, required=True)
    words = words("Wat doet de dienst, en hoe is zij te vinden?", NOTHING_OF_A_CLIENT)


class AnswerForm(OnceForm):
    """Taken over or not, and why."""

    title: ClassVar[str] = "Antwoord op een voorstel"
    state = choice("Wat doet u ermee?", choices("directory_answer", leave=(Answered.OPEN,)))
    answer = words(
        "Wat antwoordt u?",
        "Wie het voorstelde, leest dit. Neemt u het niet over, schrijf dan op waarom.",
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("state") == Answered.REFUSED and not said.get("answer"):
            self.add_error("answer", NO_REASON)
        return said
