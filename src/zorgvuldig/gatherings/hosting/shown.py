"""What the municipality sees of its workshop: agreements and counts, and nobody's answer.

Of each sector it sees the seats and how often it invited somebody, which it knows; that never goes
down, whoever declines. How many seats are held it sees of all sectors together and from five on:
in a sector with one police officer a count is that police officer's answer.
"""

from typing import Any

from zorgvuldig.gatherings.access.standing import standing
from zorgvuldig.gatherings.views import workshop_words
from zorgvuldig.gatherings.views.host_parts import host_parts_of
from zorgvuldig.handbook.wording import label
from zorgvuldig.rules.gatherings.codes import WorkshopState as W
from zorgvuldig.rules.gatherings.moves import OF_A_WORKSHOP, possible
from zorgvuldig.rules.gatherings.seats import in_order, total

SAID = {
    W.REQUESTED: "Uw aanvraag is binnen. We bellen of mailen u voor het voorgesprek.",
    W.PREP_CALL_DONE: "Het voorgesprek is gehouden. We spreken nog af hoeveel plaatsen elke sector "
    "krijgt.",
    W.MIX_AGREED: "De plaatsen zijn verdeeld. Zodra dag en begeleiders vaststaan, nodigt u mensen "
    "uit.",
    W.INVITED: "De uitnodigingen zijn de deur uit. U kunt mensen blijven uitnodigen.",
    W.CONFIRMED: "Het werkatelier gaat door. Zorgt u voor de ruimte en het eten?",
    W.HELD: "Het werkatelier is geweest. Wij schrijven het verslag.",
    W.REPORT_DRAFT: "Wij schrijven het verslag. U krijgt het als een begeleider heeft getekend.",
    W.REPORT_SENT: "Het verslag is klaar; u leest het onderaan. Na drie en na zes maanden "
    "vragen we wat ervan kwam.",
    W.FOLLOW_UP: "We kijken samen terug: wat kwam er van de aanbevelingen?",
    W.CLOSED: "Het werkatelier is afgerond.",
    W.CANCELLED: "Het werkatelier gaat niet door. Wie was uitgenodigd, heeft bericht gekregen.",
}
READY = "De plaatsen zijn verdeeld en de dag staat vast. U kunt nu mensen uitnodigen."
FEWEST_TOLD = 5
TOO_FEW = (
    "Er zijn minder dan vijf plaatsen bezet. Hoeveel precies laten we niet zien: dan zou u kunnen "
    "weten wie er komt."
)
YOURS = {"Wat de gemeente wil": "Wat u vroeg"}


def shown_to_host(workshop: Any, provider: Any) -> dict[str, Any]:
    """The page in plain values."""
    found = standing(workshop)
    invites = may_invite(workshop)
    return {
        "workshop": workshop,
        "said": said(workshop),
        "rows": _rows(workshop, found.leads),
        "shares": _shares(workshop, found),
        "invites": invites,
        "prepared": workshop_words.prepared(workshop),
        "parts": host_parts_of(workshop, provider),
    }


def may_invite(workshop: Any) -> bool:
    """Is it time for the municipality to invite, or to invite more?"""
    moves = set(possible(OF_A_WORKSHOP, workshop.state))
    return bool({"invite", "invite_more"} & moves) and workshop.begins_at is not None


def said(workshop: Any) -> str:
    """How things stand, in one or two sentences."""
    ready = workshop.state == W.MIX_AGREED and may_invite(workshop)
    return READY if ready else SAID[W(workshop.state)]


def _shares(workshop: Any, found: Any) -> dict[str, Any]:
    """The seats, and nothing from which an answer of one person follows."""
    if not found.mix:
        return {}
    times, held, seats = (
        workshop.words().get("invited", {}),
        sum(found.held.values()),
        total(found.mix),
    )
    return {
        "rows": [
            {
                "sector": label("gather_sector", sector),
                "seats": found.mix[sector],
                "invited": times.get(sector, 0),
            }
            for sector in in_order(found.mix)
        ],
        "said": _held(held, seats) if held >= FEWEST_TOLD else TOO_FEW,
    }


def _held(held: int, seats: int) -> str:
    free = max(0, seats - held)
    return f"Van de {seats} plaatsen zijn er {held} bezet en {free} vrij."


def _rows(workshop: Any, leads: Any) -> list[dict[str, Any]]:
    """The agreements, as the municipality is spoken to; not the contact, who may have changed."""
    left_out = ("Contact bij de gemeente", workshop_words.INVITES)
    told = [row for row in workshop_words.rows(workshop, leads) if row["key"] not in left_out]
    return [{**row, "key": YOURS.get(row["key"], row["key"])} for row in told]
