"""What was taken over from elsewhere, and must not be missed."""

from typing import Any
from uuid import UUID

from zorgvuldig.dossiers import taken_over
from zorgvuldig.dossiers.codes import EntryKind
from zorgvuldig.dossiers.models import Dossier, Entry


def refusals(dossier: Dossier) -> list[tuple[UUID, dict[str, Any]]]:
    """Each no among the pieces of the other organisation, the newest first. They rest sealed and
    have no codes beside them, so they are opened to be read; one query, and none where nothing was
    taken over."""
    if not dossier.began_elsewhere:
        return []
    rows = Entry.unscoped.filter(dossier=dossier, kind=EntryKind.TAKEN_OVER)
    newest = rows.order_by("-happened_on", "-id").values_list("id", "sealed")
    found = ((number, dossier.key.open(sealed, number)["piece"]) for number, sealed in newest)
    return [(number, piece) for number, piece in found if taken_over.says_no(piece)]
