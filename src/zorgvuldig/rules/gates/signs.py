"""A sign says what it is, whose it is, and keeps to what it may say: G06, G07 and G08 (S2)."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from msgspec import Struct

from zorgvuldig.rules.gates.shut import Shut
from zorgvuldig.rules.recognisable import Known, traces

FACT, TO_FOLLOW_UP = "FACT", ("OPINION", "ASSUMPTION")
OWN, SECOND_HAND = "OWN", ("NAMED", "PROTECTED")
FOLLOWED_UP = ("OPEN", "CONFIRMED", "REFUTED")


class Said(Struct, frozen=True, kw_only=True):
    """What the gates look at in one sign."""

    statement_type: str = ""
    followup: str = ""
    source: str = ""
    source_name: str = ""
    source_agrees: str = ""
    is_diagnosis: bool = False
    diagnosis_by: str = ""
    diagnosis_qualified: bool = False
    diagnosis_relevance: str = ""


def said_in(values: Mapping[str, Any]) -> Said:
    """What the gates look at, out of all that was chosen and typed about a sign."""
    return Said(**{name: values[name] for name in Said.__struct_fields__ if values.get(name)})


def typed(said: Said) -> Shut | None:
    """G06: it is a fact, an opinion or an assumption."""
    if said.statement_type in (FACT, *TO_FOLLOW_UP):
        return None
    sentence = "Kies of dit een feit, een mening of een veronderstelling is."
    return Shut("G06", sentence, "statement_type")


def comes_back(said: Said) -> Shut | None:
    """G06: an opinion or assumption has a follow-up status; a fact needs none."""
    if said.statement_type not in TO_FOLLOW_UP or said.followup in FOLLOWED_UP:
        return None
    return Shut("G06", "Een mening of veronderstelling gaat u later na. Zeg hoe het ermee staat.")


def sourced(said: Said) -> Shut | None:
    """G07: whose words it is stands with it; what comes from another has their name, or a code
    name that protects them."""
    if said.source == OWN or (said.source in SECOND_HAND and said.source_name.strip()):
        return None
    if said.source not in SECOND_HAND:
        return Shut("G07", "Zeg van wie dit komt.", "source")
    sentence = "Noem de bron, of een schuilnaam die de bron beschermt."
    return Shut("G07", sentence, "source_name")


def source_asked(said: Said) -> Shut | None:
    """G07: of another's words stands whether they agree that they are written down."""
    if said.source not in SECOND_HAND or said.source_agrees:
        return None
    return Shut("G07", "Zeg of die ander het goedvindt.", "source_agrees")


def diagnosis_made(said: Said) -> Shut | None:
    """G08: a diagnosis has its qualified author."""
    if not said.is_diagnosis or said.diagnosis_by.strip():
        return None
    sentence = "Vul in wie de diagnose stelde, of beschrijf het gedrag."
    return Shut("G08", sentence, "diagnosis_by")


def diagnosis_qualified(said: Said) -> Shut | None:
    """G08: who made the diagnosis is qualified to make it; what others think somebody has is left
    out."""
    if not said.is_diagnosis or said.diagnosis_qualified:
        return None
    sentence = "Een diagnose telt alleen van wie haar mag stellen. Beschrijf anders het gedrag."
    return Shut("G08", sentence, "diagnosis_qualified")


def diagnosis_matters(said: Said) -> Shut | None:
    """G08: a diagnosis is only there when it matters here."""
    if not said.is_diagnosis or said.diagnosis_relevance.strip():
        return None
    return Shut("G08", "Zeg waarom de diagnose hier van belang is.", "diagnosis_relevance")


ABOUT_SIGN: tuple[Callable[[Said], Shut | None], ...] = (
    typed,
    comes_back,
    sourced,
    source_asked,
    diagnosis_made,
    diagnosis_qualified,
    diagnosis_matters,
)


def about_sign(said: Said) -> list[Shut]:
    """Every gate that is shut for this sign."""
    answers = (gate(said) for gate in ABOUT_SIGN)
    return [answer for answer in answers if answer is not None]


def protected_source(said: Said, names: Iterable[str]) -> Shut | None:
    """G07: the code name of a protected source is not the name of somebody in this dossier."""
    found = traces([("schuilnaam", said.source_name)], Known(names=tuple(names)))
    if not found:
        return None
    typed = found[0].detail
    sentence = f"‘{typed}’ is een naam uit dit dossier. Kies een schuilnaam."
    return Shut("G07", sentence, "source_name")


def was_followed_up(found: str) -> Shut | None:
    """G06: what an opinion or assumption proved to be is one of three: open, right or wrong."""
    if found in FOLLOWED_UP:
        return None
    return Shut("G06", "Kies of het klopt of niet klopt.", "found")
