"""What a group answered before, after and later, side by side: the answer in the middle, and no
more than that (W-06, `rules.small_numbers.middle`)."""

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from zorgvuldig.gatherings.forms.questions import CALLS, QUIZ, scale
from zorgvuldig.handbook import gatherings
from zorgvuldig.handbook.wording import choices, label, written
from zorgvuldig.rules.gatherings.asking import told_from
from zorgvuldig.rules.gatherings.codes import Moment
from zorgvuldig.rules.small_numbers import middle

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from zorgvuldig.gatherings.models import Workshop

    Counts = Mapping[tuple[str, str], Mapping[str, int]]

TOO_FEW = "Te weinig antwoorden"
RIGHT = [(str(n), f"{n} van de 3 goed") for n in range(4)]
OWN_LAW = "Drie vragen over de eigen wet"


def rows(workshop: "Workshop", counts: "Counts", now: "datetime") -> list[dict[str, Any]]:
    """Every question with what stands under each moment."""
    if workshop.begins_at is None or workshop.ends_at is None:
        return []
    from_when = told_from(workshop.begins_at, workshop.ends_at)
    return [
        {
            "text": text,
            "cells": [
                _told(counts.get((moment, code), {}), answers, from_when[moment], now)
                for moment in Moment
            ],
        }
        for code, text, answers in _asked()
    ]


def told_now(
    workshop: "Workshop", counts: "Counts", now: "datetime"
) -> list[tuple[str, list[tuple[str, str]]]]:
    """Of every question only what may be told by now: the moment with the middle answer."""
    if workshop.begins_at is None or workshop.ends_at is None:
        return []
    from_when = told_from(workshop.begins_at, workshop.ends_at)
    open_now = [moment for moment in Moment if from_when[moment] <= now]
    rows = ((text, _said(code, answers, counts, open_now)) for code, text, answers in _asked())
    return [(text, said) for text, said in rows if said]


def _said(
    code: str, answers: list[tuple[str, str]], counts: "Counts", moments: "Iterable[Moment]"
) -> list[tuple[str, str]]:
    found = ((moment, _middle(counts.get((moment, code), {}), answers)) for moment in moments)
    return [(label("gather_moment", moment), answer) for moment, answer in found if answer]


def _middle(counts: "Mapping[str, int]", answers: list[tuple[str, str]]) -> str:
    found = middle({code: counts.get(code, 0) for code, _ in answers})
    return dict(answers)[found] if found else ""


def _asked() -> list[tuple[str, str, list[tuple[str, str]]]]:
    asked = gatherings.confidence()
    statements = [(code, text, scale()) for code, text in asked.statements.items()]
    calls = (CALLS, asked.calls, choices("gather_calls"))
    return [*statements, calls, (QUIZ, OWN_LAW, RIGHT)]


def _told(
    counts: "Mapping[str, int]",
    answers: list[tuple[str, str]],
    from_when: "datetime",
    now: "datetime",
) -> str:
    if now < from_when:
        return f"Te zien vanaf {written(timezone.localtime(from_when).date())}"
    return _middle(counts, answers) or TOO_FEW
