"""What a page says about how long a dossier is kept, before it is closed or opened again."""

from typing import TYPE_CHECKING

from zorgvuldig.dossiers.actions.terms import facts_of
from zorgvuldig.handbook import read
from zorgvuldig.handbook.wording import written
from zorgvuldig.rules.retention import term_for

if TYPE_CHECKING:
    from zorgvuldig.dossiers.models import Dossier


def on_closing(dossier: "Dossier") -> list[str]:
    """The two terms that may come to hold, and from when each counts."""
    terms, regime = read("retention"), dossier.organisation.regime
    both = (terms["dossier"]["NO_CONCERN"], terms["dossier"][regime])
    return [f"{term['text']} {terms['start'][term['start']]}" for term in both]


def on_reopening(dossier: "Dossier") -> list[str]:
    """Until when it would be kept, and that this ends with opening it."""
    if dossier.keep_until is None:
        return []
    start = read("retention")["start"][term_for(*facts_of(dossier))["start"]]
    return [
        f"Dit dossier wordt nu bewaard tot {written(dossier.keep_until)}. Heropent u het, dan "
        "vervalt die dag. Bij het volgende afsluiten wordt de termijn opnieuw geteld.",
        f"Hoe er nu is geteld: {start[0].lower()}{start[1:]}",
    ]
