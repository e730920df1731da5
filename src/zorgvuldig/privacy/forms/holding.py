"""Holding a dossier back from its term: why, and with whom."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from zorgvuldig.people.models import Membership
from zorgvuldig.privacy.models import HoldKind
from zorgvuldig.recording.forms import OnceForm, choice


class SecondForm(OnceForm):
    """Who is the second person."""

    second: Any = forms.ModelChoiceField(
        label="Wie beslist hierover mee?",
        help_text="Deze collega krijgt de vraag te zien bij ‘Wat binnenkort weggaat’.",
        queryset=Membership.unscoped.none(),
        error_messages={"required": "Kies een collega.", "invalid_choice": "Kies een collega."},
    )

    def __init__(self, *args: Any, colleagues: "QuerySet[Membership]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        second: Any = self.fields["second"]
        second.queryset = colleagues
        second.label_from_instance = lambda one: one.name_and_away


class HoldForm(SecondForm):
    """Why it may not go yet, and who agrees."""

    kind = choice("Waarom mag dit dossier nog niet weg?", HoldKind.choices)
    field_order = ("once", "kind", "second")


class AnswerForm(forms.Form):
    """Agree, or not."""

    agreed = choice("Gaat u hiermee akkoord?", [("yes", "ja"), ("no", "nee")])
