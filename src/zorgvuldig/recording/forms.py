"""What every recording form shares: its own number, its date, and words apart from codes."""

import uuid
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from zorgvuldig.rules.gates import Shut, date_to_look_again

LONGEST = 20_000
TOO_LONG = "Deze tekst is te lang. Er passen 20.000 tekens in. Leg hem in delen vast."
LONG_AGO = date(1990, 1, 1)
A_YEAR = timedelta(days=366)


def not_in_future(day: date) -> None:
    """A thing that happened has a date that has come."""
    if day > timezone.localdate():
        raise ValidationError("Deze datum ligt in de toekomst. Kies vandaag of een eerdere dag.")
    if day < LONG_AGO:
        raise ValidationError("Deze datum ligt te ver terug. Kies een dag vanaf 1 januari 1990.")


def in_future(day: date) -> None:
    """A thing that will be done has a date that is still to come, within a year."""
    if day <= timezone.localdate():
        raise ValidationError("Kies een datum die nog komt.")
    within_a_year(day)


def within_a_year(day: date) -> None:
    if day > timezone.localdate() + A_YEAR:
        raise ValidationError("Kies een datum binnen een jaar.")


class Day(forms.DateField):
    """A calendar day, in the browser's own date field."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(
            widget=widget,
            input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
            error_messages={
                "invalid": "Dit is geen datum. Schrijf dag-maand-jaar, zoals 3-11-2026.",
                "required": "Vul een datum in.",
            },
            **kwargs,
        )


def past_day(label: str, **kwargs: Any) -> Day:
    return Day(label=label, validators=[not_in_future], **kwargs)


def coming_day(label: str, **kwargs: Any) -> Day:
    return Day(label=label, validators=[in_future], **kwargs)


def day_to_look_again(day: date) -> None:
    """The date to look again is still to come (G21)."""
    if shut := date_to_look_again(day, today=timezone.localdate()):
        raise ValidationError(shut.sentence)


def review_day(label: str) -> Day:
    return Day(label=label, validators=[day_to_look_again, within_a_year])


class Words(forms.CharField):
    """Long text without a limit in the browser, which would silently drop what is pasted."""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {
            name: value
            for name, value in super().widget_attrs(widget).items()
            if name != "maxlength"
        }


def words(label: str, hint: str = "", *, rows: int = 4, required: bool = True) -> forms.CharField:
    """A field for people's own words. The browser cuts nothing off: too long a text is refused, and
    stays where it was typed."""
    return Words(
        label=label,
        help_text=hint,
        required=required,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={
            "required": "Vul dit in.",
            "max_length": TOO_LONG,
        },
    )


def line(label: str, hint: str = "", *, required: bool = True) -> forms.CharField:
    """A field for one short line."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=200,
        error_messages={"required": "Vul dit in."},
    )


def choice(label: str, choices: Iterable[Any], hint: str = "", *, required: bool = True) -> Any:
    """One of a few, all visible; none chosen beforehand."""
    return forms.ChoiceField(
        label=label,
        help_text=hint,
        choices=list(choices),
        required=required,
        widget=forms.RadioSelect,
        error_messages={"required": "Maak een keuze."},
    )


def tick(label: str, hint: str = "", *, required: bool = False) -> forms.BooleanField:
    return forms.BooleanField(
        label=label,
        help_text=hint,
        required=required,
        error_messages={"required": "Vink dit aan als het zo is."},
    )


def offer(form: forms.BaseForm, name: str, options: Any) -> None:
    """What can be chosen in a field, where that is only known when the form is made: pairs of a
    code and its words, or rows."""
    field: Any = form.fields[name]
    if isinstance(field, forms.ModelChoiceField):
        field.queryset = options
    else:
        field.choices = options


def needed_sometimes(field: Any) -> Any:
    """A field that is asked for only with some answers: it is not called "not obligatory"."""
    field.needed_sometimes = True
    return field


class OnceForm(forms.Form):
    """A form that carries its own number: sent twice, it is stored once."""

    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    title: ClassVar[str] = ""
    help: ClassVar[str] = ""

    def clean_once(self) -> uuid.UUID:
        return self.cleaned_data["once"] or uuid.uuid4()

    def refuse(self, *answers: Shut | None) -> None:
        """Say of each gate that is shut what is missing, beside the field it is about."""
        for shut in answers:
            if shut is not None and shut.field not in self.errors:
                self.add_error(shut.field or None, shut.sentence)


class EntryForm(OnceForm):
    """A form that makes one entry: codes stand in the open, words are sealed."""

    codes: ClassVar[tuple[str, ...]] = ()
    happened_on = past_day("Datum", initial=timezone.localdate)

    def code_values(self) -> dict[str, Any]:
        """The chosen codes, dates and ticks, by field."""
        return {name: self.cleaned_data[name] for name in self.codes}

    def word_values(self) -> dict[str, str]:
        """The typed words, by field; empty ones left out."""
        apart = {"once", "happened_on", *self.codes}
        return {
            name: str(value)
            for name, value in self.cleaned_data.items()
            if name not in apart and value not in ("", None, False)
        }

    def entry_values(self) -> dict[str, Any]:
        """What `actions.entries.add_entry` asks of a form."""
        return {
            "once": self.cleaned_data["once"],
            "happened_on": self.cleaned_data["happened_on"],
            "words": self.word_values(),
        }
