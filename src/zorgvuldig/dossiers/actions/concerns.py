"""Making a safety risk concrete (method.md S6); without one no sharing procedure starts (G20)."""

from typing import TYPE_CHECKING, Any

from django.db import transaction

from zorgvuldig.dossiers.actions.entries import add_entry, codes_of
from zorgvuldig.dossiers.codes import EntryKind
from zorgvuldig.dossiers.models import Dossier, SafetyConcern

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor


@transaction.atomic
def describe_concern(*, dossier: Dossier, actor: "Actor", **entry: Any) -> SafetyConcern:
    """A concrete risk: of what, for whom, by which behaviour, how soon, and what protects."""
    written = add_entry(dossier=dossier, actor=actor, kind=EntryKind.SAFETY_CONCERN, **entry)
    return SafetyConcern.unscoped.create(**codes_of(written))
