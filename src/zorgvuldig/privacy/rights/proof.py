"""The proof that something was destroyed: what sort of request, on which days, how many pieces.

It holds no name and nothing of what was destroyed, and is made from codes and dates alone: all that
is left.
"""

from typing import TYPE_CHECKING, Any

from zorgvuldig.handbook.wording import written
from zorgvuldig.paper import writable

if TYPE_CHECKING:
    from zorgvuldig.privacy.models import RightsAnswer, RightsRequest

WHOLE = "Het hele dossier is vernietigd."
PART = "Vernietigd: {n} onderdeel of onderdelen van het dossier."
BACKUPS = (
    "In oude reservekopieën kan het nog hooguit 90 dagen staan. De sleutel is weg. Wordt een oude "
    "kopie teruggezet, dan wordt dit opnieuw vernietigd."
)


def proof(asked: "RightsRequest", answer: "RightsAnswer") -> dict[str, Any]:
    """The proof as a letter, for the screen and for paper."""
    what = PART.format(n=asked.erased) if asked.dossier_id else WHOLE
    decided = written(answer.decided_on) if answer.decided_on else ""
    done = written(asked.done_on) if asked.done_on else ""
    lines = [
        what,
        f"Gevraagd op {written(asked.received_on)}, besloten op {decided}, gedaan op {done}.",
        BACKUPS,
    ]
    return writable(
        {
            "title": "Bewijs van vernietiging",
            "head": [["Van", asked.organisation.name], ["Nummer", str(asked.pk)], ["Datum", done]],
            "parts": [
                {
                    "title": "Wat er is gedaan",
                    "blocks": [
                        {"title": "", "lines": [{"text": text, "note": ""}]} for text in lines
                    ],
                }
            ],
        }
    )
