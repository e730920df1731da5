"""Fields that ask in plain Dutch and refuse in plain Dutch, whatever is sent."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django import forms
from django.core.validators import ProhibitNullCharactersValidator

from zorgvuldig.handbook.wording import choices

CHOOSE = "Kies een van de antwoorden."
NO_DATE = "Dit is geen datum. Schrijf dag-maand-jaar, zoals 3-11-2026."
LONGEST = 200
UNREADABLE = "In deze tekst staat een teken dat niet te lezen is. Typ het artikel opnieuw."


class Group(NamedTuple):
    """Questions that stand together under one heading; each inner tuple fits one small screen."""

    title: str
    screens: tuple[tuple[str, ...], ...]
    intro: str = ""
    folded: bool = False


class Day(forms.DateField):
    """A calendar day, in the browser's own date field."""

    def __init__(self, label: str, help_text: str = "") -> None:
        super().__init__(
            label=label,
            help_text=help_text,
            required=False,
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
            error_messages={"invalid": NO_DATE},
        )


class Line(forms.CharField):
    """One short line; what is too long is not sent back in full either."""

    def __init__(self, label: str, help_text: str = "") -> None:
        super().__init__(
            label=label,
            help_text=help_text,
            required=False,
            max_length=LONGEST,
            error_messages={"max_length": f"Deze tekst is te lang. Er passen {LONGEST} tekens in."},
        )
        self.validators = [
            ProhibitNullCharactersValidator(message=UNREADABLE)
            if isinstance(validator, ProhibitNullCharactersValidator)
            else validator
            for validator in self.validators
        ]

    def bound_data(self, data: Any, initial: Any) -> Any:
        """What is shown again in the field."""
        return data[: LONGEST + 1].replace("\0", "") if data else data


class OneOf(forms.ChoiceField):
    """Answers with a careful one chosen beforehand; one that is left out is no fault."""

    def validate(self, value: Any) -> None:
        if value:
            super().validate(value)


def one_of(label: str, given: Iterable[Any], help_text: str = "", start: str = "") -> Any:
    """A few answers below each other, beginning at the careful one."""
    return OneOf(
        label=label,
        choices=list(given),
        help_text=help_text,
        widget=forms.RadioSelect,
        required=bool(start),
        initial=start or None,
        error_messages={"invalid_choice": CHOOSE},
    )


def from_list(label: str, kind: str, help_text: str = "", leave: tuple[str, ...] = ()) -> Any:
    """A question that must be answered, with more answers than fit below each other."""
    return forms.ChoiceField(
        label=label,
        choices=[("", "Kies…"), *choices(kind, leave)],
        help_text=help_text,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )


def several(label: str, kind: str, help_text: str = "") -> Any:
    """Any number of answers."""
    return forms.MultipleChoiceField(
        label=label,
        choices=choices(kind),
        help_text=help_text,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={"invalid_choice": CHOOSE, "invalid_list": CHOOSE},
    )


def tick(label: str, help_text: str = "") -> Any:
    """A yes, or nothing."""
    return forms.BooleanField(label=label, help_text=help_text, required=False)
