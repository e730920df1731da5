"""How long a closed dossier is kept: counted when it is closed, and anew when something is added.

Call these with the dossier held, in a transaction.
"""

from datetime import date
from typing import Any

from zorgvuldig.dossiers.codes import EntryKind
from zorgvuldig.dossiers.models import Dossier, Entry
from zorgvuldig.rules.retention import add_begins_anew, keep_until

NOTHING_NEW = (
    EntryKind.TAKEN_IN,
    EntryKind.TAKEN_OVER,
    EntryKind.CARRIED_OUT,
    EntryKind.CLOSING,
)


def term_of(
    dossier: Dossier, outcome: str, help_relation: bool, last_change: date
) -> dict[str, date]:
    """The fields that say from when and until when this dossier is kept."""
    facts = (dossier.organisation.regime, outcome, help_relation)
    return {"kept_from": last_change, "keep_until": keep_until(*facts, last_change)}


def last_change(dossier: Dossier, outcome: str, help_relation: bool, today: date) -> date:
    """From when its term counts, closed today. Where the law counts from the last change and nobody
    here added anything to what was taken over, that is still the sender's last change: a file is
    not kept longer because it moved."""
    before = dossier.kept_from
    facts = (dossier.organisation.regime, outcome, help_relation)
    if before is None or not add_begins_anew(*facts):
        return today
    own = Entry.unscoped.filter(dossier=dossier).exclude(kind__in=NOTHING_NEW)
    return today if own.exists() else before


def facts_of(dossier: Dossier) -> tuple[str, str, bool]:
    """On what its term rests. Where it was never asked whether help was given, it was: the term of
    the law holds."""
    return (dossier.organisation.regime, dossier.outcome, dossier.help_relation is not False)


def restarted_term(dossier: Dossier, today: date) -> date | None:
    """Until when this closed dossier would be kept if something were added today; None where an
    addition changes no term, and for an open dossier, whose term begins when it closes."""
    if dossier.closed_on is None or not add_begins_anew(*facts_of(dossier)):
        return None
    return keep_until(*facts_of(dossier), today)


def restart_term(dossier: Dossier, today: date) -> date | None:
    """Something was added to this closed dossier: where the law counts from the last change, its
    term begins anew. Returns until when it is kept now, or None when nothing began anew."""
    held = Dossier.unscoped.select_for_update(of=("self",)).get(pk=dossier.pk)
    if held.closed_on is None or not add_begins_anew(*facts_of(held)):
        return None
    return _store(held, today)


def count_again(dossier: Dossier) -> date:
    """Until when this closed dossier is kept by the terms as they are published now; stored when
    that is another day than was counted before."""
    start = dossier.kept_from or dossier.closed_on
    if start is None:
        raise ValueError("an open dossier has no term")
    until = keep_until(*facts_of(dossier), start)
    return until if until == dossier.keep_until else _store(dossier, start)


def _store(dossier: Dossier, start: date) -> date:
    until = keep_until(*facts_of(dossier), start)
    changed: dict[str, Any] = {"kept_from": start, "keep_until": until, "warned_on": None}
    Dossier.unscoped.filter(pk=dossier.pk).update(**changed)
    for field, value in changed.items():
        setattr(dossier, field, value)
    return until
