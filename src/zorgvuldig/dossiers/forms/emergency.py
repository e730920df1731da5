"""Looking in because it could not wait, and checking that afterwards."""

from typing import Any, ClassVar

from zorgvuldig.dossiers.forms.together import AsOfTodayForm
from zorgvuldig.recording.forms import OnceForm, choice, words
from zorgvuldig.rules.together import reason_to_look_in

WHYS = (
    "er is mogelijk gevaar voor iemand",
    "de cliënt is in crisis",
    "wie het dossier bijhoudt, is niet te bereiken",
)  # codes, not free words: the choice stands in the logbook


class LookInForm(AsOfTodayForm):
    """Why it cannot wait: a choice for the logbook, and a sentence that is checked afterwards."""

    title = "Spoedtoegang"
    help = "emergency"
    codes: ClassVar = ()
    why = choice("Waarom spoed?", [(why, why) for why in WHYS], "Uw keuze staat in het logboek.")
    reason = words("Wat kan niet wachten?", "Schrijf het in een hele zin.", rows=3)

    def clean_reason(self) -> str:
        reason = str(self.cleaned_data["reason"])
        if wrong := reason_to_look_in(reason):
            self.add_error("reason", wrong)
        return reason


class CheckForm(OnceForm):
    """Was it right to look, and why; about the look, not about the client."""

    title = "Spoedtoegang nakijken"
    help = "emergency_check"
    justified = choice(
        "Was deze spoedtoegang terecht?",
        [("yes", "ja, dit kon niet wachten"), ("no", "nee, dit had anders gekund")],
    )
    finding = words("Waarom vindt u dat, en wat spreekt u af?", rows=3)

    def code_values(self) -> dict[str, Any]:
        """The answer and its words."""
        return {
            "justified": self.cleaned_data["justified"] == "yes",
            "finding": self.cleaned_data["finding"],
        }
