"""The forms about a confidant: what they told of themself, their papers, their talks.

What somebody wants to serve is in their own words, one on each line; nothing here asks what they
are or believe, and nothing searches by it.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from zorgvuldig.handbook.wording import choices
from zorgvuldig.helpline.forms.parts import spoken_languages
from zorgvuldig.language.filters import said
from zorgvuldig.people.models import Membership
from zorgvuldig.recording.forms import (
    Day,
    OnceForm,
    Words,
    choice,
    line,
    needed_sometimes,
    past_day,
    tick,
    within_a_year,
    words,
)
from zorgvuldig.rules import gates
from zorgvuldig.rules.helpline import clocks

MOST_LINES, LONGEST_LINE = 30, 80
AGREES = (
    "Deze persoon zei uitdrukkelijk ja: de hulplijn mag deze gemeenschappen bewaren en erop letten "
    "bij een voorstel aan een hulpvrager"
)
I_AGREE = (
    "Ja, de hulplijn mag deze gemeenschappen bewaren en erop letten als zij mij aan een hulpvrager "
    "voorstelt"
)
WITHDRAWABLE = "Dit ja mag altijd worden ingetrokken. Dan zijn de gemeenschappen meteen weg."


class Lines(Words):
    """Own words, one on each line; becomes a list without blanks or doubles."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        lines = dict.fromkeys(" ".join(part.split()) for part in (text or "").splitlines())
        return [part for part in lines if part]

    def prepare_value(self, value: Any) -> Any:
        """A list that was kept, as it was typed."""
        return "\n".join(value) if isinstance(value, list) else value

    def validate(self, value: list[str]) -> None:
        super().validate(value)
        if len(value) > MOST_LINES or any(len(part) > LONGEST_LINE for part in value):
            raise forms.ValidationError(
                "Zet op elke regel één plaats of gemeenschap, kort. Er passen dertig regels in."
            )

    def run_validators(self, value: Any) -> None:
        """The length was looked at by line."""


def lines(label: str, hint: str) -> Lines:
    """A field with one thing on each line; may stay empty."""
    area = forms.Textarea(attrs={"rows": 3})
    return Lines(label=label, help_text=hint, required=False, widget=area)


def several(label: str, options: Iterable[Any], hint: str, error: str) -> Any:
    """Some of a few, all visible."""
    return forms.MultipleChoiceField(
        label=label,
        help_text=hint,
        choices=list(options),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": error},
    )


class ServesForm(OnceForm):
    """In which languages, regions and communities somebody wants to be there for others."""

    languages = spoken_languages(
        "Welke talen spreekt deze persoon goed?", "Goed genoeg voor een moeilijk gesprek."
    )
    regions = lines(
        "Voor welke plaatsen of streken wil deze persoon er zijn?", "Zet er op elke regel één."
    )
    communities = lines(
        "Voor welke gemeenschappen wil deze persoon er zijn?",
        "Alleen als diegene dat zelf wil vertellen, in eigen woorden. Leeg laten mag altijd.",
    )
    communities_agreed = tick(AGREES, WITHDRAWABLE)

    def clean(self) -> dict[str, Any]:
        """Communities only with the explicit yes (H-10)."""
        found = super().clean() or self.cleaned_data
        communities = found.get("communities") or []
        self.refuse(gates.communities_agreed(communities, bool(found.get("communities_agreed"))))
        return found

    def told(self) -> dict[str, Any]:
        """The words of this form, by field, as they are sealed."""
        apart = {"once", "communities_agreed", *self.coded()}
        return {name: value for name, value in self.cleaned_data.items() if name not in apart}

    def coded(self) -> dict[str, Any]:
        """The choices of this form, by column."""
        names = ("languages", "gender", "most_matches")
        return {name: self.cleaned_data[name] for name in names if name in self.fields}


class OwnServesForm(ServesForm):
    """The same, asked of the confidant."""

    title = "Voor wie ik er wil zijn"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = {
            "languages": "Welke talen spreekt u goed?",
            "regions": "Voor welke plaatsen of streken wilt u er zijn?",
            "communities": "Voor welke gemeenschappen wilt u er zijn?",
            "communities_agreed": I_AGREE,
        }
        for name, label in asked.items():
            self.fields[name].label = label
        self.fields[
            "communities"
        ].help_text = (
            "Alleen als u dat zelf wilt vertellen, in eigen woorden. Leeg laten mag altijd."
        )


