"""The check that points at what could still identify somebody, for every text without identity."""

from collections.abc import Iterable

from msgspec import Struct

from zorgvuldig.nameless.library import LIBRARY
from zorgvuldig.rules.nameless import PROVES_NOTHING, Finding, could_identify, persons_in
from zorgvuldig.rules.recognisable import Known, visible

NOT_NOW = (
    "De extra controle op namen en plaatsen werkt nu even niet. Onze eigen lijsten zijn wel "
    "nagelopen. Lees de tekst extra goed, of kijk hem over een minuut opnieuw na."
)


class Looked(Struct, frozen=True):
    """What was pointed at. `whole`: the library looked too."""

    findings: tuple[Finding, ...]
    whole: bool

    @property
    def told(self) -> str:
        """What to say beside the findings: that the check was not whole, or proves nothing."""
        if not self.whole:
            return NOT_NOW
        return "" if self.findings else PROVES_NOTHING


def look(texts: Iterable[str], known: Known) -> Looked:
    """Everything in these texts that could identify somebody; nothing of them is kept."""
    text = visible("\n".join(texts))
    seen = LIBRARY.findings(text)
    return Looked(tuple(could_identify(text, known, seen or ())), seen is not None)


def names(texts: Iterable[str], known: Known) -> Looked:
    """Only what could be the name of somebody, known or not (G22)."""
    text = visible("\n".join(texts))
    seen = LIBRARY.findings(text)
    return Looked(tuple(persons_in(text, known, seen or ())), seen is not None)
