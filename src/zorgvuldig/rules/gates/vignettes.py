"""The gates of a situation in a workshop: W-04, W-07 and W-08, on plain values (workshop.md A5)."""

import re
from collections.abc import Iterable

from zorgvuldig.rules.gates.shut import Shut
from zorgvuldig.rules.gatherings.pointed import Pointed
from zorgvuldig.rules.gatherings.vignettes import Answers, lacking_in_vignette

REFERENCE = re.compile(r"(?<![\w-])[A-Z0-9]{4}-[A-Z0-9]{4}(?![\w-])", re.IGNORECASE)
NOT_LOOKED = (
    "De extra controle op namen en plaatsen werkt nu even niet. Daarom wordt de situatie nog niet "
    "aangenomen. Probeer het over een paar minuten opnieuw; wat u schreef blijft staan."
)
ALREADY_OUT = (
    "Deze situatie is uit de oefening gehaald, omdat er nu gevaar kan zijn. Zij komt niet terug. "
    "Ga buiten het werkatelier verder langs de gewone weg; bij acuut gevaar belt u 112."
)


def deidentified(pointed: Iterable[Pointed], answers: Answers, *, looked: bool) -> Shut | None:
    """W-04: a situation goes to the exercise when nothing in it points to somebody, every question
    is answered, and the whole check could look. The first thing to do is said; the form says
    all."""
    if not looked:
        return Shut("W-04", NOT_LOOKED)
    lacking = lacking_in_vignette(pointed, answers)
    return Shut("W-04", lacking[0].sentence, lacking[0].field) if lacking else None


def still_an_exercise(taken_out: bool) -> Shut | None:
    """W-07: what may be dangerous right now is no exercise any more, for nobody."""
    return Shut("W-07", ALREADY_OUT) if taken_out else None


def made_from_no_file(texts: Iterable[str]) -> Shut | None:
    """W-08: a situation is typed, never taken from a dossier or a request to the line; so it names
    no reference of one. A reference always holds a digit or is written in capitals."""
    found = [
        match[0]
        for text in texts
        for match in REFERENCE.finditer(text)
        if match[0].isupper() or any(sign.isdigit() for sign in match[0])
    ]
    if not found:
        return None
    typed = found[0]
    return Shut(
        "W-08",
        f"‘{typed}’ lijkt het nummer van een dossier of een hulpverzoek. Een situatie wordt "
        "hier getypt en komt nooit uit een dossier. Haal het nummer weg.",
    )
