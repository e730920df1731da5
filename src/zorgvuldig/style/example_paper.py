"""A letter about nobody, to show what a house style makes of the letters of an organisation before
it is put to use. It comes from the page of every true letter, so it looks as they will."""

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from zorgvuldig.handbook.wording import written
from zorgvuldig.paper import letter, marked
from zorgvuldig.style.letterhead import head_with

if TYPE_CHECKING:
    from zorgvuldig.people.models import Organisation
    from zorgvuldig.style.models import HouseStyle

MARK = "Voorbeeld. Niets hiervan is echt."


def pdf(organisation: "Organisation", style: "HouseStyle") -> bytes:
    """The letter, with across every page that it is an example. Raises `CannotBePrinted`."""
    with marked(MARK):
        return letter(_content(organisation.name), head=head_with(organisation, style))


def _content(name: str) -> dict[str, Any]:
    return {
        "title": "Informatie voor mevrouw Voorbeeld",
        "head": [
            ["Van", f"{name}, medewerker Voorbeeld"],
            ["Aan", "mevrouw Voorbeeld, school Het Voorbeeld"],
            ["Over", "niemand: deze brief is een voorbeeld"],
            ["Datum", written(timezone.localdate())],
        ],
        "parts": [
            _part(
                "Waarom deze brief",
                _line("Het doel: laten zien hoe een brief er met deze huisstijl uitziet."),
            ),
            _part(
                "Wat wij met u delen",
                _line("Hier staat wat iemand zelf heeft gezien.", "Gezien door een medewerker."),
                _line("Hier staat wat iemand heeft gehoord.", "Gehoord van een collega."),
                above="Dit zijn feiten",
            ),
            _part(
                "Hoe u met deze informatie omgaat",
                _line("Kijk of uw logo scherp is en of u alles ervan ziet."),
                _line("Kijk of de koppen en de lijn uw kleur hebben. De letters zijn altijd deze."),
            ),
        ],
    }


def _part(title: str, *lines: dict[str, str], above: str = "") -> dict[str, Any]:
    return {"title": title, "blocks": [{"title": above, "lines": list(lines)}]}


def _line(text: str, note: str = "") -> dict[str, str]:
    return {"text": text, "note": note}
