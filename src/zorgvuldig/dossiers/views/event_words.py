"""Events on the screen: their kind, where they play, and how much they live."""

from datetime import date
from functools import cache
from typing import Any

from django.urls import reverse

from zorgvuldig.dossiers.views.words import gist
from zorgvuldig.handbook import read
from zorgvuldig.handbook.wording import spoken, written
from zorgvuldig.language.whose import Typed

OTHER = "Iets anders"
AS_TYPED = ("Wat er gebeurde", "Wie ermee te maken kregen")
FEW = "In minder dan 5 dossiers, of in geen."


@cache
def _labels() -> dict[str, str]:
    levels = read("method")["event"].values()
    return {code: label for level in levels for code, label in level["kinds"].items()}


def kind_label(code: str) -> str:
    """What a kind of event is called."""
    return _labels().get(code, OTHER)


def link(number: Any) -> dict[str, str] | None:
    """The way from an entry to its event, when it has one."""
    if number is None:
        return None
    return {"text": "Naar de gebeurtenis", "url": reverse("dossiers:event", args=[number])}


def lives(event: Any) -> str:
    """In how many dossiers it plays, as far as that may be said."""
    return f"In {event.lives_in} of meer dossiers." if event.lives_in else FEW


def card(event: Any, today: date) -> dict[str, Any]:
    """One event in the list."""
    return {
        "title": kind_label(event.kind),
        "url": reverse("dossiers:event", args=[event.pk]),
        "meta": [
            spoken(event.happened_on, today).capitalize(),
            event.get_level_display(),
            event.get_effect_display(),
            lives(event),
        ],
        "text": Typed(gist(event.words())),
    }


def rows(event: Any) -> list[dict[str, Any]]:
    """One event, whole."""
    words = event.words()
    told = [
        ("Wanneer", written(event.happened_on)),
        ("Waar het speelde", event.get_level_display()),
        ("Wat het kan doen", event.get_effect_display()),
        ("Wat er gebeurde", words.get("what")),
        ("Wie ermee te maken kregen", words.get("reached")),
        ("Hoeveel het leeft", lives(event)),
    ]
    return [
        {"key": key, "value": value, "preserve": True, "ours": key not in AS_TYPED}
        for key, value in told
        if value
    ]


def options(events: list[Any]) -> list[tuple[str, str]]:
    """Events to choose from on a form."""
    return [
        (
            str(event.pk),
            Typed(
                gist(event.words(), 80), f"{kind_label(event.kind)}, {written(event.happened_on)}"
            ),
        )
        for event in events
    ]
