"""Texts without names: advice from outside (G12) and talks with a group (G22)."""

from collections.abc import Iterable

from zorgvuldig.rules.gates.shut import Shut
from zorgvuldig.rules.recognisable import Known, sentence, traces
from zorgvuldig.rules.unnamed import names_in


def looked_for_traces(confirmed: bool) -> Shut | None:
    """G12: somebody looked whether the client can be recognised, and says so."""
    if confirmed:
        return None
    said = "Loop eerst na of iemand de cliënt kan herkennen."
    return Shut("G12", said, "reidentification_passed")


def advice_unnamed(texts: Iterable[tuple[str, str]], known: Known) -> Shut | None:
    """G12: in what is asked outside, and in the answer, stands no known detail of the client."""
    found = traces(texts, known)
    if not found:
        return None
    places = " ".join(sentence(trace) for trace in found)
    ending = "Schrijf het zo dat niemand de cliënt herkent."
    return Shut("G12", f"{places} {ending}")


def group_unnamed(texts: Iterable[tuple[str, str]], names: Iterable[str]) -> Shut | None:
    """G22: in the record of a talk with a group stands nobody's name. Who needs attention gets a
    talk of their own, in their own dossier."""
    found = names_in(texts, names)
    if not found:
        return None
    ending = "Haal de naam weg, en plan een eigen gesprek met wie dat nodig heeft."
    return Shut("G22", f"{found} {ending}")
