"""Making a map together, line by line; and what somebody around the family knows and does."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from zorgvuldig.dossiers.codes import ConversationMode
from zorgvuldig.dossiers.forms.comparing import SeenForm
from zorgvuldig.dossiers.mapping.words import (
    AFTER_AN_OPEN_TALK,
    CHILD,
    DANGER,
    FIELDS,
    LETTERS,
    PLACES,
    VOICE,
    mapped,
)
from zorgvuldig.recording.forms import EntryForm, line, needed_sometimes, words
from zorgvuldig.rules import gates

EACH = "Eén ding per regel."
NUMBER = re.compile(r"10|[0-9](,[0-9]{1,2})?")


def between_nought_and_ten(said: str) -> None:
    """A number as somebody says it: from 0 to 10, also a half."""
    if not NUMBER.fullmatch(said.replace(".", ",")):
        raise ValidationError("Noem een getal van 0 tot en met 10, zoals 6 of 6,5.")


def _number(place: str) -> forms.CharField:
    return forms.CharField(
        label=f"Persoon {place}: welk getal van 0 tot 10?",
        help_text="0: het gaat bijna zeker mis. 10: veilig genoeg om te stoppen.",
        required=False,
        max_length=5,
        validators=[between_nought_and_ten],
        widget=forms.TextInput(attrs={"inputmode": "decimal", "size": 5}),
    )


def _of_danger(letter: str) -> dict[str, forms.Field]:
    name = f"danger_{letter}"
    return {
        f"{name}_who": line(f"Zorg {letter}: wie maakt zich zorgen?", required=False),
        f"{name}_behaviour": words(
            f"Zorg {letter}: over welk gedrag?",
            "Wat zag of hoorde iemand, waar en wanneer?",
            rows=2,
            required=False,
        ),
        f"{name}_what": words(
            f"Zorg {letter}: wat kan er gebeuren als er niets verandert, en met wie?",
            "In gewone woorden, die het gezin kan herhalen.",
            rows=2,
            required=False,
        ),
    }


def _of_voice(place: str) -> dict[str, forms.Field]:
    name = f"voice_{place}"
    return {
        f"{name}_name": line(
            f"Persoon {place}: wie is dit?", "Naam, en wie het is.", required=False
        ),
        f"{name}_number": _number(place),
        f"{name}_why": words(
            f"Persoon {place}: waarom dit getal?", "In de eigen woorden.", rows=2, required=False
        ),
        f"{name}_higher": words(
            f"Persoon {place}: wat maakt het één punt hoger?", rows=2, required=False
        ),
    }


def _columns() -> dict[str, forms.Field]:
    """The fields of the three columns, what goes well first."""
    return {
        "strength": words("Wat zijn sterke kanten?", EACH, rows=5, required=False),
        "existing_safety": words(
            "Wat geeft nu al veiligheid?",
            f"Wat ging al een tijd goed toen het moeilijk was? {EACH}",
            rows=5,
            required=False,
        ),
        "without": words(
            "Is er nu echt niets te noemen? Waarom niet?",
            "Alleen als de twee vakken hierboven leeg blijven.",
            rows=2,
            required=False,
        ),
        "past_harm": words("Wat is er gebeurd?", f"Wat, waar en wanneer. {EACH}", required=False),
        "complicating_factor": words("Wat maakt het moeilijker?", EACH, rows=3, required=False),
        "steps": words(
            "Wat zijn de volgende kleine stappen?",
            f"Wie doet wat, en wanneer? {EACH}",
            required=False,
        ),
    }


def _all() -> dict[str, forms.Field]:
    """Every field of a map by name; a page shows those that are filled and one empty place more."""
    goals = {
        f"goal_{letter}": words(
            f"Bij zorg {letter}: wat zien wij als het veilig genoeg is?",
            f"Gedrag dat wij kunnen zien, en dat zo blijft. {EACH}",
            rows=3,
            required=False,
        )
        for letter in LETTERS
    }
    many = [_of_danger(letter) for letter in LETTERS] + [_of_voice(place) for place in PLACES]
    child = {name: words(asked, rows=2, required=False) for name, asked in CHILD.items()}
    found = _columns() | goals | child
    for some in many:
        found |= some
    return {name: found[name] for name in FIELDS}


class MapForm(SeenForm, EntryForm):
    """The next version of the map. Before an open talk the places for worries, goals and the scale
    do not exist (`mode`)."""

    title = "Samen de kaart maken"
    help = "safety_map"

    def __init__(self, *args: Any, mode: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.mode = mode
        fields = {n: needed_sometimes(f) for n, f in _all().items() if self._exists(n)}
        self.fields |= fields
        self.map_fields = tuple(fields)

    def _exists(self, name: str) -> bool:
        return self.mode == ConversationMode.TRANSPARENT or name not in AFTER_AN_OPEN_TALK

    @classmethod
    def with_room(cls, sent: Mapping[str, str], **kwargs: Any) -> "MapForm":
        """The form as it was typed so far, with one more empty place; nothing is stored."""
        form = cls(**kwargs)
        for name in form.fields:
            form.initial[name] = sent.get(name, "")
        return form

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        for name in self.map_fields:
            values[name] = (values.get(name) or "").replace("\r\n", "\n")
        if not self.errors:
            self.refuse(*gates.about_map(self.mode, mapped(values)))
        return values

    def word_values(self) -> dict[str, str]:
        """The words of the map, empty ones left out."""
        values = self.cleaned_data
        return {name: values[name] for name in self.map_fields if values[name]}

    @property
    def dangers(self) -> list[list[forms.BoundField]]:
        """The places for a worry: those that are filled, and one empty."""
        return self._room((f"danger_{letter}" for letter in LETTERS), DANGER)

    @property
    def goals(self) -> list[forms.BoundField]:
        """For each place of a worry the place of its goals."""
        count = len(self.dangers)
        return [self[f"goal_{letter}"] for letter in LETTERS[:count]] if self.dangers else []

    @property
    def voices(self) -> list[list[forms.BoundField]]:
        """The places for who is there: those that are filled, and one empty."""
        return self._room((f"voice_{place}" for place in PLACES), VOICE)

    def _room(self, places: Iterable[str], parts: tuple[str, ...]) -> list[list[forms.BoundField]]:
        rows = [
            [self[f"{place}_{part}"] for part in parts if f"{place}_{part}" in self.fields]
            for place in places
        ]
        filled = [n for n, row in enumerate(rows) if any(field.value() for field in row)]
        return [row for row in rows[: max(filled, default=-1) + 2] if row]


class NetworkForm(EntryForm):
    """What somebody around the family knows, and what they do."""

    title = "Iemand doet mee"
    help = "network"
    knows = words("Wat weet deze persoon?", "In gewone woorden, zoals het is verteld.", rows=3)
    task = words(
        "Wat doet deze persoon?",
        "Wie doet wat, en wanneer? Dit staat op de kaart zodra de cliënt weet wie meedoet.",
        rows=3,
    )
