"""The look at what is said beside a parcel: no word that stamps a person, and nothing that tells
more of somebody than the letter did."""

from typing import TYPE_CHECKING, Any

from zorgvuldig.handbook.wording import label_words, nobody_stamped
from zorgvuldig.nameless.pointing import look
from zorgvuldig.recording.refusals import NotNow
from zorgvuldig.rules.recognisable import Known, folded, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zorgvuldig.exchange.models import Parcel

NOT_LOOKED = (
    "De controle op namen, dagen en plaatsen werkt nu even niet. Er is niets verstuurd. Probeer "
    "het over een minuut opnieuw."
)
NEW = (
    "In uw tekst staat {found}. Dat staat niet in de brief. Wat iemand nieuw te weten komt over "
    "een persoon, vraagt een eigen besluit om te delen. Schrijf het zonder, of doe een nieuw "
    "voorstel."
)


def refuse_what_is_new(parcel: "Parcel", organisation_id: int, text: str) -> None:
    """Raises `NotNow` when these words stamp somebody, or hold a name, a day, a place or a number
    that stands not in the letter. Without the whole check nothing goes."""
    if found := label_words(text):
        raise NotNow(nobody_stamped(found))
    looked = look([text], Known())
    if not looked.whole:
        raise NotNow(NOT_LOOKED)
    told = folded(visible(" ".join(texts_in(parcel.words(organisation_id).get("letter", {})))))
    fresh = [one.written for one in looked.findings if folded(one.written) not in told]
    if fresh:
        raise NotNow(NEW.format(found=_listed(list(dict.fromkeys(fresh)))))


def texts_in(content: Any) -> "Iterator[str]":
    """Every text in a letter, whatever its structure."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict):
        for value in content.values():
            yield from texts_in(value)
    elif isinstance(content, list):
        for value in content:
            yield from texts_in(value)


def _listed(found: list[str]) -> str:
    shown = [f"‘{one}’" for one in found[:5]]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} en {shown[-1]}"
