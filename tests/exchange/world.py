"""What stands behind the addresses of this room: a parcel that De Brug received and opened, one
that it took in, one that Anna sent with a correction that waits, a letter behind a link, and
connections both ways."""

from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4

from pypdf import PdfWriter

from tests.cast import Town
from tests.dossiers import afterwards
from tests.exchange import making
from zorgvuldig.directory.models import Listing
from zorgvuldig.dossiers.models import DisclosureItem, Sign
from zorgvuldig.exchange.actions import connecting, receiving, sending
from zorgvuldig.exchange.actions.sending import Decided
from zorgvuldig.exchange.models import Connection, Parcel
from zorgvuldig.rules.exchange import Origin

LETTER = {"title": "Informatie voor De Brug", "head": [["Van", "Het Anker"]], "parts": []}
OF_A_PARCEL = ("parcel", "open", "accept", "refuse", "ask", "paper")


def things(town: Town) -> dict[str, dict[str, Any]]:
    there = making.connected(town)
    back = to_de_brug(town)
    received = opened_here(town, back)
    taken_in = receiving.accept(parcel=opened_here(town, back), actor=town.at_work("ilse"))
    found = making.shared(town, "Mila Testman")
    parcel = making.sent(town, found, connection=there)
    about = {"reference": found.dossier.reference, "number": found.pk}
    items = DisclosureItem.unscoped.filter(disclosure=found).values("item")
    sign = Sign.unscoped.filter(pk__in=items, polarity="SUPPORTING").first()
    wrong = afterwards.refuted(town, found.dossier, sign.pk if sign else None)
    ready = making.shared(town, "Finn Testman")
    goes = {"reference": ready.dossier.reference, "number": ready.pk}
    link = making.behind_link(town, making.shared(town, "Lotte Testman")).link
    return {
        **{f"exchange:{name}": {"number": received.pk} for name in OF_A_PARCEL},
        "exchange:feed_back": {"number": taken_in.pk},
        **{f"dossiers:{name}": goes for name in ("send", "send_link")},
        **{
            f"dossiers:{name}": {"number": parcel.pk}
            for name in ("parcel", "parcel_revoke", "parcel_answer")
        },
        "dossiers:correction_parcel": {**about, "number": wrong.pk},
        "exchange:end": {"number": back.pk},
        "letter:letter": {"link": link},
    }


def to_de_brug(town: Town) -> Connection:
    """Gerda made a code, and Het Anker may send to De Brug."""
    code = connecting.make_code(actor=town.at_work("gerda"))
    chaima = town.at_work("chaima")
    service = Listing.unscoped.create(
        organisation=chaima.organisation,
        name="De Brug",
        themes=["CONTACT"],
        languages=["nl"],
        website="https://brug.example",
        source="eigen kennis",
        checked_on=making.today(),
    )
    return connecting.take_up(
        actor=chaima, code=code, listing=service, addressee="EXTERNAL_PROFESSIONAL"
    )


def blank_paper() -> bytes:
    """A PDF that any reader opens, with nothing on it."""
    writer, paper = PdfWriter(), BytesIO()
    writer.add_blank_page(width=200, height=200)
    writer.write(paper)
    return paper.getvalue()


def decided(**changed: Any) -> Decided:
    known: dict[str, Any] = {
        "kind": Origin.DISCLOSURE,
        "decision": uuid4(),
        "client_ref": uuid4(),
        "ground": "CONSENT",
        "addressee": "EXTERNAL_PROFESSIONAL",
        "to": "De Brug",
        "letter": LETTER,
        "pdf": blank_paper(),
        "digest": "0" * 64,
    }
    return Decided(**{**known, **changed})


def opened_here(town: Town, connection: Connection) -> Parcel:
    """Sent by Het Anker, opened by Ilse."""
    parcel = sending.send(
        actor=town.at_work("chaima"),
        ask=decided,
        connection=connection,
        answer_by=making.today() + timedelta(days=7),
        once=uuid4(),
    )
    return receiving.open_parcel(parcel=parcel, actor=town.at_work("ilse"))
