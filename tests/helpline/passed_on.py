"""A hand-over that went on to another organisation, sealed."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from tests.cast import Town
from zorgvuldig.directory.models import Listing
from zorgvuldig.exchange.actions import connecting, sending
from zorgvuldig.exchange.models import Connection, Parcel
from zorgvuldig.helpline.actions import passing_on


def connected(lantern: Town, addressee: str, receiver: str = "chris") -> Connection:
    """De Vuurtoren made a code, and De Lantaarn may send to it."""
    code = connecting.make_code(actor=lantern.at_work(receiver))
    greet = lantern.at_work("greet")
    service = Listing.unscoped.create(
        organisation=greet.organisation,
        name="De Vuurtoren",
        themes=["CONTACT"],
        languages=["nl"],
        website="https://vuurtoren.example",
        source="eigen kennis",
        checked_on=timezone.localdate(),
    )
    return connecting.take_up(actor=greet, code=code, listing=service, addressee=addressee)


def sent(lantern: Town, request: Any, referral: Any) -> Parcel:
    referral.refresh_from_db()
    connection = connected(lantern, referral.addressee)
    cora = lantern.at_work("cora")
    return sending.send(
        ask=lambda: passing_on.handed_over(referral, request, cora),
        actor=cora,
        connection=connection,
        answer_by=timezone.localdate() + timedelta(days=7),
        once=uuid4(),
    )
