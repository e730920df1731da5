"""Somebody's dossiers in short, their notes, and what second persons answered."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from zorgvuldig.dossiers.codes import ConcurrenceKind
from zorgvuldig.dossiers.views.words import gist
from zorgvuldig.handbook.wording import label, spoken
from zorgvuldig.rules.codes import Triage


def listed(dossiers: Iterable[Any], today: date) -> list[dict[str, Any]]:
    """Dossiers as cards: the client's name, the own reference, the next look."""
    return [
        {
            "title": dossier.client["name"],
            "url": reverse("dossiers:page", args=[dossier.reference]),
            "meta": [dossier.reference, *(["delen staat stil"] if dossier.frozen_on else [])],
            "text": (
                f"Afgesloten: {spoken(dossier.closed_on, today)}."
                if dossier.closed_on
                else f"Opnieuw kijken: {spoken(dossier.review_on, today)}."
                if dossier.review_on
                else "Nog geen datum om opnieuw te kijken."
            ),
        }
        for dossier in dossiers
    ]


def concurrences(rows: Iterable[Any]) -> list[dict[str, Any]]:
    """What second persons were asked, and what they answered."""
    return [
        {
            "key": ConcurrenceKind(row.kind).label,
            "value": ANSWERED[row.agreed].format(name=row.second_person.name),
            "ours": True,
        }
        for row in rows
    ]


ANSWERED = {
    True: "{name}: ja, akkoord",
    False: "{name}: nee, niet akkoord",
    None: "{name}: nog geen antwoord",
}
NOT_WAITING = (Triage.ACUTE, Triage.SERIOUS_CONCRETE)


def notes(rows: Iterable[Any]) -> list[dict[str, Any]]:
    """Every unease that is still open, the most pressing first; none drops off the page. What a
    volunteer noticed stands high until somebody says how pressing it is."""
    order = {Triage.ACUTE: 0, "": 1, Triage.SERIOUS_CONCRETE: 1}
    return [
        {
            "number": note.pk,
            "at": note.recorded_at,
            "words": gist(note.key.open(note.sealed, note.id), 80),
            "pressing": label("triage", note.triage) if note.triage in NOT_WAITING else "",
            "by": note.author.name if note.author_id != note.holder_id else "",
            "of_volunteer": not note.triage,
        }
        for note in sorted(rows, key=lambda note: order.get(note.triage, 2))
    ]
