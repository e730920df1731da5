"""What a confidant types on a phone: as few taps as can be, and nothing that must be explained."""

from typing import Any, ClassVar

from django import forms
from django.utils import timezone

from zorgvuldig.handbook.wording import choices, label_words
from zorgvuldig.recording.forms import OnceForm, Words, choice, coming_day, past_day, words
from zorgvuldig.rules.helpline.supporting import HandOver

SHORT = 500
STAMPED = (
    "In deze tekst staat {words}. Schrijf liever wat er is afgesproken. Wilt u het zo laten staan? "
    "Vink dat hieronder aan."
)


def short(label: str, hint: str) -> Words:
    """A few words; never a diary."""
    return Words(
        label=label,
        help_text=hint,
        required=False,
        max_length=SHORT,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": f"Maak dit korter: er passen {SHORT} tekens in."},
    )


class AsItIs(OnceForm):
    """A short text that holds a stamp is given back once, with a gentle word. Whoever wants it so,
    stores it so: a contact is always written down."""

    as_is = forms.BooleanField(
        label="Zo laten staan", required=False, widget=forms.HiddenInput(attrs={"value": ""})
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        found = label_words(cleaned.get("text", ""))
        if found:
            self.fields["as_is"].widget = forms.CheckboxInput()
        if found and not cleaned.get("as_is"):
            listed = ", ".join(f"“{word}”" for word in found)
            self.add_error("text", STAMPED.format(words=listed))
        return cleaned


class ContactForm(AsItIs):
    """A contact in three taps: how, (today,) keep. All the rest may stay empty."""

    title: ClassVar[str] = "Contact opschrijven"
    reached = choice("Wat was het?", choices("help_reached"))
    happened_on = past_day("Wanneer?", initial=timezone.localdate)
    text = short(
        "Wat is afgesproken?",
        "Kort, voor uzelf en de coördinator. Geen dagboek over het kind en geen namen.",
    )
    next_contact_on = coming_day("Volgend contact", required=False)
    field_order = ("reached", "happened_on", "text", "as_is", "next_contact_on")


class OwnMessageForm(OnceForm):
    """A message to the caller, through the line. As long as a caller's own may be."""

    title: ClassVar[str] = "Schrijven via de lijn"
    text = words(
        "Uw bericht",
        "De hulpvrager leest het met de code. Schrijf alleen uw voornaam, en geen telefoonnummer "
        "of adres van uzelf.",
        rows=6,
    )


class HandOverForm(AsItIs):
    """Handing over asks nothing: even an empty form does it."""

    title: ClassVar[str] = "Overdragen aan coördinator"
    over = choice("Waarom?", choices("help_over"), required=False)
    text = short("In één zin", "Alleen wat de coördinator nu moet weten. Geen namen.")
    field_order = ("over", "text", "as_is")

    def clean_over(self) -> str:
        return self.cleaned_data["over"] or HandOver.OTHER
