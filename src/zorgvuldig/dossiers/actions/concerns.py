"""Making a safety risk concrete (method.md S6); without one no sharing procedure starts (G20)."""

from typing import TYPE_CHECKING, Any

from django.db import transaction

from zorgvuldig.dossiers.actions.entries import add_entry, codes_of
from zorgvuldig.dossiers.codes import EntryKind
from zorgvuldig.dossiers.models import Dossier, SafetyConcern
from zorgvuldig.recording.refusals import hold
from zorgvuldig.rules import gates

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor


@transaction.atomic
def describe_concern(*, dossier: Dossier, actor: "Actor", **entry: Any) -> SafetyConcern:
    """A concrete risk: of what, for whom, by which behaviour, how soon, how serious, and what
    protects; a general worry is none (G20)."""
    written = add_entry(dossier=dossier, actor=actor, kind=EntryKind.SAFETY_CONCERN, **entry)
    hold(gates.concrete(entry["words"]))
    return SafetyConcern.unscoped.create(**codes_of(written))