class ApplicationForm(ServesForm):
    """What somebody tells who wants to be a confidant."""

    first_name = line("Voornaam", "Een hulpvrager ziet alleen de voornaam.")
    surname = line("Achternaam")
    reach = line("Hoe is deze persoon te bereiken?", "Telefoon of e-mail.")
    motivation = words("Waarom wil deze persoon dit doen?", "In de eigen woorden.")
    about = words(
        "Wat mag een hulpvrager vooraf lezen?",
        "Een of twee zinnen die deze persoon zelf kiest. Zonder achternaam, straat of werkplek.",
        rows=2,
        required=False,
    )
    gender = choice(
        "Vrouw of man?",
        choices("gender"),
        "Alleen als deze persoon het wil zeggen. Sommige hulpvragers vragen erom.",
    )
    town = line(
        "Woonplaats",
        "Voor hulpvragers die niemand uit de eigen plaats willen.",
        required=False,
    )
    most_matches = forms.TypedChoiceField(
        label="Hoeveel mensen tegelijk, ten hoogste?",
        help_text="Nul kan ook: dan wordt deze persoon nu aan niemand voorgesteld.",
        choices=[(number, str(number)) for number in (3, 2, 1, 0)],
        coerce=int,
        initial=2,
        widget=forms.RadioSelect,
        error_messages={"required": "Maak een keuze."},
    )
    field_order = (
        "once", "first_name", "surname", "reach", "motivation", "about", "languages", "gender",
        "town", "regions", "communities", "communities_agreed", "most_matches",
    )  # fmt: skip
    title = "Iemand aanmelden als vertrouwenspersoon"


class PapersForm(OnceForm):
    """The certificate of conduct, and what was signed."""

    title = "VOG en handtekeningen"
    certificate_on = past_day(
        "Datum van de VOG",
        required=False,
        help_text="De datum die op de VOG staat. Een VOG telt drie jaar. Bewaar de VOG zelf niet.",
    )
    code_signed_on = past_day("Gedragscode getekend op", required=False)
    secrecy_signed_on = past_day("Geheimhouding getekend op", required=False)


class MemberForm(OnceForm):
    """Choosing one of the people who work here."""

    member: Any = forms.ModelChoiceField(
        queryset=Membership.unscoped.none(),
        label="",
        error_messages={"required": "Kies iemand.", "invalid_choice": "Kies iemand uit de lijst."},
    )

    def __init__(self, *args: Any, members: Any, label: str, hint: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        member: Any = self.fields["member"]
        member.queryset, member.label, member.help_text = members, label, hint
        member.label_from_instance = lambda one: f"{one.person.name} ({said(one.role_names)})"


def training_counts(day: date) -> None:
    """A training so long ago counts no more."""
    until = clocks.valid_until(day, clocks.TRAINING_LASTS_MONTHS)
    if until < timezone.localdate():
        raise forms.ValidationError(
            "Deze training is langer dan twee jaar geleden en telt niet meer. Plan een nieuwe."
        )


class TrainingForm(OnceForm):
    """Which subjects were followed, and when."""

    title = "Training vastleggen"
    subjects = several(
        "Welke onderwerpen zijn gevolgd?",
        choices("help_training"),
        "Elk onderwerp telt twee jaar.",
        "Kies ten minste één onderwerp.",
    )
    done_on = past_day("Gevolgd op")

    def clean_done_on(self) -> date:
        day: date = self.cleaned_data["done_on"]
        training_counts(day)
        return day


class BeginForm(OnceForm):
    """From which day callers may hear of this confidant."""

    title = "Beginnen als vertrouwenspersoon"
    active_from = Day(
        label="Vanaf welke dag?", initial=timezone.localdate, validators=[within_a_year]
    )


class AwayForm(OnceForm):
    """From when until when nobody is proposed."""

    title = "Afwezig"
    away_from = Day(label="Eerste dag", required=False, validators=[within_a_year])
    away_until: Any = needed_sometimes(
        Day(
            label="Laatste dag",
            required=False,
            validators=[within_a_year],
            help_text="Nog niet bekend? Laat dit leeg. Haal later beide data weg.",
        )
    )


class StopForm(OnceForm):
    """Somebody is no confidant any more."""

    title = "Stoppen als vertrouwenspersoon"
    sure = tick("Ja, deze persoon is geen vertrouwenspersoon meer", required=True)
