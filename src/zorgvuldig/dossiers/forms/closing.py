"""Closing a dossier."""

from typing import Any, ClassVar

from zorgvuldig.dossiers.codes import DossierOutcome
from zorgvuldig.handbook.wording import label_words, no_stamp
from zorgvuldig.recording.forms import EntryForm, choice, words


class ClosingForm(EntryForm):
    """How it ended, what stays, what the client was told; free of the topic (method.md S9)."""

    title = "Dossier afsluiten"
    help = "closing"
    codes: ClassVar = ("outcome", "help_relation")
    outcome = choice("Hoe is het afgelopen?", DossierOutcome.choices)
    reason = words("Waarom sluit u af?", rows=3)
    remaining = words("Welke steun blijft er?", rows=2, required=False)
    told = words("Wat hebt u de cliënt verteld?", rows=2)
    help_relation = choice(
        "Krijgt of kreeg de cliënt hulp van uw organisatie?",
        [("yes", "ja: dan geldt de bewaartermijn van de wet"), ("no", "nee")],
        "Zonder hulp, en als er geen zorg meer is, wordt het dossier een half jaar bewaard.",
    )

    def code_values(self) -> dict[str, Any]:
        said = super().code_values()
        return {**said, "help_relation": said["help_relation"] == "yes"}

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        for field in ("reason", "remaining", "told"):
            found = label_words(values.get(field, ""))
            if found:
                self.add_error(field, no_stamp(found))
        return values
