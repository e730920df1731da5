"""What a line is and says: its name, its languages, its promise, and its words in each language."""

from typing import Any

from django import forms
from django.utils import timezone

from zorgvuldig.handbook.wording import choices, label
from zorgvuldig.helpline.access.line import CHECK_EVERY
from zorgvuldig.helpline.forms.parts import select
from zorgvuldig.recording.forms import line, past_day, tick, words
from zorgvuldig.rules import gates
from zorgvuldig.rules.helpline.codes import Language

TOLD = ("about", "hours", "visit", "read_on")
SAY_WHEN_CHECKED = "Zeg wanneer u het nummer voor het laatst hebt nagekeken."
READ_HERE = (
    "Door iemand van uw lijn die met deze taal is opgegroeid. Zolang dit leeg is, staat boven de "
    "pagina’s dat dit nog niet is gebeurd. Na nieuwe teksten van Zorgvuldig vult u het opnieuw in."
)
SAY_HOURS = "Zeg wanneer de lijn bereikbaar is, voordat u haar opent."


class LineForm(forms.Form):
    """One organisation's line. What the public reads is here, in each language."""

    title = "De lijn inrichten"
    name = line("Hoe heet de lijn?", "Een gewone naam, zonder het onderwerp erin.")
    slug = forms.SlugField(
        label="Adres van de openbare pagina",
        max_length=40,
        help_text="Het stukje na /hulp/. Kleine letters, cijfers en streepjes. Ook hier: niet het "
        "onderwerp.",
        error_messages={
            "required": "Vul een adres in.",
            "invalid": "Gebruik alleen letters, cijfers en streepjes.",
        },
    )
    languages = forms.MultipleChoiceField(
        label="In welke talen helpt u?",
        choices=lambda: choices("help_language"),
        widget=forms.CheckboxSelectMultiple,
        initial=[Language.NL],
        error_messages={"required": "Kies ten minste één taal."},
    )
    phone = line("Telefoonnummer van de lijn", "Leeg als u alleen schrijft.", required=False)
    phone_checked_on = past_day("Wanneer is dat nummer voor het laatst nagekeken?", required=False)
    promise_days = select(
        "Binnen hoeveel werkdagen is er een eerste gesprek?",
        [("1", "Binnen één werkdag"), ("2", "Binnen twee werkdagen")],
        initial="2",
    )
    away_to = forms.URLField(
        label="Waar leidt snel weggaan heen?",
        assume_scheme="https",
        required=False,
        help_text="Een gewone pagina, zoals het weer. Wie snel weg moet, komt daar terecht.",
        error_messages={"invalid": "Dit is geen webadres. Begin met https://."},
    )
    is_open = tick("De lijn is open voor iedereen", "Zonder dit vinkje ziet niemand de pagina.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code in Language:
            for name, field in _told(label("help_language", code)).items():
                self.fields[f"{name}_{code}"] = field
        self.order_fields([name for name in self.fields if name != "is_open"] + ["is_open"])

    @property
    def by_language(self) -> list[dict[str, Any]]:
        """The fields of each language, folded away where nothing stands yet."""
        return [
            {
                "title": f"In het {label('help_language', code)}",
                "fields": [self[f"{name}_{code}"] for name in TOLD],
                "open": code == Language.NL,
            }
            for code in Language
        ]

    @property
    def general(self) -> list[Any]:
        """The fields that are for every language."""
        told = {f"{name}_{code}" for name in TOLD for code in Language}
        return [self[name] for name in self.fields if name not in told]

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        if found.get("phone") and not found.get("phone_checked_on"):
            self.add_error("phone_checked_on", SAY_WHEN_CHECKED)
        for name in self._read_by_all():
            if shut := gates.line_neutral(name, str(found.get(name, ""))):
                self.add_error(name, shut.sentence)
        for code in found.get("languages") or ():
            if found.get("is_open") and not found.get(f"hours_{code}"):
                self.add_error(f"hours_{code}", SAY_HOURS)
        return found

    def _read_by_all(self) -> list[str]:
        """The fields whose words the public reads, in the page or in its address."""
        said = [name for name in TOLD if name != "read_on"]
        return ["name", "slug", *(f"{name}_{code}" for name in said for code in Language)]

    def texts(self) -> dict[str, dict[str, Any]]:
        """What the line says of itself, by language; silent languages left out."""
        said = {
            str(code): {name: self.cleaned_data[f"{name}_{code}"] for name in TOLD}
            for code in Language
        }
        return {code: words for code, words in said.items() if any(words.values())}

    def words(self) -> dict[str, Any]:
        """What the line is."""
        names = ("name", "slug", "languages", "phone", "phone_checked_on", "away_to", "is_open")
        values = {name: self.cleaned_data[name] for name in names}
        return {**values, "promise_days": int(self.cleaned_data["promise_days"])}


def _told(language: str) -> dict[str, Any]:
    hours = line(f"Wanneer bent u bereikbaar? ({language})", required=False)
    visit = line(f"Waar kan iemand langskomen? ({language})", required=False)
    about = words(f"Wie bent u? ({language})", "In uw eigen woorden.", rows=3, required=False)
    about.max_length = 2000
    read_on = past_day(f"Wanneer zijn alle teksten nagelezen? ({language})", required=False,
                       help_text=READ_HERE)  # fmt: skip
    return {"about": about, "hours": hours, "visit": visit, "read_on": read_on}


def is_stale(checked_on: Any) -> bool:
    """Was the number not checked for so long that it may be wrong?"""
    return checked_on is not None and timezone.localdate() - checked_on > CHECK_EVERY
