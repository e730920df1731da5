"""A certificate of attendance, for who asks for one: PDF/UA-1, made from the list and kept nowhere.

It says that somebody was there, and nothing of what they said, answered or brought (W-06).
"""

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from zorgvuldig.gatherings.letters import when
from zorgvuldig.handbook.wording import written
from zorgvuldig.paper import printed, writable
from zorgvuldig.style.letterhead import letterhead_of

if TYPE_CHECKING:
    from zorgvuldig.gatherings.models import Participant, Provider, Workshop

TITLE = "Bewijs van deelname"
SUBJECT = "Zorgvuldig informatie delen rond jongeren: casuïstiek, dilemma’s en wettelijke kaders"


def ready(one: "Participant") -> bool:
    """Who was there and asked for it."""
    return bool(one.attended and one.wants_certificate)


def pdf(one: "Participant", provider: "Provider") -> bytes:
    """The paper. Raises `CannotBePrinted`."""
    head = letterhead_of(provider.organisation)
    told = content(one, provider)
    return printed("zorgvuldig.gatherings", "certificate.typ", told, head=head)


def content(one: "Participant", provider: "Provider") -> dict[str, Any]:
    """The words of the paper."""
    known, at = one.words(), when(one.workshop)
    rows = [
        ["Naam", known["name"]],
        ["Beroep", known.get("profession", "")],
        ["Onderwerp", SUBJECT],
        ["Dag", at["day"]],
        ["Tijd", f"{at['time']}, {hours(one.workshop)}"],
        ["Georganiseerd door", provider.name],
    ]
    return writable(
        {
            "title": TITLE,
            "says": "Wie hieronder staat, was aanwezig bij dit werkatelier. Het bewijs is bedoeld "
            "om nascholing aan te tonen. Of een beroepsregister er punten voor geeft, bepaalt dat "
            "register zelf.",
            "rows": [row for row in rows if row[1]],
            "made": f"Gemaakt op {written(timezone.localdate())}.",
        }
    )


def hours(workshop: "Workshop") -> str:
    """How long it took: "3,5 uur"."""
    if workshop.begins_at is None or workshop.ends_at is None:
        return ""
    halves = round((workshop.ends_at - workshop.begins_at).total_seconds() / 1800)
    whole, half = divmod(halves, 2)
    return f"{whole},5 uur" if half else f"{whole} uur"
