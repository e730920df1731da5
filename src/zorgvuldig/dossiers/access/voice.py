"""Who said what in their own words, and beside what it stands."""

from typing import TYPE_CHECKING
from uuid import UUID

from zorgvuldig.dossiers.codes import Giver
from zorgvuldig.dossiers.models import Dossier, Entry, OwnStatement

if TYPE_CHECKING:
    from django.db.models import QuerySet


def statements_in(dossier: Dossier) -> "QuerySet[OwnStatement]":
    """Every own statement of this dossier, the oldest first."""
    return (
        OwnStatement.unscoped.filter(dossier=dossier)
        .select_related("entry__author", "speaker", "about")
        .order_by("entry__happened_on", "entry__recorded_at")
    )


def statements_beside(dossier: Dossier, entry: UUID) -> "QuerySet[OwnStatement]":
    """What stands beside this entry, the oldest first."""
    return statements_in(dossier).filter(about=entry)


def statement_of(dossier: Dossier, entry: Entry) -> OwnStatement:
    """The codes of an own statement."""
    return statements_in(dossier).get(pk=entry.pk)


def of_whom(dossier: Dossier, statement: OwnStatement) -> str:
    """Whose words these are, by name when they are not the client's."""
    if statement.speaker is None:
        return Giver.CLIENT.label
    return str(statement.speaker.words(dossier.key)["name"])
