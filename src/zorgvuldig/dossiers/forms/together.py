"""Handing over, standing in, and thinking along once."""

from datetime import timedelta
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from zorgvuldig.recording.forms import Day, EntryForm, OnceForm, tick, words
from zorgvuldig.rules.together import STANDS_IN, THINKS_ALONG, last_day


class AsOfTodayForm(EntryForm):
    """A form whose entry is of today: one asks now."""

    happened_on = None  # type: ignore[assignment]

    def entry_values(self) -> dict[str, Any]:
        return {
            "once": self.cleaned_data["once"],
            "happened_on": timezone.localdate(),
            "words": self.word_values(),
        }


def colleague(label: str) -> Any:
    """One colleague; the view says who may be chosen."""
    return forms.ModelChoiceField(
        label=label,
        queryset=None,
        empty_label="Kies een collega",
        error_messages={"required": "Kies een collega.", "invalid_choice": "Kies een collega."},
    )


def until(label: str, longest: timedelta) -> Day:
    """A last day, not further away than this."""

    def fits(day: Any) -> None:
        if wrong := last_day(day, today=timezone.localdate(), longest=longest):
            raise ValidationError(wrong)

    return Day(label=label, validators=[fits])


class HandOverForm(AsOfTodayForm):
    """What the colleague needs to know before they say yes."""

    title = "Dossier overdragen"
    help = "hand_over"
    codes: ClassVar = ("to",)
    to = colleague("Wie vraagt u om het over te nemen?")
    now = words("Wat is nu het belangrijkst?", rows=3)
    promised = words("Wat is de cliënt beloofd?", "Niets beloofd? Schrijf dat dan op.", rows=2)
    next_step = words("Wat is de volgende stap, en wanneer?", rows=2)
    client_hears = words("Hoe en wanneer hoort de cliënt dat een ander verdergaat?", rows=2)
    stays = tick("Ik blijf meedenken", "U kunt het dossier dan nog lezen.")


class DeclineForm(OnceForm):
    """Why not; the keeper reads it and looks for another way."""

    title = "Overdracht"
    help = "hand_over"
    refusal = words("Waarom neemt u het niet over?", rows=2)


class StandInForm(OnceForm):
    """Who keeps the dossier too, until which day."""

    title = "Laten vervangen"
    help = "stand_in"
    membership = colleague("Wie vervangt u?")
    ends_on = until("Tot en met welke dag?", STANDS_IN)


class AskOnceForm(AsOfTodayForm):
    """One question to one colleague, who reads the dossier to answer it."""

    title = "Een collega één keer laten meedenken"
    help = "ask_once"
    codes: ClassVar = ("membership", "ends_on")
    membership = colleague("Wie vraagt u?")
    question = words("Wat is uw vraag?", "Zo precies mogelijk: waarover wilt u advies?", rows=3)
    ends_on = until("Tot en met welke dag kan deze collega lezen?", THINKS_ALONG)


class AdviceForm(OnceForm):
    """The colleague's own words; with them the reading ends."""

    title = "Uw advies"
    help = "advice_once"
    advice = words("Wat is uw advies, en waarom?", rows=6)
