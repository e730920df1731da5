"""A referral that was handed over warmly goes on paper too, sealed, to the organisation that takes
it over.

It begins at the hand-over that was recorded, after the caller's yes to this recipient and this
information (H-09), and asks the same rules again on the day it goes.
"""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from zorgvuldig.exchange import paper
from zorgvuldig.exchange.actions import going, saying
from zorgvuldig.exchange.actions.sending import Decided
from zorgvuldig.handbook.wording import written
from zorgvuldig.helpline.actions import handing_over, referring
from zorgvuldig.helpline.actions.stories import lock
from zorgvuldig.helpline.referring import Offer, digest, stored
from zorgvuldig.paper import writable
from zorgvuldig.recording.refusals import NotNow
from zorgvuldig.rules.exchange import Origin
from zorgvuldig.rules.helpline.codes import About, ReferralState
from zorgvuldig.style.letterhead import letterhead_of
from zorgvuldig.vault.models import Reason

if TYPE_CHECKING:
    from zorgvuldig.exchange.models import Message, Parcel
    from zorgvuldig.helpline.models import HelpRequest, Referral
    from zorgvuldig.people.actor import Actor, Caller

NOT_HANDED_OVER = "Draag eerst warm over en leg dat vast. Daarna kunt u het ook versturen."
ABOUT = {
    About.CALLER: "de hulpvrager zelf",
    About.PERSON_OF_CONCERN: "de jongere om wie de zorg gaat",
}
AGREED = (
    "De hulpvrager zei ja tegen u als ontvanger en tegen precies deze informatie. Gebruik haar "
    "alleen hiervoor. Geef haar niet door zonder overleg met ons."
)
YOUNG_KNOWS = "Voor informatie over de jongere gold dezelfde vraag, aan wie daarover gaat."
PARTS = (
    ("Waarom", "why"),
    ("Wat is verteld", "told"),
    ("Wat u ermee doet", "use"),
    ("Aanspreekpunt bij u", "contact_person"),
    ("Wat nog openligt", "open"),
    ("Wat de vertrouwenspersoon nog doet", "stays"),
)


@transaction.atomic
def answer(
    *, request: "HelpRequest", parcel: "Parcel", actor: "Actor", text: str, once: UUID
) -> "Message":
    """Answer what the receiver asks, while the request is here."""
    lock(request)
    return saying.answer(parcel=parcel, actor=actor, text=text, once=once)


def handed_over(referral: "Referral", request: "HelpRequest", actor: "Actor") -> Decided:
    """What may go: what was told at the hand-over, while the caller's yes stands and the rules
    leave room. Call it in a transaction: request and referral are held from here on."""
    lock(request)
    held = referring.hold_referral(referral)
    if held.state != ReferralState.HANDED_OVER or not held.words(request.key):
        raise NotNow(NOT_HANDED_OVER)
    handing_over.hold_yes(held, request)
    handing_over.hold_rules(held, request, actor)
    offer = stored(held, request)
    letter = written_down(held, request, offer)
    number = digest(offer)
    return Decided(
        kind=Origin.REFERRAL,
        decision=held.pk,
        client_ref=request.pk,
        ground="CONSENT",
        addressee=held.addressee,
        to=offer.words.get("recipient", ""),
        letter=letter,
        pdf=paper.pdf_to_send(letter, letterhead_of(request.organisation)),
        digest=number,
    )


def written_down(referral: "Referral", request: "HelpRequest", offer: Offer) -> dict[str, Any]:
    """The letter: what was told together, and no more."""
    words = offer.words
    about = ABOUT[offer.about]
    name = words.get("person_name", "")
    on = written(referral.handed_over_on) if referral.handed_over_on else ""
    parts = [(title, words.get(kept, "")) for title, kept in PARTS]
    known = [AGREED, *([YOUNG_KNOWS] if offer.about == About.PERSON_OF_CONCERN else [])]
    return writable(
        {
            "title": "Overdracht",
            "head": [
                ["Van", request.organisation.name],
                ["Aan", words.get("recipient", "")],
                ["Over", f"{about}: {name}" if name else about],
                ["Kennisgemaakt op", on],
            ],
            "parts": [
                *(_part(title, text.splitlines()) for title, text in parts if text.strip()),
                _part("Wat is afgesproken", known),
            ],
        }
    )


def _part(title: str, lines: list[str]) -> dict[str, Any]:
    said = [{"text": line.strip(), "note": ""} for line in lines if line.strip()]
    return {"title": title, "blocks": [{"title": "", "lines": said}]}


def take_back(referral: "Referral", actor: "Actor | Caller") -> None:
    """The caller's yes is withdrawn: what nobody opened comes back, who did is told."""
    going.decisions_gone(
        actor=actor,
        organisation_id=referral.organisation_id,
        decisions=[referral.pk],
        reason=Reason.CONSENT_WITHDRAWN,
    )
