"""May a proposal go on? Each refusal says what is missing and what can be done."""

from typing import Any

from zorgvuldig.dossiers.letter import paper
from zorgvuldig.dossiers.standing import Standing
from zorgvuldig.handbook import read
from zorgvuldig.recording.files import printing
from zorgvuldig.recording.refusals import GateShut, NotNow

NOT_PRINTED = (
    "Van deze brief kan geen PDF worden gemaakt. Haal bijzondere tekens uit uw tekst en probeer "
    "het opnieuw."
)
NOT_ALLOWED = "De regels laten dit nu niet toe. Bij het advies staat waarom, en wat wel kan."
MENDS = {
    "COUNTER_SIGNS": "Kies ook wat de zorg tegenspreekt, of schrijf op waarom u dat weglaat.",
    "NOT_RIGHT": "Een gekozen onderdeel is weerlegd of voorbij. Bewaar het voorstel opnieuw.",
    "MELDCODE": "Doorloop eerst de stappen van de meldcode.",
}


def refuse_unless_ready(stands: Standing) -> None:
    """Raises `GateShut` or `NotNow` with the first thing that is missing."""
    if not stands.advice.allowed:
        raise NotNow(NOT_ALLOWED)
    if stands.missing:
        raise shut(stands.missing[0])


def shut(gate: str) -> GateShut:
    """The refusal of one gate, in the words of the handbook."""
    return GateShut(gate, MENDS.get(gate) or read("gates")[gate]["mend"])


def refuse_unless_printed(letter: dict[str, Any]) -> None:
    """A letter that cannot go on paper is said now, and not after the decision."""
    with printing(NOT_PRINTED):
        paper.pdf(letter, None)
