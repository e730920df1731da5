"""Parcels between organisations in the demonstration: the line passed a mother on to De Brug, where
Ilse finds it unopened. All invented."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from msgspec import convert

from zorgvuldig.demo import lantern_words as words
from zorgvuldig.demo.lantern import PARENT_OF, Teller
from zorgvuldig.directory.models import Listing
from zorgvuldig.exchange.actions import connecting, sending
from zorgvuldig.helpline import referring
from zorgvuldig.helpline.actions import agreeing, handing_over, passing_on
from zorgvuldig.helpline.actions import referring as offering

if TYPE_CHECKING:
    from zorgvuldig.demo.cast import Cast
    from zorgvuldig.exchange.models import Connection
    from zorgvuldig.helpline.models import HelpRequest, Referral

TO_PROFESSIONAL, TO_TOWN = "EXTERNAL_PROFESSIONAL", "MUNICIPAL_CONTACT"


def tell(cast: "Cast") -> None:
    """De Brug receives from the line, and may send to the municipality."""
    passed_on(cast, connected(cast, "ilse", "cora", "Jeugdhulp De Brug", TO_PROFESSIONAL))
    connected(cast, "milan", "gerda", "Contactpunt gemeente Rivierstad", TO_TOWN)


def connected(cast: "Cast", receiver: str, sender: str, name: str, kind: str) -> "Connection":
    """One made a code, the other tied it to a service of its own directory."""
    code = connecting.make_code(actor=cast.at_work(receiver))
    actor = cast.at_work(sender)
    service = Listing.unscoped.create(
        organisation=actor.organisation,
        name=name,
        themes=["CONTACT"],
        languages=["nl"],
        towns=["Rivierstad"],
        phone="verzonnen nummer",
        source="gebeld met de dienst",
        checked_on=cast.today - timedelta(days=10),
    )
    return connecting.take_up(actor=actor, code=code, listing=service, addressee=kind)


def passed_on(cast: "Cast", connection: "Connection") -> None:
    """A mother said yes, was introduced, and what was told went along on paper."""
    teller = Teller(cast)
    request = teller.call(words.NEIGHBOUR, 6, "SUPPORT", **PARENT_OF, age_band="A12_15")
    referral = _offered(teller, request)
    agreeing.answer(
        **teller.at(request),
        referral=referral,
        once=uuid4(),
        answer="GIVEN",
        answered_on=cast.today - timedelta(days=3),
        told=words.PASSED_TOLD,
        shown=referring.digest(referring.stored(referral, request)),
    )
    handing_over.hand_over(
        **teller.at(request, "cora"), referral=referral, words=words.PASSED_ON, **teller.on(1)
    )
    referral.refresh_from_db()
    cora = cast.at_work("cora")
    sending.send(
        ask=lambda: passing_on.handed_over(referral, request, cora),
        actor=cora,
        connection=connection,
        answer_by=cast.today + timedelta(days=9),
        feedback_on=cast.today + timedelta(days=21),
        once=uuid4(),
    )


def _offered(teller: Teller, request: "HelpRequest") -> "Referral":
    told: dict[str, Any] = {
        "about": "CALLER",
        "addressee": TO_PROFESSIONAL,
        "known": {"only_needed": True},
        "words": words.PASSED_OFFER,
    }
    offered = convert(told, referring.Offer, strict=False)
    return offering.offer(**teller.at(request, "cora"), once=uuid4(), offered=offered)
