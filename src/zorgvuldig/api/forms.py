"""What one account of another system is for, from where and until when."""

from datetime import date
from ipaddress import ip_network
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from zorgvuldig.api.actions import LONGEST
from zorgvuldig.handbook.wording import choices
from zorgvuldig.people.scopes import Scope
from zorgvuldig.recording.forms import Day, OnceForm, offer

WRONG_NETWORK = "‘{}’ is geen netwerkadres. Schrijf het als 192.0.2.10 of 192.0.2.0/24."
TOO_MANY = "Er passen twintig adressen in. Gebruik een blok, zoals 192.0.2.0/24."
NOT_SO_LONG = "Kies een dag van vandaag tot over een jaar."
FILL_IN = {"required": "Vul dit in."}
MOST = 20


class AccountForm(OnceForm):
    """A name, a purpose, what may be asked, and an end."""

    name = forms.CharField(
        label="Welk systeem is het?",
        help_text="Zoals uw collega’s het noemen: telefooncentrale, jaarverslag.",
        max_length=80,
        error_messages=FILL_IN,
    )
    purpose = forms.CharField(
        label="Waarvoor is deze aansluiting nodig?",
        help_text="Eén zin. De functionaris gegevensbescherming leest dit voor de bevestiging.",
        max_length=300,
        error_messages=FILL_IN,
    )
    scopes = forms.MultipleChoiceField(
        label="Wat mag het systeem?",
        help_text="Kies alleen wat nodig is.",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies ten minste één ding."},
    )
    networks = forms.CharField(
        label="Vanaf welke netwerkadressen?",
        help_text="Eén per regel. Leeg betekent: vanaf elk adres. Met adressen is het veiliger.",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    expires_on = Day(
        label="Tot en met welke dag?",
        help_text="Hooguit een jaar. Daarna maakt u een nieuwe.",
    )

    def __init__(self, *arguments: Any, of_line: bool, **known: Any) -> None:
        super().__init__(*arguments, **known)
        offered = [pair for pair in choices("scope") if of_line or pair[0] != Scope.INTAKE]
        offer(self, "scopes", offered)

    def clean_networks(self) -> list[str]:
        """Each line as one part of a network."""
        typed = [line.strip() for line in self.cleaned_data["networks"].splitlines()]
        lines = [line for line in typed if line]
        if len(lines) > MOST:
            raise ValidationError(TOO_MANY)
        return [_network(line) for line in lines]

    def clean_expires_on(self) -> date:
        """An end that comes, and within a year."""
        day: date = self.cleaned_data["expires_on"]
        today = timezone.localdate()
        if not today <= day <= today + LONGEST:
            raise ValidationError(NOT_SO_LONG)
        return day


def _network(line: str) -> str:
    try:
        return str(ip_network(line, strict=False))
    except ValueError:
        raise ValidationError(WRONG_NETWORK.format(line[:60])) from None
