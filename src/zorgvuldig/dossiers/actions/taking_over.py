"""A dossier that begins with what another organisation recorded: read only, and nothing of ours."""

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import uuid5

from zorgvuldig.dossiers.codes import EntryKind
from zorgvuldig.dossiers.models import Dossier, Entry
from zorgvuldig.handbook import EDITION

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zorgvuldig.people.actor import Actor


def take_over(
    *, dossier: Dossier, actor: "Actor", pieces: "Iterable[dict[str, Any]]", last_change: date
) -> None:
    """Lay these pieces in a dossier that was begun in this transaction, each on its own day, with
    the number it had kept among its words. No row of codes is made beside them: so no gate, no step
    and no count reads them as a talk, a sign, a consent or a decision of this organisation. The
    database refuses any later change of them. Without a log line of their own: the caller writes
    one."""
    Entry.unscoped.bulk_create([_entry(dossier, actor, piece) for piece in pieces], batch_size=500)
    dossier.kept_from = last_change
    dossier.save(update_fields=["kept_from"])


def _entry(dossier: Dossier, actor: "Actor", piece: dict[str, Any]) -> Entry:
    """Its number follows from both: two organisations can have the same piece."""
    number = uuid5(dossier.pk, str(piece["nummer"]))
    return Entry(
        id=number,
        organisation_id=dossier.organisation_id,
        dossier=dossier,
        kind=EntryKind.TAKEN_OVER,
        happened_on=date.fromisoformat(str(piece["gebeurd_op"])),
        author=actor.person,
        sealed=dossier.key.seal({"piece": piece}, number),
        edition=EDITION,
    )
