"""Afterwards: looking into signs, correcting, hearing back, going on, and care for oneself."""

from typing import Any, ClassVar

from django.utils import timezone

from zorgvuldig.dossiers.codes import FollowUp, NextOutcome
from zorgvuldig.handbook.wording import label_words, nobody_stamped
from zorgvuldig.recording.forms import (
    EntryForm,
    choice,
    coming_day,
    line,
    needed_sometimes,
    offer,
    past_day,
    review_day,
    words,
)
from zorgvuldig.rules.afterwards import ask_again_on

FOUND = (
    (FollowUp.CONFIRMED, "het klopt"),
    (FollowUp.REFUTED, "het klopt niet"),
    (FollowUp.OPEN, "ik weet het nog niet"),
)


class FollowUpForm(EntryForm):
    """How it was looked into, what the client said about it, and what was found (G06)."""

    title = "Nagaan of dit klopt"
    help = "follow_up"
    codes: ClassVar = ("found", "ask_again_on")
    how = words("Hoe bent u het nagegaan?", "Bij wie, of waar keek u?", rows=3)
    client_said = words("Wat zei de cliënt erover?", rows=3, required=False)
    found = choice("Wat bleek?", FOUND)
    ask_again_on: Any = needed_sometimes(
        coming_day(
            "Weet u het nog niet? Wanneer gaat u het opnieuw na?",
            required=False,
            initial=lambda: ask_again_on(timezone.localdate()),
        )
    )

    def __init__(self, *args: Any, fact: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if fact:
            offer(self, "found", FOUND[:2])
            del self.fields["ask_again_on"]

    def code_values(self) -> dict[str, Any]:
        return {name: self.cleaned_data.get(name) for name in self.codes}

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if values.get("found") != FollowUp.OPEN:
            self.errors.pop("ask_again_on", None)
            values["ask_again_on"] = None
        elif not values.get("ask_again_on") and "ask_again_on" not in self.errors:
            self.add_error("ask_again_on", "Kies een dag om dit opnieuw na te gaan.")
        return values


class CorrectionForm(EntryForm):
    """The note in other words, before it goes; without a stamp on anybody."""

    title = "De tekst van de correctie"
    help = "correction"
    happened_on = None  # type: ignore[assignment]
    text = words("De tekst", "Lees hem door. U kunt hem veranderen.", rows=12)

    def clean_text(self) -> str:
        text = str(self.cleaned_data["text"])
        if found := label_words(text):
            self.add_error("text", nobody_stamped(found))
        return text


class SentForm(EntryForm):
    """The correction went: when, and how."""

    title = "Vastleggen dat de correctie is verstuurd"
    help = "correction"
    happened_on = past_day("Wanneer hebt u de correctie verstuurd?", initial=timezone.localdate)
    how = line("Hoe?", "Bijvoorbeeld: per beveiligde e-mail, of op papier.")


class WaiveForm(EntryForm):
    """Why the correction cannot be sent."""

    title = "De correctie niet versturen"
    help = "correction"
    happened_on = None  # type: ignore[assignment]
    why = words(
        "Waarom kan het niet?",
        "Bijvoorbeeld: de organisatie bestaat niet meer. Dat het lastig is, is niet genoeg.",
        rows=3,
    )


class FeedbackForm(EntryForm):
    """What the recipient did, and whether sharing was right in hindsight (S9)."""

    title = "Terugkoppeling van de ontvanger vastleggen"
    help = "feedback"
    did = words("Wat heeft de ontvanger gedaan?", rows=3)
    heard = words("Wat hoorde u terug, en van wie?", rows=3)
    proportionate = words(
        "Was delen achteraf gezien in verhouding?",
        "Hielp het, en kon het met minder? Wat betekende het voor de cliënt?",
        rows=3,
    )
    otherwise = words("Wat zou u een volgende keer anders doen?", rows=2, required=False)


class NextStepsForm(EntryForm):
    """Where the weighing led, who leads, and what was agreed (S8, G21)."""

    title = "Vervolgafspraken vastleggen"
    help = "next_steps"
    codes: ClassVar = ("outcome", "review_on")
    client_wants = words("Wat wil de cliënt zelf?", rows=3)
    outcome = choice("Waar bent u samen op uitgekomen?", NextOutcome.choices)
    lead = line("Wie houdt het overzicht?", "Eén persoon: naam, functie en organisatie.")
    agreements = words("Wat is afgesproken?", "Wie doet wat, en wanneer?")
    information = words(
        "Waar gaat informatie naartoe, en in welke overleggen?",
        "Ook: welke afspraken over privacy gelden daar?",
        rows=3,
        required=False,
    )
    hearing_back = words("Hoe hoort u iets terug?", rows=2, required=False)
    own_role = words("Wat is uw eigen rol?", rows=2, required=False)
    others = words(
        "Wat betekent het voor broers, zussen en vrienden?",
        "Wat merken zij ervan, en wat hebben zij nodig?",
        rows=2,
        required=False,
    )
    review_on = review_day("Wanneer kijkt u opnieuw?")


class AftercareForm(EntryForm):
    """How the professional goes on themselves (S9)."""

    title = "Nazorg voor uzelf vastleggen"
    help = "aftercare"
    safety = words(
        "Voelt u zich veilig? Wat is daarvoor geregeld?",
        "Op het werk, onderweg en thuis.",
        rows=3,
        required=False,
    )
    support = words("Wie van uw collega’s is er voor u?", rows=2, required=False)
    together = words(
        "Met wie kijkt u terug, en wanneer?", "Bijvoorbeeld in intervisie.", rows=2, required=False
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if not any(values.get(name) for name in ("safety", "support", "together")):
            self.add_error("safety", "Vul ten minste één van deze vragen in.")
        return values


class EndConcernForm(EntryForm):
    """Why a safety risk is over."""

    title = "Dit risico is voorbij"
    help = "review"
    seen = words("Waaruit blijkt dat dit risico voorbij is?", rows=3)
