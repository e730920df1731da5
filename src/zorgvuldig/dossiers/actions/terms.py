"""How long a closed dossier is kept after something was added to it."""

from datetime import date

from zorgvuldig.dossiers.models import Dossier
from zorgvuldig.people.models import Organisation
from zorgvuldig.rules.codes import Regime
from zorgvuldig.rules.retention import keep_until

# Where the term runs from the last change, or the last contact (law.md I).
FROM_LAST_CHANGE = (Regime.JEUGDHULP, Regime.GI, Regime.MEDICAL, Regime.HELPLINE)


def restarted_term(dossier: Dossier, today: date) -> date | None:
    """Until when this closed dossier would be kept if something were added today; nothing where an
    addition changes no term, and for an open dossier, whose term begins when it closes."""
    if dossier.closed_on is None or dossier.keep_until is None:
        return None
    regime = Organisation.objects.values_list("regime", flat=True).get(pk=dossier.organisation_id)
    if regime not in FROM_LAST_CHANGE or _short(dossier, regime):
        return None
    return keep_until(regime, dossier.outcome, True, today)


def restart_term(dossier: Dossier, today: date) -> date | None:
    """Count the term of a closed dossier anew from today, where an addition does that. Never makes
    it shorter. Call it in the transaction of what was added."""
    anew = restarted_term(dossier, today)
    if anew is None or dossier.keep_until is None or anew <= dossier.keep_until:
        return None
    dossier.keep_until = anew
    Dossier.unscoped.filter(pk=dossier.pk).update(keep_until=anew)
    return anew


def _short(dossier: Dossier, regime: str) -> bool:
    """Closed without a concern and without a help relation: half a year after closing, which no
    addition lengthens."""
    if dossier.closed_on is None or dossier.keep_until is None:
        return False
    return dossier.keep_until < keep_until(regime, dossier.outcome, True, dossier.closed_on)
