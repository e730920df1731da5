"""Judging together: nine attention points in words, never a number (G18)."""

from typing import Any, ClassVar

from django import forms

from zorgvuldig.dossiers.codes import AssessmentOutcome, Clarity
from zorgvuldig.handbook import read
from zorgvuldig.recording.forms import (
    EntryForm,
    OnceForm,
    choice,
    needed_sometimes,
    review_day,
    words,
)
from zorgvuldig.rules.gates import counter_signs_considered, explanations_considered


class BeginAssessmentForm(EntryForm):
    """Whom does one ask, and about what."""

    title = "Samen inschatten"
    help = "assessment"
    codes: ClassVar = ("asked",)
    question = words("Wat wilt u samen inschatten?", rows=2)
    asked: Any = forms.ModelMultipleChoiceField(
        label="Wie schatten mee in?",
        queryset=None,
        widget=forms.CheckboxSelectMultiple,
        help_text="Kies ten minste één collega. Ieder schrijft eerst apart.",
        error_messages={"required": "Kies ten minste één collega."},
    )


class AssessmentViewForm(OnceForm):
    """One assessor's own view: counter-signs and other explanations first (G05)."""

    title = "Uw eigen inschatting"
    help = "assessment"
    counter_signs = words(
        "Wat spreekt de zorg tegen?",
        "Niets gevonden? Schrijf dan op hoe u gezocht hebt.",
        rows=3,
    )
    other_explanations = words(
        "Welke andere verklaringen zijn er?",
        "Denk aan puberteit, verlies, pesten, autisme, houvast vinden in geloof, "
        "of inzet voor een ideaal.",
        rows=3,
    )
    protects = words("Wat en wie beschermt?", rows=3)
    events = words(
        "Speelden er nog meer gebeurtenissen?",
        "Ook gebeurtenissen die iets goeds brachten.",
        rows=2,
        required=False,
    )
    vulnerable = words("Is de cliënt door wat er gebeurde extra kwetsbaar?", rows=2, required=False)
    could_happen = words(
        "Wat zou er kunnen gebeuren, en wat pleit daarvoor en daartegen?",
        rows=2,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, point in read("method")["attention"].items():
            self.fields[f"{code}_clarity"] = choice(
                point["title"], Clarity.choices, point.get("question", "")
            )
            self.fields[f"{code}_seen"] = needed_sometimes(
                words(
                    "Wat ziet u, van wie weet u dat, en hoe zeker is het?",
                    "Nodig bij ‘duidelijk’ en ‘onduidelijk’.",
                    rows=2,
                    required=False,
                )
            )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        self.refuse(
            counter_signs_considered(values.get("counter_signs", "")),
            explanations_considered(values.get("other_explanations", "")),
        )
        for code in read("method")["attention"]:
            discussed = values.get(f"{code}_clarity") in (Clarity.CLEAR, Clarity.UNCLEAR)
            if discussed and not values.get(f"{code}_seen", "").strip():
                title = read("method")["attention"][code]["title"]
                sentence = f"{title}: schrijf op wat u ziet, of kies ‘niet besproken’."
                self.add_error(f"{code}_seen", sentence)
        return values

    def word_values(self) -> dict[str, str]:
        return {k: str(v) for k, v in self.cleaned_data.items() if k != "once" and v}


class CompleteAssessmentForm(OnceForm):
    """The outcome, in one of four words, with what was weighed and when to look again (G21)."""

    title = "Inschatting afronden"
    help = "assessment"
    together = words("Wat is uw gezamenlijke inschatting?")
    disagreement = words(
        "Waarover verschilt u van mening?",
        "Een verschil hoeft niet weg. Het blijft staan, naast de inschatting.",
        rows=2,
        required=False,
    )
    changed = words(
        "Wat is er anders dan bij de vorige inschatting?",
        "In woorden. Ook als alles gelijk bleef.",
        rows=2,
    )
    outcome = choice("Uitkomst", AssessmentOutcome.choices)
    review_on = review_day("Wanneer kijkt u opnieuw?")

    def __init__(self, *args: Any, compared: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not compared:
            del self.fields["changed"]

    def word_values(self) -> dict[str, str]:
        """What was judged together, apart from the codes."""
        said = ("together", "disagreement", "changed")
        return {name: self.cleaned_data[name] for name in said if self.cleaned_data.get(name)}
