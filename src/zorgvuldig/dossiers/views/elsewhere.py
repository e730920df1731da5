"""On the page of a dossier that began elsewhere: each no that was said there, first of all."""

from typing import Any

from django.urls import reverse

from zorgvuldig.dossiers import taken_over
from zorgvuldig.dossiers.access.taken import refusals

MOST = 12


def on_page(dossier: Any) -> dict[str, Any]:
    """Each no with its link, the newest first, and how many more there are."""
    found = refusals(dossier)
    said = [
        {
            "text": taken_over.no_in_words(piece),
            "ours": True,
            "url": reverse("dossiers:entry", args=[dossier.reference, number]),
        }
        for number, piece in found[:MOST]
    ]
    return {"said_no": said, "more_no": len(found) - len(said)}
