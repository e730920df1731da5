"""From typed text to clean values: when mail comes, and being away."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from zorgvuldig.handbook import read
from zorgvuldig.people.models import Membership

if TYPE_CHECKING:
    from zorgvuldig.people.models import MembershipQuerySet

    OneColleague = forms.ModelChoiceField[Membership]
else:
    OneColleague = forms.ModelChoiceField

LONGEST = timedelta(days=366)
NOBODY_ELSE = (
    "Niemand anders heeft hier een van uw rollen. Spreek zelf met een collega af wat er gebeurt "
    "als u weg bent."
)


def rhythms() -> list[tuple[str, str]]:
    """The choices, each with its sentence."""
    known = read("day")["rhythm"]
    return [(code, f"{words['label']}. {words['text']}") for code, words in known.items()]


def clock(label: str, hint: str) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        help_text=hint,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        input_formats=["%H:%M", "%H.%M"],
        error_messages={
            "invalid": "Dit is geen tijd. Schrijf uren en minuten, zoals 18.00.",
            "required": "Vul een tijd in.",
        },
    )


class MailForm(forms.Form):
    """When somebody wants mail."""

    rhythm = forms.ChoiceField(
        label="Hoe vaak wilt u een e-mail als er iets wacht?",
        choices=rhythms,
        widget=forms.RadioSelect,
    )
    quiet_until = clock("Vanaf hoe laat mag een e-mail komen?", "Bijvoorbeeld 08.00.")
    quiet_from = clock("Tot hoe laat mag een e-mail komen?", "Bijvoorbeeld 18.00.")
    weekends = forms.BooleanField(label="Ook in het weekend en op feestdagen", required=False)

    def clean(self) -> dict[str, Any]:
        typed = self.cleaned_data
        begins, ends = typed.get("quiet_until"), typed.get("quiet_from")
        if begins and ends and not begins.replace(minute=59) < ends:
            raise ValidationError("Laat ten minste een heel uur over waarin e-mail mag komen.")
        return typed


class ColleagueField(OneColleague):
    """A colleague by name, and whether they are away."""

    def label_from_instance(self, obj: Membership) -> str:
        return obj.name_and_away


def still_to_come(day: date) -> None:
    today = timezone.localdate()
    if not today <= day <= today + LONGEST:
        raise ValidationError("Kies een dag vanaf vandaag en binnen een jaar.")


def day(label: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        validators=[still_to_come],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d-%m-%Y"],
        error_messages={
            "invalid": "Dit is geen datum. Schrijf dag-maand-jaar.",
            "required": "Vul een datum in.",
        },
    )


class AwayForm(forms.Form):
    """From when to when somebody is away, and who is asked meanwhile."""

    begins_on = day("Vanaf welke dag bent u afwezig?")
    ends_on = day("Tot en met welke dag?")
    stand_in = ColleagueField(
        label="Wie vervangt u?",
        queryset=Membership.unscoped.none(),
        required=False,
        empty_label="Niemand",
        help_text="Hier staan collega’s met een van uw rollen. Uw vervanger mag door uw "
        "afwezigheid niets extra’s openen.",
        error_messages={"invalid_choice": "Kies iemand uit de lijst, of niemand."},
    )

    def __init__(self, data: Any = None, *, colleagues: "MembershipQuerySet") -> None:
        super().__init__(data)
        self.fields["stand_in"].queryset = colleagues  # type: ignore[attr-defined]
        if not colleagues.exists():
            self.fields["stand_in"].help_text = NOBODY_ELSE

    def clean(self) -> dict[str, Any]:
        typed = self.cleaned_data
        begins, ends = typed.get("begins_on"), typed.get("ends_on")
        if begins and ends and ends < begins:
            self.add_error("ends_on", "Deze dag ligt voor de eerste dag.")
        return typed
