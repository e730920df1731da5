"""After calling in danger: as little as possible first, the rest within a working day (G17)."""

from typing import Any, ClassVar

from django import forms
from django.utils import timezone

from zorgvuldig.dossiers.codes import Called
from zorgvuldig.dossiers.forms.sharing import TellForm
from zorgvuldig.recording.forms import EntryForm, OnceForm, choice, past_day, words


class CallForm(EntryForm):
    """Whom, when, and what was said if one still knows; nothing else is asked."""

    title = "Ik heb gebeld: kort opschrijven"
    help = "acute_call"
    codes: ClassVar = ("called",)
    field_order = ("once", "called", "happened_on", "said")
    called = choice("Wie hebt u gebeld?", Called.choices)
    happened_on = past_day("Wanneer?", initial=timezone.localdate)
    said = words(
        "Wat hebt u gezegd?",
        "Mag leeg blijven. In uw eigen woorden, zo kort als u wilt.",
        rows=3,
        required=False,
    )


class TellDeciderForm(OnceForm):
    """Who of the deciders hears that somebody was called (G13)."""

    title = "De beslisser laten weten dat u belde"
    help = "acute_call"
    decider: Any = forms.ModelChoiceField(
        label="Wie hoort het?",
        queryset=None,
        empty_label="Kies een beslisser",
        error_messages={"required": "Kies wie het hoort.", "invalid_choice": "Kies uit de lijst."},
    )


class ReasonsForm(EntryForm):
    """Why the call came before the steps of the method (S0)."""

    title = "Waarom de stappen later komen"
    help = "acute_call"
    reason = words("Waarom kon het niet wachten?", "Wat was het gevaar, en voor wie?", rows=3)
    steps = words(
        "Welke stappen zet u nog, en wanneer?",
        "Een stap die niet meer nodig is, noemt u met de reden.",
        rows=3,
    )


class TellOfCallForm(TellForm):
    """Telling the client afterwards whom was called in danger, and why (G16)."""

    title = "De cliënt vertellen dat u belde"
    help = "notification"
    told = words("Wat hebt u verteld?", "Wie u belde, wat u zei en waarom.", rows=3)
