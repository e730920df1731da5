"""What stands in a report that was signed, the same on screen, on paper and in OpenDocument."""

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from zorgvuldig.gatherings.reports.words import Advised, Written, pieces
from zorgvuldig.handbook.wording import label, written
from zorgvuldig.rules.gatherings.codes import Section

if TYPE_CHECKING:
    from zorgvuldig.gatherings.models import Provider, WorkshopReport

ABOUT = (
    "Dit verslag gaat over vragen en dilemma’s, en niet over mensen of gevallen. Wie iets zei, "
    "staat er niet in."
)
ADVISED = "Aanbevelingen"
COLUMNS = ("Aanbeveling", "Voor wie", "Wie het doet", "Klaar op")
SIGNED = "Een begeleider van het werkatelier las dit verslag na en tekende het op {}."


def title(text: Written) -> str:
    """What the report is called."""
    return f"Verslag van het werkatelier in {text.municipality}"


def content(text: Written, report: "WorkshopReport", provider: "Provider | None") -> dict[str, Any]:
    """The whole report in plain values; a section without words is left out."""
    head = [
        ("Gehouden op", written(text.held_on) if text.held_on else ""),
        ("Georganiseerd door", provider.name if provider else ""),
    ]
    return {
        "title": title(text),
        "head": [list(row) for row in head if row[1]],
        "about": ABOUT,
        "sections": sections(text),
        "advised_title": ADVISED,
        "columns": list(COLUMNS),
        "advised": [_told(one) for one in text.advised],
        "signed": _signed(report),
    }


def _signed(report: "WorkshopReport") -> str:
    if report.signed_at is None:
        return ""
    return SIGNED.format(written(timezone.localtime(report.signed_at).date()))


def sections(text: Written) -> list[dict[str, Any]]:
    """Every section that has words, with its parts."""
    return [
        {
            "title": label("gather_section", code),
            "pieces": [piece._asdict() for piece in pieces(text.sections[code])],
        }
        for code in Section
        if text.sections.get(code)
    ]


def _told(one: Advised) -> dict[str, Any]:
    due = written(one.due_on) if one.due_on else ""
    rows = [("Voor wie", one.for_whom), ("Wie het doet", one.owner), ("Klaar op", due)]
    return {
        "title": f"{one.number}. {one.title}",
        "action": one.action,
        "rows": [list(row) for row in rows if row[1]],
        "cells": [f"{one.number}. {one.action}", one.for_whom, one.owner, due],
    }
